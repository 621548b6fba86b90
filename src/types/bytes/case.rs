//! Letters of ASCII: what they are, and their case.

/// Whether `text` has at least one byte and all pass `test`.
pub fn all(text: &[u8], test: fn(&u8) -> bool) -> bool {
    !text.is_empty() && text.iter().all(test)
}

/// Whitespace, as bytes count it.
pub fn is_space(byte: &u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// Whether there are letters, and none of them passes `other`.
pub fn all_cased(text: &[u8], wanted: fn(&u8) -> bool, other: fn(&u8) -> bool) -> bool {
    text.iter().any(wanted) && !text.iter().any(other)
}

/// Whether upper case letters follow only what is no letter, and lower case ones only letters.
pub fn is_title(text: &[u8]) -> bool {
    let (mut any, mut in_word) = (false, false);
    for byte in text {
        let letter = byte.is_ascii_alphabetic();
        if letter && byte.is_ascii_uppercase() == in_word {
            return false;
        }
        any |= letter;
        in_word = letter;
    }
    any
}

/// Upper case at the start of each word, lower case within.
pub fn title(text: &mut [u8]) {
    let mut in_word = false;
    for byte in text {
        if in_word {
            byte.make_ascii_lowercase();
        } else {
            byte.make_ascii_uppercase();
        }
        in_word = byte.is_ascii_alphabetic();
    }
}

/// The first letter in upper case, the others in lower.
pub fn capitalize(text: &mut [u8]) {
    text.make_ascii_lowercase();
    if let Some(first) = text.first_mut() {
        first.make_ascii_uppercase();
    }
}

/// Upper case for lower and the other way round.
pub fn swap(text: &mut [u8]) {
    for byte in text {
        if byte.is_ascii_alphabetic() {
            *byte ^= 0x20;
        }
    }
}
