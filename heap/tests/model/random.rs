//! Numbers that look random and are the same each time.

/// A generator; its seed says what it gives (splitmix64).
#[derive(Clone)]
pub struct Random(u64);

impl Random {
    /// Starts at a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Random bytes.
    pub fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.next() as u8).collect()
    }

    /// A size as programs ask for: mostly small, now and then up to `most`.
    pub fn size(&mut self, most: usize) -> usize {
        let end = match self.below(100) {
            0..70 => 513,
            70..90 => 4 << 10,
            90..96 => 40 << 10,
            96..99 => 600 << 10,
            _ => 4 << 20,
        };
        self.below(end.min(most) + 1)
    }
}
