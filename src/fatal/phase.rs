//! How far Python has got: what a fatal error says about it.

use core::sync::atomic::{
    AtomicU8,
    Ordering::{Acquire, Release},
};

/// The phases, in the order of a life.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Phase {
    /// Nothing was asked for yet.
    Unknown = 0,
    /// `Py_PreInitialize` is at work.
    Preinitializing = 1,
    /// It is done: the allocators are chosen.
    Preinitialized = 2,
    /// Between the first half of the initialisation and the second.
    CoreInitialized = 3,
    /// Python is there.
    Initialized = 4,
    /// Python is being taken down, or has been.
    Finalizing = 5,
}

static PHASE: AtomicU8 = AtomicU8::new(Phase::Unknown as u8);

/// The phase now.
pub fn phase() -> Phase {
    match PHASE.load(Acquire) {
        1 => Phase::Preinitializing,
        2 => Phase::Preinitialized,
        3 => Phase::CoreInitialized,
        4 => Phase::Initialized,
        5 => Phase::Finalizing,
        _ => Phase::Unknown,
    }
}

/// Goes on to another one.
pub fn set_phase(phase: Phase) {
    PHASE.store(phase as u8, Release);
}

impl Phase {
    /// CPython's words for it; to those for the last one belongs an address.
    pub fn text(self) -> &'static str {
        match self {
            Phase::Unknown => "unknown",
            Phase::Preinitializing => "preinitializing",
            Phase::Preinitialized => "preinitialized",
            Phase::CoreInitialized => "core initialized",
            Phase::Initialized => "initialized",
            Phase::Finalizing => "finalizing",
        }
    }
}
