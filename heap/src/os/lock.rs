//! A lock around a value: it needs no set-up, allocates nothing and can be held across a fork.

use core::cell::UnsafeCell;
use core::ops::{Deref, DerefMut};

use super::futex::Futex;

/// A value that one thread at a time may look at.
pub struct Lock<T> {
    futex: Futex,
    value: UnsafeCell<T>,
}

// SAFETY: the value is reached through a guard only, and there is one guard at a time.
unsafe impl<T: Send> Sync for Lock<T> {}

impl<T> Lock<T> {
    /// Open.
    pub const fn new(value: T) -> Lock<T> {
        Lock {
            futex: Futex::new(),
            value: UnsafeCell::new(value),
        }
    }

    /// Waits for the lock. A thread that holds it already waits for ever.
    #[inline]
    pub fn lock(&self) -> Guard<'_, T> {
        if !self.futex.try_close() {
            self.wait();
        }
        Guard(self)
    }

    /// Most are held for less time than it takes to go to sleep.
    #[cold]
    fn wait(&self) {
        const LOOKS: usize = 100;
        for _ in 0..LOOKS {
            core::hint::spin_loop();
            if self.futex.try_close() {
                return;
            }
        }
        self.futex.close(None, || ());
    }

    /// The same without waiting, for a report on a process that is about to end.
    pub fn try_lock(&self) -> Option<Guard<'_, T>> {
        self.futex.try_close().then(|| Guard(self))
    }

    /// Closes it for the time of a fork.
    pub fn hold_for_fork(&self) {
        core::mem::forget(self.lock());
    }

    /// Opens it again, in the parent and in the child.
    ///
    /// # Safety
    /// This thread, or in the child the one it is the copy of, called [`Self::hold_for_fork`] and nothing since.
    pub unsafe fn release_after_fork(&self) {
        self.futex.open();
    }
}

/// The lock is closed while this lives.
pub struct Guard<'a, T>(&'a Lock<T>);

impl<T> Deref for Guard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the lock is closed, and by us.
        unsafe { &*self.0.value.get() }
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as above, and `self` is borrowed mutably.
        unsafe { &mut *self.0.value.get() }
    }
}

impl<T> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        self.0.futex.open();
    }
}

#[cfg(test)]
mod tests {
    use super::Lock;

    #[test]
    fn one_thread_at_a_time() {
        static COUNT: Lock<u64> = Lock::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..50_000 {
                        *COUNT.lock() += 1;
                    }
                });
            }
        });
        assert_eq!(*COUNT.lock(), 200_000);
        let guard = COUNT.lock();
        assert!(COUNT.try_lock().is_none());
        drop(guard);
        assert!(COUNT.try_lock().is_some());
    }
}
