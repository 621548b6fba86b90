//! When memory that nobody uses goes back to the system.
//!
//! ```text
//! tick ─────────── half of decay_ms ─────────── tick ─────────── half of decay_ms ─────────── tick
//!        page becomes free: dirty                │ still dirty: old                            │ still: given back
//! ```
//!
//! So a page goes back between one half and one whole `decay_ms` after its last use has ended. The
//! ticks come from a thread that exists only while there is something dirty: a process at rest has
//! no thread of ours. Where there is none (switched off, or refused by the system) the ticks come
//! from calls that take pages or give them back.

use core::ffi::c_void;
use core::ptr;
use core::sync::atomic::{
    AtomicBool, AtomicI64, AtomicU32, AtomicU64,
    Ordering::{AcqRel, Acquire, Relaxed, Release},
};
use std::sync::OnceLock;

use crate::arena::{ARENA_PAGES, Bits};
use crate::central;
use crate::os::futex;
use crate::os::lock::Lock;
use crate::os::memory;
use crate::os::now_ms;
use crate::os::thread::{self, Helper};
use crate::page::PAGE_BYTES;
use crate::table;

/// How the heap gives memory back. Set once at the start; may be changed at any time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settings {
    /// Milliseconds after which an unused page goes back to the system; 0 at once, negative never.
    pub decay_ms: i64,
    /// Whether a thread of ours may wake to do that; otherwise it happens in later calls only.
    pub background_thread: bool,
}

static DECAY_MS: AtomicI64 = AtomicI64::new(500);
static BACKGROUND: AtomicBool = AtomicBool::new(true);

/// Changes the settings.
pub fn configure(settings: Settings) {
    DECAY_MS.store(settings.decay_ms, Relaxed);
    BACKGROUND.store(settings.background_thread, Relaxed);
    // A tick that is under way ends before this call does.
    if !settings.background_thread || settings.decay_ms < 0 {
        stop_helper();
        return;
    }
    // The thread sleeps for as long as the old settings told it to.
    futex::wake(&HELPER);
    if central::lock().dirty > 0 {
        pages_became_free();
    }
}

/// The settings in force.
pub fn settings() -> Settings {
    Settings {
        decay_ms: DECAY_MS.load(Relaxed),
        background_thread: BACKGROUND.load(Relaxed),
    }
}

/// Sees to it that pages which became free go back in time. No lock is held.
#[inline(never)]
pub(crate) fn pages_became_free() {
    let decay_ms = DECAY_MS.load(Relaxed);
    if decay_ms < 0 {
        return;
    }
    if decay_ms == 0 {
        give_back(true);
        return;
    }
    if HELPER.load(Relaxed) == RUNNING || (BACKGROUND.load(Relaxed) && start_helper()) {
        return;
    }
    tick_if_due(decay_ms);
}

/// For calls that neither take pages nor give them back, but come often: where no thread sees to
/// the ticks, they do.
#[inline]
pub(crate) fn look_at_the_clock() {
    if !BACKGROUND.load(Relaxed) || HELPER.load(Relaxed) == REFUSED {
        tick_without_thread();
    }
}

#[cold]
#[inline(never)]
fn tick_without_thread() {
    let decay_ms = DECAY_MS.load(Relaxed);
    if decay_ms > 0 {
        tick_if_due(decay_ms);
    }
}

/// When the next tick is due that comes from a call, in ms of the clock.
static NEXT_TICK: AtomicU64 = AtomicU64::new(0);

#[cold]
fn tick_if_due(decay_ms: i64) {
    let (now, due) = (now_ms(), NEXT_TICK.load(Relaxed));
    if now < due {
        return;
    }
    let next = now + half(decay_ms);
    // One of several threads that come at the same time does it.
    if NEXT_TICK
        .compare_exchange(due, next, Relaxed, Relaxed)
        .is_ok()
        && due != 0
    {
        give_back(false);
    }
}

/// Gives up what threads keep at hand. The registry, which knows the threads, sets it.
static BEFORE_TICK: OnceLock<fn()> = OnceLock::new();

/// Has `clear_at_hand` called before each tick.
pub(crate) fn before_tick(clear_at_hand: fn()) {
    let _ = BEFORE_TICK.set(clear_at_hand);
}

fn half(decay_ms: i64) -> u64 {
    (decay_ms.max(0) as u64 / 2).max(1)
}

/// One tick: gives back what has rested since the last one; everything that is free if `all`.
/// Returns the bytes given back. The lock is held for one arena at a time, and not while the
/// system takes the pages.
pub(crate) fn give_back(all: bool) -> usize {
    if let Some(clear_at_hand) = BEFORE_TICK.get() {
        clear_at_hand();
    }
    let before = central::lock().counts.given_back_bytes;
    let mut arena = 0;
    loop {
        let next = central::lock().next_paged(arena);
        match next {
            Some(next) => arena = next,
            None => break,
        }
        give_back_of(arena, all, ARENA_PAGES);
        // Switched off meanwhile.
        if !all && DECAY_MS.load(Relaxed) < 0 {
            break;
        }
    }
    central::lock().counts.given_back_bytes - before
}

