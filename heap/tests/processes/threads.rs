//! Several threads: each has its own model, and blocks change hands.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};

use pyrite_heap as heap;
use pyrite_heap::Domain;

use crate::Scenario;
use crate::chain::Chain;
use crate::give_back::configure;
use crate::model::audit::{Audit, live_in_walk};
use crate::model::random::Random;
use crate::model::{DOMAINS, Live, Model};
use crate::system::in_threads;

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "threads::each_for_itself",
        body: each_for_itself,
    },
    Scenario {
        name: "threads::producer_and_consumer",
        body: producer_and_consumer,
    },
    Scenario {
        name: "threads::in_a_ring",
        body: in_a_ring,
    },
    Scenario {
        name: "threads::all_to_all_while_others_look",
        body: all_to_all_while_others_look,
    },
    Scenario {
        name: "threads::end_before_their_blocks",
        body: end_before_their_blocks,
    },
    Scenario {
        name: "threads::free_into_heaps_that_end",
        body: free_into_heaps_that_end,
    },
    Scenario {
        name: "threads::several_free_into_an_idle_heap",
        body: several_free_into_an_idle_heap,
    },
    Scenario {
        name: "threads::many_short_ones",
        body: many_short_ones,
    },
    Scenario {
        name: "threads::many_short_ones_that_leave_blocks",
        body: many_short_ones_that_leave_blocks,
    },
    Scenario {
        name: "threads::many_at_once",
        body: many_at_once,
    },
    Scenario {
        name: "threads::that_only_free",
        body: that_only_free,
    },
];

const COUNT: usize = 4;

/// Nothing is live, nothing is damaged, and nothing is kept once it was trimmed. The threads have ended.
fn nothing_is_left() {
    configure(-1, false);
    assert_eq!(DOMAINS.map(heap::live_blocks), [0; 3]);
    Audit::begin().compare([]);
    heap::trim();
    let left = heap::statistics();
    assert_eq!(left.mapped_bytes, 0, "arenas without a block are kept");
    assert!(left.threads <= 1, "{} threads", left.threads);
}

/// A few random operations; blocks that others want leave by `send`.
fn work(model: &mut Model, random: &mut Random, mut send: impl FnMut(Live)) {
    for _ in 0..64 {
        let domain = DOMAINS[random.below(3)];
        match random.below(100) {
            0..42 if model.bytes() < 24 << 20 => {
                let bytes = random.size(2 << 20);
                assert!(model.malloc(domain, bytes));
            }
            42..46 => assert!(model.calloc(domain, 3, random.size(30_000))),
            46..50 => assert!(model.aligned(domain, 1 << random.below(14), random.size(9000))),
            50..60 => model.realloc(random.below(1 << 20), random.size(2 << 20)),
            60..75 => {
                if let Some(live) = model.remove(random.below(1 << 20)) {
                    send(live);
                }
            }
            _ => model.free(random.below(1 << 20)),
        }
    }
}

fn each_for_itself() {
    in_threads(COUNT, |seed| {
        let mut model = Model::new(seed as u64);
        let mut random = Random::new(seed as u64);
        for _ in 0..100 {
            work(&mut model, &mut random, Live::free);
        }
        model.check();
        model.clear();
    });
    nothing_is_left();
}

/// What one allocates the other frees, a long time: memory must not grow.
fn producer_and_consumer() {
    const WAITING: usize = 1000;
    let (send, receive) = sync_channel::<Live>(WAITING);
    let consumer = std::thread::spawn(move || receive.into_iter().for_each(Live::free));
    let mut random = Random::new(1);
    let mut most = 0;
    for number in 0..200_000_u64 {
        let bytes = 1 + random.below(800);
        let block = heap::malloc(Domain::Obj, bytes);
        let sent = send.send(Live::new(Domain::Obj, block, bytes, 1, number));
        assert!(sent.is_ok(), "the consumer is gone");
        if number % 10_000 == 0 {
            most = most.max(heap::statistics().mapped_bytes);
        }
    }
    drop(send);
    consumer.join().unwrap();
    // A page for each of 40 classes at least, and what waits.
    assert!(most <= 12 << 20, "{most} bytes mapped for {WAITING} blocks");
    nothing_is_left();
}

/// Each thread passes blocks on to the next, so that they are resized and freed anywhere.
fn in_a_ring() {
    let (mut sends, receives): (Vec<SyncSender<Live>>, Vec<Receiver<Live>>) =
        (0..COUNT).map(|_| sync_channel(100)).unzip();
    sends.rotate_left(1);
    let ends: Vec<_> = sends
        .into_iter()
        .zip(receives)
        .map(|ends| Mutex::new(Some(ends)))
        .collect();
    in_threads(COUNT, |seed| {
        let Some((send, receive)) = ends[seed].lock().unwrap().take() else {
            panic!("two threads have the same place")
        };
        let mut random = Random::new(seed as u64 + 10);
        let mut model = Model::new(seed as u64 + 10);
        for _ in 0..150 {
            work(&mut model, &mut random, |live| match send.try_send(live) {
                Ok(()) => {}
                Err(TrySendError::Full(live) | TrySendError::Disconnected(live)) => live.free(),
            });
            receive
                .try_iter()
                .take(64)
                .for_each(|live| model.insert(live));
        }
        model.check();
        model.clear();
        drop(send);
        receive.into_iter().for_each(Live::free);
    });
    nothing_is_left();
}

