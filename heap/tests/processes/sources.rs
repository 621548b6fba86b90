//! Arenas from a program's own allocator.

use core::ptr;
use std::collections::BTreeMap;
use std::sync::Mutex;

use pyrite_heap as heap;
use pyrite_heap::{ArenaSource, Domain};

use crate::Scenario;
use crate::chain::Chain;
use crate::give_back::configure;
use crate::model::audit::Audit;
use crate::model::random::Random;
use crate::model::{DOMAINS, Live, Model};
use crate::system::in_threads;

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "sources::aligned_arenas",
        body: || gives_and_takes(0),
    },
    Scenario {
        name: "sources::arenas_in_the_middle_of_a_page",
        body: || gives_and_takes(16),
    },
    Scenario {
        name: "sources::arenas_just_before_a_page",
        body: || gives_and_takes(4096 - 16),
    },
    Scenario {
        name: "sources::arenas_at_any_page",
        body: || gives_and_takes(7 * 4096),
    },
    Scenario {
        name: "sources::serve_small_blocks_of_mem_and_obj_only",
        body: serve_small_blocks_of_mem_and_obj_only,
    },
    Scenario {
        name: "sources::may_refuse",
        body: may_refuse,
    },
    Scenario {
        name: "sources::are_switched_off",
        body: are_switched_off,
    },
    Scenario {
        name: "sources::one_after_the_other",
        body: one_after_the_other,
    },
    Scenario {
        name: "sources::may_use_the_heap",
        body: may_use_the_heap,
    },
    Scenario {
        name: "sources::may_lie_in_the_heap",
        body: may_lie_in_the_heap,
    },
    Scenario {
        name: "sources::with_random_operations",
        body: with_random_operations,
    },
    Scenario {
        name: "sources::of_several_threads",
        body: of_several_threads,
    },
    Scenario {
        name: "sources::neighbouring_arenas",
        body: neighbouring_arenas,
    },
];

/// How a source makes its arenas.
#[derive(Clone, Copy)]
enum How {
    /// Mappings; they begin so many bytes behind a multiple of a mebibyte.
    Mapped(usize),
    /// Pieces of one mapping, one right behind the other, from 16 bytes on.
    Neighbours,
    /// Mappings, while a block of the raw domain comes and goes.
    WithHeap,
    /// Blocks of the raw domain.
    InHeap,
}

struct State {
    /// Arenas that are out, and the bytes of each.
    out: BTreeMap<usize, usize>,
    /// Arenas that were given at all.
    given: usize,
    /// The next calls are refused.
    refuses: bool,
    next: usize,
}

struct Source {
    how: How,
    state: Mutex<State>,
}

impl Source {
    /// Lives as long as the process, since the heap may keep an arena.
    fn new(how: How) -> &'static Source {
        Box::leak(Box::new(Source {
            how,
            state: Mutex::new(State {
                out: BTreeMap::new(),
                given: 0,
                refuses: false,
                next: 16,
            }),
        }))
    }

    fn set(&'static self) {
        heap::set_arena_source(Some(ArenaSource {
            context: ptr::from_ref(self).cast_mut().cast(),
            alloc,
            free,
        }));
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn out(&self) -> usize {
        self.state().out.len()
    }

    fn given(&self) -> usize {
        self.state().given
    }

    fn refuse(&self, refuses: bool) {
        self.state().refuses = refuses;
    }

    fn has(&self, block: *const u8, bytes: usize) -> bool {
        let address = block as usize;
        let state = self.state();
        let below = state.out.range(..=address).next_back();
        below.is_some_and(|(start, len)| address + bytes <= start + len)
    }

    fn arena(&self, bytes: usize) -> *mut u8 {
        match self.how {
            How::Mapped(offset) => map(bytes + (1 << 20) + offset)
                .map_addr(|address| address.next_multiple_of(1 << 20) + offset),
            How::Neighbours => {
                let mut state = self.state();
                state.next += bytes;
                neighbourhood().wrapping_add(state.next - bytes)
            }
            How::WithHeap => {
                let block = heap::malloc(Domain::Raw, 48);
                assert!(!block.is_null());
                // SAFETY: a live block.
                assert!(unsafe { heap::try_free(block) });
                map(bytes)
            }
            How::InHeap => heap::malloc(Domain::Raw, bytes),
        }
    }
}