/// Gives back so many dirty pages, since as many clean ones were taken for which they could not serve, such as
/// pages here and there when a long run was asked for. No lock is held.
#[cold]
pub(crate) fn make_up_for(growth: usize) {
    let mut rest = growth;
    let mut arena = u32::MAX;
    while rest > 0 && DECAY_MS.load(Relaxed) >= 0 {
        let below = central::lock().dirty_below(arena);
        match below {
            Some(below) => arena = below,
            None => return,
        }
        rest = rest.saturating_sub(give_back_of(arena, true, rest) / PAGE_BYTES);
    }
}

/// Gives back pages of one arena, `most` at most; see [`central::Central::age`]. Returns their bytes.
fn give_back_of(arena: u32, all: bool, most: usize) -> usize {
    let (claimed, base, mut whole) = {
        let mut central = central::lock();
        let before = central.counts.given_back_bytes;
        let claimed = central.age(arena, all, most);
        (
            claimed,
            table::arena(arena).base(),
            central.counts.given_back_bytes - before,
        )
    };
    if !claimed.is_none() {
        let mut refused = Bits::NONE;
        claimed.each_run(|first, len| {
            // SAFETY: `age` has claimed the pages: they are committed, and in nobody's use.
            if !unsafe { memory::purge(base + first * PAGE_BYTES, len * PAGE_BYTES) } {
                refused.add(&Bits::run(first, len));
            }
        });
        central::lock().purged(arena, &claimed, &refused);
        whole -= refused.count() * PAGE_BYTES;
    }
    whole
}

/// No thread: none was started, or the last one was stopped and has ended.
const NONE: u32 = 0;
/// A thread sees to the ticks.
const RUNNING: u32 = 1;
/// The thread is about to end by itself, since nothing is dirty or nothing is to be given back.
const ENDED: u32 = 2;
/// The thread was told to end.
const STOPPING: u32 = 3;
/// The system refuses threads.
const REFUSED: u32 = 4;

static HELPER: AtomicU32 = AtomicU32::new(NONE);
static THREAD: Lock<Option<Helper>> = Lock::new(None);
/// The thread's number in the kernel, once it runs.
static TID: AtomicU32 = AtomicU32::new(0);

/// Starts the thread, if none runs. `false`: there is none, since the system refuses.
#[cold]
fn start_helper() -> bool {
    if HELPER.load(Relaxed) == REFUSED {
        return false;
    }
    let mut thread = THREAD.lock();
    match HELPER.load(Acquire) {
        RUNNING => return true,
        REFUSED => return false,
        // From here on it cannot change its mind any more, and a join will not wait for long.
        ENDED
            if HELPER
                .compare_exchange(ENDED, STOPPING, AcqRel, Acquire)
                .is_err() =>
        {
            return true;
        }
        _ => {}
    }
    if let Some(ended) = thread.take() {
        ended.join(TID.load(Acquire));
    }
    HELPER.store(RUNNING, Release);
    TID.store(0, Relaxed);
    *thread = Helper::start(run);
    if thread.is_none() {
        HELPER.store(REFUSED, Release);
    }
    thread.is_some()
}

/// Ends the thread and waits for it.
fn stop_helper() {
    stop(&mut THREAD.lock());
}

fn stop(thread: &mut Option<Helper>) {
    if let Some(helper) = thread.take() {
        HELPER.store(STOPPING, Release);
        futex::wake(&HELPER);
        helper.join(TID.load(Acquire));
        HELPER.store(NONE, Release);
    }
}

/// What the thread does.
extern "C" fn run(_: *mut c_void) -> *mut c_void {
    TID.store(thread::name_this(c"pyrite-decay"), Release);
    loop {
        let decay_ms = DECAY_MS.load(Relaxed);
        let due = now_ms() + half(decay_ms);
        if HELPER.load(Acquire) == RUNNING && decay_ms >= 0 {
            futex::wait(&HELPER, RUNNING, Some(half(decay_ms)));
        }
        if HELPER.load(Acquire) != RUNNING {
            return ptr::null_mut();
        }
        if DECAY_MS.load(Relaxed) >= 0 {
            // Woken before its time: the settings have changed.
            if now_ms() < due && DECAY_MS.load(Relaxed) != decay_ms {
                continue;
            }
            give_back(false);
            if central::lock().dirty > 0 {
                continue;
            }
        }
        // Whoever frees from here on starts another thread, unless this one sees it in time.
        if HELPER
            .compare_exchange(RUNNING, ENDED, AcqRel, Acquire)
            .is_err()
            || DECAY_MS.load(Relaxed) < 0
            || central::lock().dirty == 0
            || HELPER
                .compare_exchange(ENDED, RUNNING, AcqRel, Acquire)
                .is_err()
        {
            return ptr::null_mut();
        }
    }
}

/// Before a fork: no thread of ours exists in either process, and none can start meanwhile.
pub(crate) fn hold_for_fork() {
    let mut thread = THREAD.lock();
    stop(&mut thread);
    core::mem::forget(thread);
}

/// After a fork, on both sides. The next page that becomes free starts the thread again; not we,
/// since CPython counts the threads of a process that has forked and warns of more than one.
pub(crate) fn release_after_fork() {
    // SAFETY: `hold_for_fork` has closed it.
    unsafe { THREAD.release_after_fork() };
    HELPER.store(NONE, Relaxed);
}
