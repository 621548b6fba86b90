//! Operations written down as bytes: what a fuzzer invents, what proptest shrinks, and what a seed
//! gives, are all read in the same way.
//!
//! Every sequence of bytes means something. An operation takes a byte for what it is and a few for
//! its arguments; at the end of the bytes the rest reads as zero.

use pyrite_heap as heap;
use pyrite_heap::{Domain, Settings};

use super::audit::Audit;
use super::{DOMAINS, Model};

/// Live blocks take at most about this much, so that a run fits into any machine.
const MOST_BYTES: usize = 96 << 20;
/// Operations between two looks at everything, at first.
const AUDIT_EVERY: usize = 64;

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> usize {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first as usize
    }

    fn number(&mut self) -> usize {
        self.byte() << 8 | self.byte()
    }

    fn domain(&mut self) -> Domain {
        DOMAINS[self.byte() % DOMAINS.len()]
    }

    /// Small ones in most cases, up to 4 MiB, with the places around which the heap changes its
    /// ways more often than chance would have them.
    fn size(&mut self) -> usize {
        const PLACES: [usize; 8] = [
            512,
            1024,
            4096,
            16 << 10,
            64 << 10,
            512 << 10,
            1 << 20,
            2 << 20,
        ];
        match self.byte() {
            0..150 => self.number() % 513,
            150..190 => self.number() % (4 << 10),
            190..215 => self.number(),
            215..230 => (self.number() << 4) % (1 << 20),
            230..250 => {
                let place = PLACES[self.byte() % PLACES.len()];
                (place + self.byte()).saturating_sub(128)
            }
            _ => self.number() << 6,
        }
    }
}

/// Carries the operations out, checks everything, and frees what is left. Nobody else may use the
/// heap meanwhile.
pub fn run(bytes: &[u8]) {
    without_helper();
    let audit = Audit::begin();
    let mut model = Model::new(bytes.len() as u64);
    let mut reader = Reader(bytes);
    let (mut done, mut next_audit) = (0, AUDIT_EVERY);
    while !reader.0.is_empty() {
        step(&mut model, &mut reader);
        done += 1;
        if done == next_audit {
            audit.compare([&model]);
            // Rarer as the run gets longer: a look costs as much as there are blocks.
            next_audit += AUDIT_EVERY.max(done / 8);
        }
    }
    model.check();
    audit.compare([&model]);
    model.clear();
    audit.compare([&model]);
}

/// Memory goes back soon, and in calls only: a thread of the heap's own would be another thread that
/// uses it, and a look at everything wants to be alone.
pub fn without_helper() {
    heap::configure(Settings {
        decay_ms: 10,
        background_thread: false,
    });
}

fn step(model: &mut Model, reader: &mut Reader) {
    let operation = reader.byte();
    let full = model.bytes() > MOST_BYTES;
    match operation {
        0..90 if !full => {
            let (domain, bytes) = (reader.domain(), reader.size());
            assert!(model.malloc(domain, bytes), "no memory for {bytes} bytes");
        }
        90..115 if !full => {
            let (domain, bytes) = (reader.domain(), reader.size());
            let count = [1, 1, 3, 16, 255][reader.byte() % 5];
            let size = bytes / count;
            assert!(
                model.calloc(domain, count, size),
                "no memory for {count} times {size} bytes"
            );
        }
        115..130 if !full => {
            let (domain, bytes) = (reader.domain(), reader.size());
            let align = 1 << (reader.byte() % 21);
            assert!(
                model.aligned(domain, align, bytes),
                "no memory for {bytes} bytes at a multiple of {align}"
            );
        }
        130..170 if !full => {
            let (choice, bytes) = (reader.number(), reader.size());
            model.realloc(choice, bytes);
        }
        // Several at a time, so that pools and arenas empty.
        170..174 => {
            for _ in 0..reader.byte() {
                model.free(reader.byte());
            }
        }
        174 => {
            heap::trim();
        }
        175 => refuses(reader),
        176 => model.check(),
        _ => model.free(reader.number()),
    }
}

/// What must be refused: nothing changes, which the next look at everything shows.
fn refuses(reader: &mut Reader) {
    let domain = reader.domain();
    let bytes = usize::MAX >> (reader.byte() & 1);
    let bytes = bytes - reader.byte();
    // `isize::MAX` itself is more than any machine has.
    assert!(heap::malloc(domain, bytes).is_null());
    assert!(heap::calloc(domain, bytes, 1).is_null());
    assert!(heap::calloc(domain, bytes / 2, 3 + reader.byte()).is_null());
    assert!(heap::aligned_alloc(domain, 64, bytes).is_null());
    for align in [0, 3, 48, (1 << 20) + 16, 2 << 20, usize::MAX] {
        assert!(heap::aligned_alloc(domain, align, 32).is_null(), "{align}");
    }
    let mut outside = 0_u64;
    let outside = (&raw mut outside).cast::<u8>();
    assert!(!heap::contains(outside));
    // SAFETY: not in the heap, or NULL.
    assert!(!unsafe { heap::try_free(outside) || heap::try_free(core::ptr::null_mut()) });
}
