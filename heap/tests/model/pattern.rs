//! What is written into a block, so that nobody else can write there unseen.
//!
//! Small blocks are filled throughout. Of long ones each page has a stretch at both of its ends:
//! enough to notice a wrong copy or a page that was taken away, at a fraction of the time. Which
//! words count must not depend on a block's size, or its contents could not be compared after it grew.

/// Words up to here are all filled.
const WHOLE_WORDS: usize = (16 << 10) / 8;
/// Words of a stretch.
const STRETCH_WORDS: usize = 2;
const PAGE_WORDS: usize = 4096 / 8;

/// The word that belongs at place `index`.
fn word(seed: u64, index: usize) -> u64 {
    (seed ^ index as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1
}

/// The place after `index` that counts.
fn next(index: usize) -> usize {
    let next = index + 1;
    let inside = next % PAGE_WORDS;
    if next < WHOLE_WORDS || !(STRETCH_WORDS..PAGE_WORDS - STRETCH_WORDS).contains(&inside) {
        next
    } else {
        next - inside + PAGE_WORDS - STRETCH_WORDS
    }
}

/// Fills a block.
///
/// # Safety
/// `block` is a multiple of 8 and has `bytes` bytes that nobody else uses.
pub unsafe fn fill(block: *mut u8, bytes: usize, seed: u64) {
    let (words, mut index) = (bytes / 8, 0);
    while index < words {
        // SAFETY: below `bytes`.
        unsafe { block.cast::<u64>().add(index).write(word(seed, index)) };
        index = next(index);
    }
}

/// The first byte that is not what [`fill`] has written there for a block at least so long.
///
/// # Safety
/// `block` is a multiple of 8 and has `bytes` bytes that nobody writes to meanwhile.
pub unsafe fn damage(block: *const u8, bytes: usize, seed: u64) -> Option<usize> {
    let (words, mut index) = (bytes / 8, 0);
    while index < words {
        // SAFETY: below `bytes`.
        if unsafe { block.cast::<u64>().add(index).read() } != word(seed, index) {
            return Some(index * 8);
        }
        index = next(index);
    }
    if index > words {
        return None;
    }
    let last = word(seed, words).to_ne_bytes();
    // SAFETY: below `bytes`.
    (words * 8..bytes).find(|at| unsafe { block.add(*at).read() } != last[at % 8])
}

/// The first byte that is not zero; all of them count.
///
/// # Safety
/// `block` has `bytes` bytes that nobody writes to meanwhile.
pub unsafe fn not_zero(block: *const u8, bytes: usize) -> Option<usize> {
    // SAFETY: by this function's contract.
    let all = unsafe { std::slice::from_raw_parts(block, bytes) };
    // The comparison of slices is the C library's, fast in unoptimised builds as well.
    let zeros = [0; 4096];
    let chunk = all
        .chunks(zeros.len())
        .position(|chunk| *chunk != zeros[..chunk.len()])?;
    let start = chunk * zeros.len();
    let inside = all[start..].iter().position(|byte| *byte != 0)?;
    Some(start + inside)
}
