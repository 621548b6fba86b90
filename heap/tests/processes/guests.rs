//! Free blocks of full pools that the current pool of their class has taken in.

use std::collections::BTreeSet;

use pyrite_heap as heap;
use pyrite_heap::Domain;

use crate::Scenario;
use crate::model::random::Random;

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "guests::the_last_freed_is_the_next_given",
        body: the_last_freed_is_the_next_given,
    },
    Scenario {
        name: "guests::counts_are_exact",
        body: counts_are_exact,
    },
    Scenario {
        name: "guests::no_page_stays_for_their_sake",
        body: no_page_stays_for_their_sake,
    },
    Scenario {
        name: "guests::the_current_pool_loses_all_its_own",
        body: the_current_pool_loses_all_its_own,
    },
    Scenario {
        name: "guests::replaced_at_random",
        body: replaced_at_random,
    },
];

const BYTES: usize = 64;
const PER_PAGE: usize = 4096 / BYTES;
const PAGES: usize = 20;

/// Full pages of blocks, page by page.
fn full_pages() -> Vec<Vec<*mut u8>> {
    let mut pages: Vec<Vec<*mut u8>> = Vec::new();
    for _ in 0..PAGES * PER_PAGE {
        let block = heap::malloc(Domain::Obj, BYTES);
        let page = block as usize >> 12;
        match pages.iter_mut().find(|of| of[0] as usize >> 12 == page) {
            Some(of) => of.push(block),
            None => pages.push(vec![block]),
        }
    }
    assert!(pages.iter().all(|page| page.len() == PER_PAGE));
    pages
}

fn free(block: *mut u8) {
    // SAFETY: the tests free each block that is live once.
    assert!(unsafe { heap::try_free(block) });
}

fn live() -> usize {
    heap::live_blocks(Domain::Obj)
}

fn pools() -> usize {
    heap::statistics().classes[Domain::Obj as usize][BYTES / 16 - 1].pools
}

fn is_sound() {
    // SAFETY: the scenarios have one thread.
    assert_eq!(unsafe { heap::validate() }, Ok(()));
}

fn the_last_freed_is_the_next_given() {
    let pages = full_pages();
    for page in &pages[..PAGES / 2] {
        free(page[7]);
        assert_eq!(heap::malloc(Domain::Obj, BYTES), page[7]);
        free(page[9]);
        assert_eq!(heap::malloc(Domain::Obj, BYTES), page[9]);
    }
    is_sound();
}

fn counts_are_exact() {
    let mut pages = full_pages();
    let before = live();
    for (gone, page) in pages.iter_mut().enumerate() {
        free(page.pop().unwrap());
        assert_eq!(live(), before - gone - 1);
    }
    for page in &mut pages {
        free(page.pop().unwrap());
    }
    assert_eq!(live(), before - 2 * PAGES);
    is_sound();
    let left: BTreeSet<_> = pages.concat().into_iter().collect();
    let mut walked = BTreeSet::new();
    // SAFETY: the scenarios have one thread.
    unsafe {
        heap::walk_blocks(&mut |span, block| {
            if span.block_bytes == BYTES {
                walked.insert(block);
            }
        });
    }
    assert!(left.is_subset(&walked) && walked.len() <= left.len() + 1);
}

fn no_page_stays_for_their_sake() {
    for order in 0..3 {
        let pages = full_pages();
        // One guest of each page, then all the rest of it.
        match order {
            0 => pages.concat().into_iter().for_each(free),
            1 => {
                pages.iter().for_each(|page| free(page[5]));
                for page in &pages {
                    (0..PER_PAGE)
                        .filter(|at| *at != 5)
                        .for_each(|at| free(page[at]));
                }
            }
            _ => {
                let mut blocks = pages.concat();
                let mut random = Random::new(order);
                while !blocks.is_empty() {
                    free(blocks.swap_remove(random.below(blocks.len())));
                }
            }
        }
        is_sound();
        assert_eq!(live(), 0);
        heap::trim();
        assert_eq!(pools(), 0, "in order {order}");
    }
}

fn the_current_pool_loses_all_its_own() {
    let pages = full_pages();
    let (current, others) = pages.split_last().unwrap();
    // The last page is full and still the current one: it takes some in, then its own blocks go.
    for page in others {
        free(page[0]);
    }
    current.iter().copied().for_each(free);
    is_sound();
    assert_eq!(live(), (PAGES - 1) * (PER_PAGE - 1));
    for page in others {
        page[1..].iter().copied().for_each(free);
    }
    is_sound();
    heap::trim();
    assert_eq!((live(), pools()), (0, 0));
}

fn replaced_at_random() {
    const LIVE: usize = 5000;
    let mut random = Random::new(3);
    let sizes = [24, 32, 64, 64, 200, 512, 700];
    let make = |random: &mut Random| {
        let bytes = sizes[random.below(sizes.len())];
        let domain = [Domain::Mem, Domain::Obj][random.below(2)];
        let block = heap::malloc(domain, bytes);
        // SAFETY: a new block of so many bytes.
        unsafe { block.write_bytes(bytes as u8, bytes) };
        (block, bytes)
    };
    let mut blocks: Vec<_> = (0..LIVE).map(|_| make(&mut random)).collect();
    for round in 0..40 {
        for _ in 0..LIVE {
            let at = random.below(LIVE);
            let (block, bytes) = blocks[at];
            // SAFETY: a live block of so many bytes.
            let bytes_of = unsafe { std::slice::from_raw_parts(block, bytes) };
            assert!(bytes_of.iter().all(|byte| *byte == bytes as u8));
            free(block);
            blocks[at] = make(&mut random);
        }
        if round % 8 == 0 {
            is_sound();
        }
    }
    blocks.into_iter().for_each(|(block, _)| free(block));
    is_sound();
    heap::trim();
    let statistics = heap::statistics();
    let pools = |domain: Domain| {
        statistics.classes[domain as usize]
            .iter()
            .map(|class| class.pools)
            .sum::<usize>()
    };
    assert_eq!((pools(Domain::Mem), pools(Domain::Obj)), (0, 0));
}