/// A place where blocks wait for any thread; what does not find a place is freed.
struct Market {
    places: [AtomicUsize; 64],
}

impl Market {
    fn new() -> Market {
        Market {
            places: [const { AtomicUsize::new(0) }; 64],
        }
    }

    /// Leaves a block, and takes the one that was there.
    fn exchange(&self, at: usize, live: Option<Live>) -> Option<Live> {
        let value = live.map_or(0, |live| Box::into_raw(Box::new(live)) as usize);
        let before = self.places[at].swap(value, std::sync::atomic::Ordering::AcqRel);
        // SAFETY: a box that `exchange` has made and that only this call has taken out.
        (before != 0).then(|| *unsafe { Box::from_raw(before as *mut Live) })
    }
}

fn all_to_all_while_others_look() {
    configure(20, true);
    let (market, done) = (Market::new(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let looks: [fn(); 4] = [
            || {
                let found = heap::statistics();
                assert!(found.mapped_bytes <= found.mapped_peak_bytes);
                assert!(found.cached_bytes <= found.mapped_peak_bytes);
            },
            || {
                heap::trim();
            },
            || {
                let live = live_in_walk();
                assert!(live.iter().sum::<usize>() < 10_000_000, "{live:?}");
            },
            || {
                let live: usize = DOMAINS.into_iter().map(heap::live_blocks).sum();
                assert!(live < 10_000_000, "{live}");
            },
        ];
        let mut workers = Vec::new();
        for seed in 0..COUNT as u64 {
            let market = &market;
            workers.push(scope.spawn(move || {
                let mut random = Random::new(seed + 20);
                let mut places = Random::new(seed + 70);
                let mut model = Model::new(seed + 20);
                for _ in 0..150 {
                    let mut came = Vec::new();
                    work(&mut model, &mut random, |live| {
                        came.extend(market.exchange(places.below(64), Some(live)));
                    });
                    came.into_iter().for_each(|live| model.insert(live));
                }
                model.check();
                model.clear();
            }));
        }
        let done = &done;
        let looker = scope.spawn(move || {
            let mut turn = 0;
            while !done.load(Relaxed) {
                looks[turn % looks.len()]();
                turn += 1;
            }
        });
        for worker in workers {
            worker.join().unwrap();
        }
        done.store(true, Relaxed);
        looker.join().unwrap();
    });
    for at in 0..64 {
        market.exchange(at, None).into_iter().for_each(Live::free);
    }
    nothing_is_left();
}

/// Threads that end while their blocks live; others resize and free these, also at the same time.
fn end_before_their_blocks() {
    for round in 0..20 {
        let handed: Vec<Live> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..COUNT as u64)
                .map(|seed| {
                    scope.spawn(move || {
                        let mut random = Random::new(seed + round);
                        let mut model = Model::new(seed + round * 100);
                        for _ in 0..10 {
                            work(&mut model, &mut random, Live::free);
                        }
                        std::iter::from_fn(|| model.remove(0)).collect::<Vec<_>>()
                    })
                })
                .collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap())
                .collect()
        });
        assert_eq!(
            DOMAINS.map(heap::live_blocks).iter().sum::<usize>(),
            handed.len(),
            "what ended threads have left is live"
        );
        let mut shares: [Vec<Live>; COUNT] = Default::default();
        for (number, live) in handed.into_iter().enumerate() {
            shares[number % COUNT].push(live);
        }
        let shares = shares.map(Mutex::new);
        in_threads(COUNT, |at| {
            let mut random = Random::new(at as u64);
            let mut model = Model::new(at as u64);
            shares[at]
                .lock()
                .unwrap()
                .drain(..)
                .for_each(|live| model.insert(live));
            while !model.blocks().is_empty() {
                if random.once_in(3) {
                    model.realloc(random.below(1 << 20), random.size(10_000));
                }
                model.free(random.below(1 << 20));
            }
        });
        nothing_is_left();
    }
}

/// Frees meet the very moment at which the owner ends, many times.
fn free_into_heaps_that_end() {
    for round in 0..400_u64 {
        let (send, receive) = sync_channel::<Live>(1000);
        let owner = std::thread::spawn(move || {
            for number in 0..200 {
                let block = heap::malloc(Domain::Mem, 100);
                let live = Live::new(Domain::Mem, block, 100, 1, round * 1000 + number);
                send.send(live).unwrap();
            }
        });
        for live in receive {
            live.free();
        }
        owner.join().unwrap();
        // All of them must have been taken in: the owner is gone, and so are its blocks.
        assert_eq!(heap::live_blocks(Domain::Mem), 0, "round {round}");
    }
    nothing_is_left();
}

