//! Which memory domains.

use crate::Complaint;

/// A set of CPython's memory domains. Written `all`, `none`, or names joined by `+`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Domains {
    /// `PyMem_Raw*`.
    pub raw: bool,
    /// `PyMem_*`.
    pub mem: bool,
    /// `PyObject_*`.
    pub obj: bool,
}

impl Domains {
    /// No domain.
    pub const NONE: Domains = Domains {
        raw: false,
        mem: false,
        obj: false,
    };
    /// Every domain.
    pub const ALL: Domains = Domains {
        raw: true,
        mem: true,
        obj: true,
    };

    pub(crate) fn parse(value: &[u8]) -> Result<Domains, Complaint<'_>> {
        let mut domains = Domains::NONE;
        match value {
            b"none" => return Ok(Domains::NONE),
            b"all" => return Ok(Domains::ALL),
            _ => {}
        }
        for name in value.split(|&byte| byte == b'+') {
            match name {
                b"raw" => domains.raw = true,
                b"mem" => domains.mem = true,
                b"obj" => domains.obj = true,
                _ => {
                    return Err(Complaint::BadValue {
                        key: "domains",
                        value,
                        valid: "raw, mem and obj joined by +, or all, or none",
                    });
                }
            }
        }
        Ok(domains)
    }
}
