//! Data that DEFLATE has compressed (RFC 1951), back to what they were.
//!
//! ```text
//! stream = block block ... block      the last one says so
//! block  = stored: length and bytes | codes that are fixed | codes that the block describes
//! codes  = a literal byte, the end, or a length with a distance back into the output
//! ```

use super::Trouble;

/// The longest code.
const LONGEST: usize = 15;
/// Symbols of literals and lengths, of distances, and of the lengths of codes.
const LITERALS: usize = 288;
const DISTANCES: usize = 32;
const ORDER: [usize; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];
/// The symbol that ends a block.
const END: usize = 256;

const LENGTH_BASE: [u16; 29] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
];
const LENGTH_BITS: [u8; 29] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCE_BASE: [u16; 30] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
];

type Result<T> = core::result::Result<T, Trouble>;

/// The bits of the input, the lowest of each byte first.
struct Bits<'a> {
    input: &'a [u8],
    next: usize,
    held: u64,
    count: u32,
}

impl Bits<'_> {
    /// Has as many bits ready as there are, up to 56.
    #[inline]
    fn fill(&mut self) {
        while self.count <= 56 && self.next < self.input.len() {
            self.held |= u64::from(self.input[self.next]) << self.count;
            self.next += 1;
            self.count += 8;
        }
    }

    #[inline]
    fn take(&mut self, count: u32) -> Result<u32> {
        self.fill();
        if count > self.count {
            return Err(Trouble::Truncated);
        }
        let bits = self.held & ((1 << count) - 1);
        self.held >>= count;
        self.count -= count;
        Ok(bits as u32)
    }

    /// Lets go of what is left of a byte, and of bytes that were only looked at.
    fn align(&mut self) {
        self.next -= (self.count / 8) as usize;
        self.held = 0;
        self.count = 0;
    }

    fn bytes(&mut self, count: usize) -> Result<&[u8]> {
        let bytes = self.input[self.next..]
            .get(..count)
            .ok_or(Trouble::Truncated)?;
        self.next += count;
        Ok(bytes)
    }
}

/// A prefix code: for each sequence of `bits` bits the symbol that it begins with and how many bits that one has, or 0
/// where no symbol begins so.
struct Code {
    entries: Vec<u16>,
    bits: u32,
}

impl Code {
    /// From the length of each symbol's code, 0 for a symbol that does not occur. None when too many codes are asked
    /// for, or when sequences of bits are left over; those are allowed to a code of one symbol with one bit, if
    /// `may_be_single`, and to a code without symbols.
    fn new(lengths: &[u8], may_be_single: bool) -> Result<Option<Code>> {
        let mut counts = [0u16; LONGEST + 1];
        for &length in lengths {
            counts[usize::from(length)] += 1;
        }
        counts[0] = 0;
        let bits = counts.iter().rposition(|&count| count > 0).unwrap_or(0);
        let mut code = Code {
            entries: Vec::new(),
            bits: bits as u32,
        };
        let mut left = 1i32;
        let mut first = [0u16; LONGEST + 2];
        for length in 1..=LONGEST {
            left = (left << 1) - i32::from(counts[length]);
            if left < 0 {
                return Ok(None);
            }
            first[length + 1] = (first[length] + counts[length]) << 1;
        }
        let is_empty = bits == 0;
        if left > 0 && !is_empty && !(may_be_single && bits == 1) {
            return Ok(None);
        }
        code.reserve()?;
        for (symbol, &length) in lengths.iter().enumerate() {
            if length == 0 {
                continue;
            }
            let number = first[usize::from(length)];
            first[usize::from(length)] += 1;
            // Codes come with their highest bit first.
            let start = usize::from(number.reverse_bits() >> (16 - length));
            let entry = (symbol as u16) << 4 | u16::from(length);
            for place in code.entries[start..].iter_mut().step_by(1 << length) {
                *place = entry;
            }
        }
        Ok(Some(code))
    }

    fn reserve(&mut self) -> Result<()> {
        let size = 1usize << self.bits;
        self.entries
            .try_reserve_exact(size)
            .map_err(|_| Trouble::NoMemory)?;
        self.entries.resize(size, 0);
        Ok(())
    }

    /// The next symbol.
    #[inline]
    fn read(&self, bits: &mut Bits, unknown: &'static str) -> Result<usize> {
        bits.fill();
        let entry = self.entries[(bits.held & ((1 << self.bits) - 1)) as usize];
        let length = u32::from(entry & 15);
        if length == 0 {
            return Err(if bits.count < self.bits.max(1) {
                Trouble::Truncated
            } else {
                Trouble::Data(unknown)
            });
        }
        bits.take(length)?;
        Ok(usize::from(entry >> 4))
    }
}

/// Inflates from the beginning of `input`: adds to `output`, and says how many bytes of the input that took. Nothing
/// reaches back further than `window` bytes.
pub fn inflate(input: &[u8], window: usize, output: &mut Vec<u8>) -> Result<usize> {
    let mut bits = Bits {
        input,
        next: 0,
        held: 0,
        count: 0,
    };
    loop {
        let is_last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(&mut bits, output)?,
            1 => {
                let (literals, distances) = fixed()?;
                coded(&mut bits, &literals, &distances, window, output)?;
            }
            2 => {
                let (literals, distances) = described(&mut bits)?;
                coded(&mut bits, &literals, &distances, window, output)?;
            }
            _ => return Err(Trouble::Data("invalid block type")),
        }
        if is_last {
            bits.align();
            return Ok(bits.next);
        }
    }
}

