//! Classes for requests above 512 bytes.

use crate::trace::{Kind, Trace};

use super::change;

const FROM_BYTES: usize = 513;
const TO_BYTES: usize = 32 << 10;

/// So many classes between a power of two and the next.
pub struct Steps {
    steps: usize,
    asked: usize,
    rounded: usize,
    reallocs: usize,
    moves: usize,
}

impl Steps {
    /// Nothing counted yet.
    pub fn new(steps: usize) -> Steps {
        Steps {
            steps,
            asked: 0,
            rounded: 0,
            reallocs: 0,
            moves: 0,
        }
    }

    /// Size of the block for a request.
    fn block_bytes(&self, bytes: usize) -> usize {
        let step = (1usize << (bytes - 1).ilog2()) / self.steps;
        bytes.div_ceil(step) * step
    }

    /// Adds what a trace asks for at its peak, and its reallocs.
    pub fn replay(&mut self, trace: &Trace) {
        let peak = trace.summary().peak_live_bytes as usize;
        let served = |bytes: usize| (FROM_BYTES..=TO_BYTES).contains(&bytes);
        let (mut live, mut asked, mut rounded) = (0, 0, 0);
        let mut at_peak = (0, 0);
        for (step, old) in trace.steps() {
            let (come, gone) = change(step.kind(), step.bytes(), old);
            if served(come) {
                asked += come;
                rounded += self.block_bytes(come);
            }
            if served(gone) {
                asked -= gone;
                rounded -= self.block_bytes(gone);
            }
            if step.kind() == Kind::Realloc && served(come) && served(gone) {
                self.reallocs += 1;
                self.moves += usize::from(self.block_bytes(come) != self.block_bytes(gone));
            }
            live = live + come - gone;
            if live == peak {
                at_peak = (asked, rounded);
            }
        }
        self.asked += at_peak.0;
        self.rounded += at_peak.1;
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.steps * (TO_BYTES / (FROM_BYTES - 1)).ilog2() as usize
    }

    /// How much larger the blocks are, together, than what was asked for.
    pub fn rounding_percent(&self) -> f64 {
        (self.rounded - self.asked) as f64 * 100.0 / self.asked as f64
    }

    /// How many reallocs change the class.
    pub fn moves_percent(&self) -> f64 {
        self.moves as f64 * 100.0 / self.reallocs as f64
    }
}

#[cfg(test)]
mod tests {
    use super::Steps;

    #[test]
    fn blocks_are_the_next_step() {
        let of = |steps, bytes| Steps::new(steps).block_bytes(bytes);
        assert_eq!([of(8, 513), of(8, 576), of(8, 577)], [576, 576, 640]);
        assert_eq!([of(2, 513), of(2, 768), of(2, 1024)], [768, 768, 1024]);
        assert_eq!([of(8, 1024), of(8, 1025)], [1024, 1152]);
        assert_eq!(Steps::new(8).classes(), 48);
    }
}
