//! How much memory this process holds.

use std::fs;

const PAGE_BYTES: usize = 4096;

/// Resident memory now, in bytes: exact, summed over the page tables.
pub fn resident_bytes() -> u64 {
    field("/proc/self/smaps_rollup", "Rss:")
}

/// Resident memory now, before a measurement begins. What this program has left free in the C library's heap goes back
/// first, so that blocks which fit into it do not look like blocks that cost nothing.
pub fn baseline_bytes() -> u64 {
    // SAFETY: may be called at any time.
    unsafe { libc::malloc_trim(0) };
    resident_bytes()
}

fn field(file: &str, name: &str) -> u64 {
    let text = fs::read_to_string(file).expect("/proc is mounted");
    let line = text
        .lines()
        .find(|line| line.starts_with(name))
        .expect("the kernel has this field");
    let kilobytes = line
        .split_whitespace()
        .nth(1)
        .and_then(|number| number.parse::<u64>().ok());
    kilobytes.expect("the field is a number") * 1024
}

/// Makes the pages of all files that are mapped resident, so that code which runs for the first time during a measurement
/// does not look like memory of the allocator. Where the system cannot do that (before Linux 5.14), it stays undone.
pub fn touch_code() {
    let maps = fs::read_to_string("/proc/self/maps").expect("/proc is mounted");
    for line in maps
        .lines()
        .filter(|line| line.contains(" r") && line.contains('/'))
    {
        let range = line
            .split_once(' ')
            .and_then(|(range, _)| range.split_once('-'));
        let address = |text: &str| usize::from_str_radix(text, 16).ok();
        if let Some((Some(start), Some(end))) =
            range.map(|(start, end)| (address(start), address(end)))
        {
            // SAFETY: the advice reads pages in and changes nothing.
            unsafe {
                libc::madvise(
                    std::ptr::without_provenance_mut(start),
                    end - start,
                    libc::MADV_POPULATE_READ,
                )
            };
        }
    }
}

/// Memory for the measuring program itself: mapped and touched before a measurement begins, never given back.
pub fn own_table<T: Copy>(length: usize, value: T) -> &'static mut [T] {
    let bytes = (length * size_of::<T>()).max(1);
    // SAFETY: an anonymous mapping at an address the system chooses disturbs nothing.
    let start = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            bytes,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_POPULATE,
            -1,
            0,
        )
    };
    assert_ne!(start, libc::MAP_FAILED, "out of memory");
    // SAFETY: the mapping is as long as the table, page-aligned, zeroed, ours alone and never unmapped; `fill` writes
    // each place before anybody reads it as a `T`.
    unsafe {
        let places =
            std::slice::from_raw_parts_mut(start.cast::<std::mem::MaybeUninit<T>>(), length);
        for place in places.iter_mut() {
            place.write(value);
        }
        &mut *(std::ptr::from_mut(places) as *mut [T])
    }
}

/// Counts pages, in memory of its own that is resident from the start.
pub struct PageSet {
    pages: &'static mut [usize],
}

impl PageSet {
    /// Room for the pages of blocks of these sizes, wherever they lie.
    pub fn new(sizes: impl Iterator<Item = usize>) -> PageSet {
        // A block touches a page more than its size makes full, at most.
        let most = sizes.map(|bytes| bytes / PAGE_BYTES + 2).sum();
        PageSet {
            pages: own_table(most, 0),
        }
    }

    /// Bytes of the pages that hold a byte of one of the blocks, given by start and size.
    pub fn bytes(&mut self, blocks: impl Iterator<Item = (*mut u8, usize)>) -> u64 {
        let mut used = 0;
        for (block, bytes) in blocks {
            let (first, last) = (block as usize, block as usize + bytes.max(1) - 1);
            for page in first / PAGE_BYTES..=last / PAGE_BYTES {
                self.pages[used] = page;
                used += 1;
            }
        }
        let pages = &mut self.pages[..used];
        pages.sort_unstable();
        let distinct = pages.chunk_by(|one, other| one == other).count();
        (distinct * PAGE_BYTES) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_count_once_and_blocks_may_straddle_them() {
        let mut pages = PageSet::new([16, 16, 8192, 1].into_iter());
        let at = |address: usize| std::ptr::without_provenance_mut::<u8>(address);
        let blocks = [
            (at(0x1000), 16),
            (at(0x1ff8), 16),
            (at(0x8010), 8192),
            (at(0xafff), 1),
        ];
        assert_eq!(pages.bytes(blocks[..1].iter().copied()), 4096);
        assert_eq!(pages.bytes(blocks[..2].iter().copied()), 2 * 4096);
        assert_eq!(pages.bytes(blocks.into_iter()), 5 * 4096);
    }
}
