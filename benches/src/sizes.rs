//! Sizes as Python asks for them, and chance that is the same in every run.

/// Sizes and how often each is alive, in percent: what the recorded traces hold when they hold most.
const LIVE_SIZES: [(u16, u8); 12] = [
    (16, 2),
    (28, 14),
    (32, 14),
    (48, 9),
    (56, 22),
    (64, 18),
    (80, 4),
    (96, 6),
    (120, 7),
    (184, 2),
    (256, 1),
    (512, 1),
];

/// Dictionary keys and the like, from this size on, come from the mem domain; objects from obj.
const MEM_FROM_BYTES: usize = 100;

/// The domain a block of that size comes from: 1 or 2.
pub fn domain(bytes: usize) -> usize {
    if bytes >= MEM_FROM_BYTES { 1 } else { 2 }
}

/// A small generator of pseudo-random numbers (xorshift64*).
pub struct Chance(u64);

impl Chance {
    /// The same numbers for the same seed.
    pub fn new(seed: u64) -> Chance {
        Chance(seed * 2 + 1)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        ((high * bound as u64) >> 32) as usize
    }

    /// A size as Python asks for it.
    pub fn size(&mut self) -> usize {
        let mut percent = self.below(100) as i32;
        for (bytes, share) in LIVE_SIZES {
            percent -= i32::from(share);
            if percent < 0 {
                return usize::from(bytes);
            }
        }
        unreachable!("the shares sum up to 100")
    }

    /// Puts the items in an order of chance.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_are_percent() {
        assert_eq!(
            LIVE_SIZES
                .iter()
                .map(|(_, share)| u32::from(*share))
                .sum::<u32>(),
            100
        );
    }

    #[test]
    fn a_shuffle_keeps_all_items_and_moves_most() {
        let mut items: Vec<usize> = (0..1000).collect();
        Chance::new(9).shuffle(&mut items);
        let unmoved = items
            .iter()
            .enumerate()
            .filter(|(place, item)| place == *item)
            .count();
        assert!(unmoved < 20, "{unmoved}");
        items.sort_unstable();
        assert!(items.iter().enumerate().all(|(place, item)| place == *item));
    }
}
