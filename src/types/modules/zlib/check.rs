//! The checksums of RFC 1950 (Adler-32) and RFC 1952 (CRC-32).

/// The largest prime below 2^16.
const ADLER: u32 = 65521;
/// As many bytes as two sums of 32 bits take in before they have to be reduced.
const ADLER_RUN: usize = 5552;
/// The polynomial, its lowest power in the highest bit.
const CRC: u32 = 0xedb8_8320;

/// What each byte does to the register.
static CRC_OF_BYTE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut register = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            register = (register >> 1) ^ (CRC * (register & 1));
            bit += 1;
        }
        table[byte] = register;
        byte += 1;
    }
    table
};

/// Goes on from a checksum; 1 begins one.
pub fn adler32(value: u32, data: &[u8]) -> u32 {
    let (mut low, mut high) = (value & 0xffff, value >> 16);
    for run in data.chunks(ADLER_RUN) {
        for &byte in run {
            low += u32::from(byte);
            high += low;
        }
        low %= ADLER;
        high %= ADLER;
    }
    (high << 16) | low
}

/// Goes on from a checksum; 0 begins one.
pub fn crc32(value: u32, data: &[u8]) -> u32 {
    !data.iter().fold(!value, |register, &byte| {
        (register >> 8) ^ CRC_OF_BYTE[usize::from(register as u8 ^ byte)]
    })
}