/// What is freed into the heap of a thread that has ended is taken in by those who free, even if
/// they come at the same time: nobody else would do it.
fn several_free_into_an_idle_heap() {
    configure(-1, false);
    for round in 0..300 {
        let blocks = std::thread::spawn(move || {
            let mut model = Model::new(round);
            for _ in 0..400 {
                assert!(model.malloc(Domain::Mem, 64));
            }
            std::iter::from_fn(|| model.remove(0)).collect::<Vec<_>>()
        });
        let shares = [const { Mutex::new(Vec::new()) }; COUNT];
        for (number, live) in blocks.join().unwrap().into_iter().enumerate() {
            shares[number % COUNT].lock().unwrap().push(live.address);
        }
        in_threads(COUNT, |at| {
            for address in shares[at].lock().unwrap().drain(..) {
                // SAFETY: a live block that only this thread frees.
                assert!(unsafe { heap::try_free(address as *mut u8) });
            }
        });
        // Not `live_blocks`, which takes in what waits.
        assert_eq!(live_in_walk(), [0; 3], "round {round}");
    }
}

/// Heaps of threads that have ended are used again: neither they nor their memory pile up.
fn many_short_ones() {
    let body = |seed: u64| {
        move || {
            let mut model = Model::new(seed);
            let mut random = Random::new(seed);
            work(&mut model, &mut random, Live::free);
            model.clear();
        }
    };
    let (mut first, mut early) = (None, None);
    for seed in 0..1500 {
        std::thread::spawn(body(seed)).join().unwrap();
        match seed {
            0 => first = Some(heap::statistics()),
            200 => early = Some(heap::statistics()),
            _ => {}
        }
    }
    let (early, late) = (early.unwrap(), heap::statistics());
    assert!(late.threads <= 1, "{} threads", late.threads);
    // After one thread there was one heap, a page, and the records of so many arenas.
    let first = first.unwrap();
    let an_arena = (first.metadata_bytes - 4096) / first.arenas_peak;
    let heaps = |now: &heap::Statistics| now.metadata_bytes - now.arenas_peak * an_arena;
    assert_eq!(heaps(&first), 4096);
    assert_eq!(heaps(&late), heaps(&early), "heaps pile up");
    assert!(
        late.mapped_bytes <= early.mapped_bytes + (16 << 20),
        "{} mapped after 200 threads, {} after 1500",
        early.mapped_bytes,
        late.mapped_bytes
    );
    nothing_is_left();
}

/// The same when each leaves some blocks behind that are freed much later.
fn many_short_ones_that_leave_blocks() {
    let mut waiting = std::collections::VecDeque::new();
    let mut early = None;
    for seed in 0..1500_u64 {
        let left = std::thread::spawn(move || {
            let mut model = Model::new(seed);
            for _ in 0..60 {
                assert!(model.malloc(Domain::Obj, 64));
            }
            // Between those that stay and those that go, nobody's page is empty.
            let stay: Vec<Live> = (0..10).filter_map(|at| model.remove(at * 3)).collect();
            model.clear();
            stay
        });
        waiting.extend(left.join().unwrap());
        while waiting.len() > 500 {
            waiting.pop_front().into_iter().for_each(Live::free);
        }
        if seed == 300 {
            early = Some(heap::statistics());
        }
    }
    let (early, late) = (early.unwrap(), heap::statistics());
    assert_eq!(late.metadata_bytes, early.metadata_bytes, "heaps pile up");
    assert!(late.mapped_bytes <= early.mapped_bytes + (1 << 20));
    assert_eq!(heap::live_blocks(Domain::Obj), waiting.len());
    waiting.into_iter().for_each(Live::free);
    nothing_is_left();
}

fn many_at_once() {
    const MANY: usize = 300;
    let barrier = std::sync::Barrier::new(MANY);
    in_threads(MANY, |at| {
        let mut chain = Chain::new(Domain::Obj, 16 + (at % 30) * 16);
        chain.fill(100);
        barrier.wait();
        chain.check();
        chain.clear();
    });
    nothing_is_left();
}

/// A thread that has never allocated frees what others have: it needs no heap for that.
fn that_only_free() {
    let mut model = Model::new(3);
    for number in 0..5000 {
        assert!(model.malloc(DOMAINS[number % 3], number * 7 % 3000));
    }
    let before = heap::statistics().threads;
    std::thread::spawn(move || {
        model.clear();
        assert_eq!(heap::statistics().threads, before, "a heap for nothing");
    })
    .join()
    .unwrap();
    nothing_is_left();
}
