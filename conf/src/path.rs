//! File names with the number of the process in them.

use crate::Complaint;

/// A file name as written in the variable: `%p` stands for the number of the process, `%c` for a
/// comma, `%%` for a percent sign.
///
/// Always true: not empty, and each `%` has one of these three letters behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathTemplate<'a>(&'a [u8]);

impl<'a> PathTemplate<'a> {
    /// Checks the name.
    pub fn parse(value: &'a [u8]) -> Result<PathTemplate<'a>, Complaint<'a>> {
        let mut bytes = value.iter();
        let mut good = !value.is_empty() && !value.contains(&0);
        while let Some(byte) = bytes.next() {
            good &= *byte != b'%' || matches!(bytes.next(), Some(b'p' | b'c' | b'%'));
        }
        let valid =
            "a file name, with %p for the process id, %c for a comma, %% for a percent sign";
        if good {
            Ok(PathTemplate(value))
        } else {
            Err(Complaint::BadValue {
                key: "stats_file",
                value,
                valid,
            })
        }
    }

    /// Whether each process gets a name of its own.
    pub fn names_process(&self) -> bool {
        let mut bytes = self.0.iter();
        while let Some(byte) = bytes.next() {
            if *byte == b'%' && bytes.next() == Some(&b'p') {
                return true;
            }
        }
        false
    }

    /// The name of the file of process `pid`, byte by byte.
    pub fn expand(&self, pid: u32, mut put: impl FnMut(u8)) {
        let mut bytes = self.0.iter().copied();
        while let Some(byte) = bytes.next() {
            match byte {
                b'%' => match bytes.next() {
                    Some(b'p') => decimal(pid, &mut put),
                    Some(b'c') => put(b','),
                    _ => put(b'%'),
                },
                _ => put(byte),
            }
        }
    }
}

/// How `path` must be written so that it means itself as a value of `stats_file`.
pub fn escaped(path: &[u8]) -> impl Iterator<Item = u8> + '_ {
    path.iter().flat_map(|byte| {
        let text: &[u8] = match byte {
            b'%' => b"%%",
            b',' => b"%c",
            _ => core::slice::from_ref(byte),
        };
        text.iter().copied()
    })
}

fn decimal(number: u32, put: &mut impl FnMut(u8)) {
    if number >= 10 {
        decimal(number / 10, put);
    }
    put(b'0' + (number % 10) as u8);
}