/// Room for `more` bytes.
#[inline]
fn reserve(output: &mut Vec<u8>, more: usize) -> Result<()> {
    if output.capacity() - output.len() < more {
        output.try_reserve(more).map_err(|_| Trouble::NoMemory)?;
    }
    Ok(())
}

fn stored(bits: &mut Bits, output: &mut Vec<u8>) -> Result<()> {
    bits.align();
    let head = bits.bytes(4)?;
    let length = u16::from_le_bytes([head[0], head[1]]);
    if length != !u16::from_le_bytes([head[2], head[3]]) {
        return Err(Trouble::Data("invalid stored block lengths"));
    }
    let bytes = bits.bytes(usize::from(length))?;
    reserve(output, bytes.len())?;
    output.extend_from_slice(bytes);
    Ok(())
}

/// The codes that need no description.
fn fixed() -> Result<(Code, Code)> {
    let mut lengths = [8; LITERALS];
    lengths[144..256].fill(9);
    lengths[256..280].fill(7);
    let wrong = Trouble::Data("invalid block type");
    let literals = Code::new(&lengths, true)?.ok_or(wrong)?;
    let distances = Code::new(&[5; DISTANCES], true)?.ok_or(wrong)?;
    Ok((literals, distances))
}

/// The codes of a block that begins with their lengths, which are coded themselves.
fn described(bits: &mut Bits) -> Result<(Code, Code)> {
    let literals = bits.take(5)? as usize + 257;
    let distances = bits.take(5)? as usize + 1;
    let count = bits.take(4)? as usize + 4;
    if literals > 286 || distances > 30 {
        return Err(Trouble::Data("too many length or distance symbols"));
    }
    let mut of_lengths = [0; ORDER.len()];
    for &symbol in &ORDER[..count] {
        of_lengths[symbol] = bits.take(3)? as u8;
    }
    const WRONG: &str = "invalid code lengths set";
    let mut code = Code::new(&of_lengths, false)?.ok_or(Trouble::Data(WRONG))?;
    if code.bits == 0 {
        // Without a code for lengths, the zlib library takes each bit for a length of 0.
        code.entries[0] = 1;
    }
    let mut lengths = [0; LITERALS + DISTANCES];
    let lengths = &mut lengths[..literals + distances];
    read_lengths(bits, &code, lengths)?;
    if lengths[END] == 0 {
        return Err(Trouble::Data("invalid code -- missing end-of-block"));
    }
    let (of_literals, of_distances) = lengths.split_at(literals);
    Ok((
        Code::new(of_literals, true)?.ok_or(Trouble::Data("invalid literal/lengths set"))?,
        Code::new(of_distances, true)?.ok_or(Trouble::Data("invalid distances set"))?,
    ))
}

/// Lengths one by one, and runs of them.
fn read_lengths(bits: &mut Bits, code: &Code, lengths: &mut [u8]) -> Result<()> {
    let mut at = 0;
    while at < lengths.len() {
        let symbol = code.read(bits, "invalid code lengths set")?;
        let (value, run) = match symbol {
            0..=15 => (symbol as u8, 1),
            16 => {
                let run = bits.take(2)? as usize + 3;
                let previous = at.checked_sub(1).map(|before| lengths[before]);
                (
                    previous.ok_or(Trouble::Data("invalid bit length repeat"))?,
                    run,
                )
            }
            17 => (0, bits.take(3)? as usize + 3),
            _ => (0, bits.take(7)? as usize + 11),
        };
        lengths
            .get_mut(at..at + run)
            .ok_or(Trouble::Data("invalid bit length repeat"))?
            .fill(value);
        at += run;
    }
    Ok(())
}

/// The symbols of one block.
fn coded(
    bits: &mut Bits,
    literals: &Code,
    distances: &Code,
    window: usize,
    output: &mut Vec<u8>,
) -> Result<()> {
    loop {
        let symbol = literals.read(bits, "invalid literal/length code")?;
        if symbol < END {
            reserve(output, 1)?;
            output.push(symbol as u8);
            continue;
        }
        if symbol == END {
            return Ok(());
        }
        let which = symbol - END - 1;
        let Some(&base) = LENGTH_BASE.get(which) else {
            return Err(Trouble::Data("invalid literal/length code"));
        };
        let length = usize::from(base) + bits.take(u32::from(LENGTH_BITS[which]))? as usize;
        let which = distances.read(bits, "invalid distance code")?;
        let Some(&base) = DISTANCE_BASE.get(which) else {
            return Err(Trouble::Data("invalid distance code"));
        };
        let more = (which as u32 / 2).saturating_sub(1);
        let distance = usize::from(base) + bits.take(more)? as usize;
        if distance > output.len() || distance > window {
            return Err(Trouble::Data("invalid distance too far back"));
        }
        copy(output, distance, length)?;
    }
}

/// Repeats what lies `distance` bytes back; the copy may run into itself.
fn copy(output: &mut Vec<u8>, distance: usize, length: usize) -> Result<()> {
    reserve(output, length)?;
    let from = output.len() - distance;
    if distance >= length {
        output.extend_from_within(from..from + length);
        return Ok(());
    }
    for at in from..from + length {
        output.push(output[at]);
    }
    Ok(())
}