/// Where neighbouring arenas lie.
fn neighbourhood() -> *mut u8 {
    static PLACE: std::sync::OnceLock<usize> = std::sync::OnceLock::new();
    *PLACE.get_or_init(|| map(64 << 20) as usize) as *mut u8
}

fn map(bytes: usize) -> *mut u8 {
    // SAFETY: a new mapping at a place of the kernel's choice.
    let found = unsafe {
        libc::mmap(
            ptr::null_mut(),
            bytes,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    assert_ne!(found, libc::MAP_FAILED);
    found.cast()
}

/// # Safety
/// The context is a `Source`.
unsafe extern "C" fn alloc(context: *mut u8, bytes: usize) -> *mut u8 {
    // SAFETY: by this function's contract; sources are never dropped.
    let source = unsafe { &*context.cast::<Source>() };
    if source.state().refuses {
        return ptr::null_mut();
    }
    assert_eq!(bytes, 1 << 20);
    let arena = source.arena(bytes);
    if arena.is_null() {
        return arena;
    }
    // Whatever was there: the heap must not take it for zero.
    // SAFETY: an arena of so many bytes that nobody knows yet.
    unsafe { arena.write_bytes(0xa5, bytes) };
    let mut state = source.state();
    state.given += 1;
    assert!(state.out.insert(arena as usize, bytes).is_none());
    arena
}

/// # Safety
/// The context is a `Source`, which gave the arena.
unsafe extern "C" fn free(context: *mut u8, arena: *mut u8, bytes: usize) {
    // SAFETY: by this function's contract; sources are never dropped.
    let source = unsafe { &*context.cast::<Source>() };
    let gave = source.state().out.remove(&(arena as usize));
    assert_eq!(gave, Some(bytes), "{arena:?} was not given, or not so long");
    // SAFETY: nothing in it is in use any more.
    unsafe { arena.write_bytes(0x5a, bytes) };
    match source.how {
        // SAFETY: a live block of the raw domain.
        How::InHeap => assert!(unsafe { heap::try_free(arena) }),
        // SAFETY: the mapping is the source's, and nothing in it is in use: a use from now on is an
        // end of this process.
        How::Mapped(0) => unsafe {
            libc::munmap(arena.cast(), bytes);
        },
        _ => {}
    }
}

/// Fills many arenas and empties them: all but one go back, each as it was given.
fn gives_and_takes(offset: usize) {
    configure(-1, false);
    let source = Source::new(How::Mapped(offset));
    source.set();
    let audit = Audit::begin();
    let before = heap::statistics();
    for round in 0..3 {
        let mut model = Model::new(offset as u64 + round);
        for number in 0..30_000 {
            let bytes = 1 + number % 512;
            assert!(model.malloc(DOMAINS[1 + number % 2], bytes));
            let block = model.blocks()[number].block();
            assert!(source.has(block, bytes), "{block:?} is not the source's");
        }
        let out = source.out();
        let used: usize = model.bytes();
        assert!(out >= used >> 20 && out <= (used >> 20) + 4, "{out} arenas");
        assert_eq!(heap::statistics().arenas - before.arenas, out);
        model.check();
        audit.compare([&model]);
        model.clear();
        heap::trim();
        audit.compare([]);
        assert!(source.out() <= 1, "{} arenas are left", source.out());
        assert_eq!(heap::statistics().arenas - before.arenas, source.out());
    }
}

fn serve_small_blocks_of_mem_and_obj_only() {
    configure(-1, false);
    let source = Source::new(How::Mapped(0));
    source.set();
    let mut model = Model::new(1);
    for bytes in (0..2000).chain([5000, 20_000, 100_000, 1 << 20]) {
        for domain in DOMAINS {
            assert!(model.malloc(domain, bytes));
            let live = &model.blocks()[model.blocks().len() - 1];
            let small = bytes <= heap::SMALL_MAX_BYTES && domain != Domain::Raw;
            assert_eq!(source.has(live.block(), live.usable), small, "{live:x?}");
        }
    }
    model.clear();
}

fn may_refuse() {
    configure(-1, false);
    let source = Source::new(How::Mapped(16));
    source.refuse(true);
    source.set();
    let audit = Audit::begin();
    let mut model = Model::new(2);
    for _ in 0..10 {
        for bytes in [1, 16, 100, 512] {
            assert!(!model.malloc(Domain::Mem, bytes));
            assert!(!model.calloc(Domain::Obj, 1, bytes));
            assert!(
                model.malloc(Domain::Raw, bytes),
                "not the source's business"
            );
        }
        assert!(model.malloc(Domain::Mem, 513), "not the source's business");
    }
    audit.compare([&model]);
    source.refuse(false);
    let mut chain = Chain::new(Domain::Mem, 64);
    chain.fill(50_000);
    assert_eq!(chain.len, 50_000);
    source.refuse(true);
    // What there is can be used up and used again; NULL after that.
    chain.fill(200_000);
    let most = chain.len;
    assert!((50_000..100_000).contains(&most), "{most}");
    chain.check();
    let mut odd = false;
    chain.retain(|_| {
        odd = !odd;
        odd
    });
    chain.fill(200_000);
    assert!(
        chain.len > most * 9 / 10,
        "{most} at first, then {}",
        chain.len
    );
    chain.check();
    source.refuse(false);
    chain.fill(200_000);
    assert_eq!(chain.len, 200_000);
    chain.clear();
    audit.compare([&model]);
    model.clear();
}

fn are_switched_off() {
    configure(-1, false);
    let source = Source::new(How::Mapped(48));
    let mut before = Chain::new(Domain::Obj, 64);
    before.fill(40_000);
    source.set();
    let mut during = Chain::new(Domain::Obj, 64);
    during.fill(80_000);
    assert!(source.out() > 3);
    heap::set_arena_source(None);
    let given = source.given();
    let mut after = Chain::new(Domain::Obj, 64);
    after.fill(80_000);
    assert_eq!(
        source.given(),
        given,
        "a source that was switched off was asked"
    );
    for chain in [&mut before, &mut during, &mut after] {
        chain.check();
        chain.clear();
    }
    heap::trim();
    // The heap may keep the last one, as CPython does.
    assert!(source.out() <= 1, "{} arenas are left", source.out());
    assert_eq!(DOMAINS.map(heap::live_blocks), [0; 3]);
}

/// Each arena goes back to the source that gave it, whichever is set then.
fn one_after_the_other() {
    configure(-1, false);
    let sources: Vec<_> = (0..5).map(|at| Source::new(How::Mapped(at * 16))).collect();
    let mut chains = Vec::new();
    for source in &sources {
        source.set();
        let mut chain = Chain::new(Domain::Mem, 256);
        chain.fill(12_000);
        chains.push(chain);
        assert!(source.given() > 1);
    }
    heap::set_arena_source(None);
    for chain in &mut chains {
        chain.check();
        chain.clear();
    }
    heap::trim();
    let out: usize = sources.iter().map(|source| source.out()).sum();
    assert!(out <= 1, "{out} arenas are left");
}

fn may_use_the_heap() {
    configure(-1, false);
    let source = Source::new(How::WithHeap);
    source.set();
    let audit = Audit::begin();
    let mut model = Model::new(8);
    for number in 0..30_000 {
        assert!(model.malloc(DOMAINS[number % 3], 48 + number % 400));
    }
    audit.compare([&model]);
    model.clear();
    audit.compare([&model]);
}

/// `PyMem_RawMalloc` as an arena allocator: an arena inside a large block of ours. Either it works,
/// or it is refused like any source without memory.
fn may_lie_in_the_heap() {
    configure(-1, false);
    let source = Source::new(How::InHeap);
    source.set();
    let mut model = Model::new(9);
    for _ in 0..20_000 {
        if !model.malloc(Domain::Mem, 200) {
            break;
        }
    }
    model.check();
    model.clear();
    heap::set_arena_source(None);
    assert!(source.out() <= 1, "{} arenas are left", source.out());
}

/// The source comes and goes, refuses and gives, while everything else happens.
fn with_random_operations() {
    configure(-1, false);
    let sources = [0, 16, 4080, 64 << 10].map(|offset| Source::new(How::Mapped(offset)));
    let audit = Audit::begin();
    let mut random = Random::new(11);
    let mut model = Model::new(11);
    for step in 0..40_000 {
        if random.once_in(700) {
            sources
                .iter()
                .for_each(|source| source.refuse(random.once_in(4)));
            match random.below(5) {
                4 => heap::set_arena_source(None),
                at => sources[at].set(),
            }
        }
        match random.below(10) {
            // Refused now and then.
            0..5 if model.blocks().len() < 20_000 => {
                model.malloc(DOMAINS[random.below(3)], random.size(600));
            }
            5 => model.realloc(random.below(1 << 20), random.size(600)),
            _ => model.free(random.below(1 << 20)),
        }
        if random.once_in(4000) {
            audit.compare([&model]);
        }
        if step % 10_000 == 9_999 {
            model.clear();
        }
    }
    audit.compare([&model]);
    heap::trim();
    heap::set_arena_source(None);
    let out: usize = sources.iter().map(|source| source.out()).sum();
    assert!(out <= 1, "{out} arenas are left");
}

fn of_several_threads() {
    configure(-1, false);
    let source = Source::new(How::Mapped(32));
    source.set();
    let handed_over = Mutex::new(Vec::<Live>::new());
    in_threads(4, |seed| {
        let mut random = Random::new(seed as u64);
        let mut model = Model::new(seed as u64 + 50);
        for _ in 0..15_000 {
            match random.below(8) {
                0..4 => assert!(model.malloc(DOMAINS[random.below(3)], random.size(512))),
                4 => {
                    let live = model.remove(random.below(1 << 20));
                    let mut handed = handed_over.lock().unwrap();
                    handed.extend(live);
                    let at = random.below(handed.len() + 1);
                    let taken = (at < handed.len()).then(|| handed.swap_remove(at));
                    drop(handed);
                    taken.into_iter().for_each(Live::free);
                }
                _ => model.free(random.below(1 << 20)),
            }
        }
        model.check();
        model.clear();
    });
    handed_over
        .into_inner()
        .unwrap()
        .into_iter()
        .for_each(Live::free);
    heap::set_arena_source(None);
    heap::trim();
    assert_eq!(DOMAINS.map(heap::live_blocks), [0; 3]);
    assert!(source.out() <= 1, "{} arenas are left", source.out());
    // SAFETY: the threads have ended.
    assert_eq!(unsafe { heap::validate() }, Ok(()));
}

/// Arenas that touch each other, none of which begins at a page.
fn neighbouring_arenas() {
    configure(-1, false);
    let source = Source::new(How::Neighbours);
    source.set();
    let audit = Audit::begin();
    let mut random = Random::new(21);
    let mut model = Model::new(21);
    for _ in 0..40_000 {
        assert!(model.malloc(DOMAINS[1 + random.below(2)], random.below(513)));
        if random.once_in(3) {
            model.free(random.below(1 << 20));
        }
    }
    assert!(source.out() > 5);
    audit.compare([&model]);
    model.clear();
    heap::trim();
    audit.compare([&model]);
    // Before the first one, and behind the last one.
    assert!(!heap::contains(neighbourhood()));
    assert!(!heap::contains(
        neighbourhood().wrapping_add(source.state().next + 4096)
    ));
}
