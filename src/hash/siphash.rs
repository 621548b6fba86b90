//! SipHash-1-3, by J.-P. Aumasson and D. J. Bernstein: one round for each word, three at the end.

#[derive(Clone, Copy)]
struct State([u64; 4]);

impl State {
    #[inline(always)]
    fn round(&mut self) {
        let [a, b, c, d] = &mut self.0;
        *a = a.wrapping_add(*b);
        *b = b.rotate_left(13) ^ *a;
        *a = a.rotate_left(32);
        *c = c.wrapping_add(*d);
        *d = d.rotate_left(16) ^ *c;
        *a = a.wrapping_add(*d);
        *d = d.rotate_left(21) ^ *a;
        *c = c.wrapping_add(*b);
        *b = b.rotate_left(17) ^ *c;
        *c = c.rotate_left(32);
    }

    #[inline(always)]
    fn word(&mut self, word: u64) {
        self.0[3] ^= word;
        self.round();
        self.0[0] ^= word;
    }
}

/// The last word: what is left of the bytes, and their number on top.
#[inline(always)]
fn last_word(rest: &[u8], length: usize) -> u64 {
    let mut word = (length as u64) << 56;
    for (at, byte) in rest.iter().enumerate() {
        word |= u64::from(*byte) << (8 * at);
    }
    word
}

#[inline]
pub fn siphash13(k0: u64, k1: u64, bytes: &[u8]) -> u64 {
    let mut state = State([
        k0 ^ 0x736f_6d65_7073_6575,
        k1 ^ 0x646f_7261_6e64_6f6d,
        k0 ^ 0x6c79_6765_6e65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ]);
    let words = bytes.chunks_exact(8);
    let rest = words.remainder();
    for word in words {
        let mut copy = [0; 8];
        copy.copy_from_slice(word);
        state.word(u64::from_le_bytes(copy));
    }
    state.word(last_word(rest, bytes.len()));
    state.0[2] ^= 0xff;
    state.round();
    state.round();
    state.round();
    state.0[0] ^ state.0[1] ^ state.0[2] ^ state.0[3]
}

#[cfg(test)]
mod tests {
    use super::siphash13;

    #[test]
    fn without_a_secret_it_is_pythons() {
        // PYTHONHASHSEED=0 python -c 'print(hash("a"), hash("12345678"))'
        assert_eq!(siphash13(0, 0, b"a") as i64, 4644417185603328019);
        assert_eq!(siphash13(0, 0, b"12345678") as i64, 3785724242978802311);
    }
}
