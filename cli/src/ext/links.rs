//! The names that a shared library takes from others, and those that it offers.

use std::fs;
use std::path::Path;

use object::Endianness;
use object::elf::{FileHeader64, SHT_DYNSYM};
use object::read::elf::{FileHeader, Sym};

/// The dynamic symbols of a file.
pub struct Links {
    /// What it offers.
    pub defined: Vec<String>,
    undefined: Vec<String>,
}

impl Links {
    /// What it takes from Python, in the order of the alphabet.
    pub fn python_names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self
            .undefined
            .iter()
            .map(String::as_str)
            .filter(|name| name.strip_prefix('_').unwrap_or(name).starts_with("Py"))
            .collect();
        names.sort_unstable();
        names
    }

    /// The function that initialises the module.
    pub fn init_function(&self) -> Option<&str> {
        self.defined
            .iter()
            .map(String::as_str)
            .find(|name| name.starts_with("PyInit_"))
    }
}

/// Reads them.
pub fn read(path: &Path) -> Result<Links, String> {
    let data = fs::read(path).map_err(|error| error.to_string())?;
    symbols(&data).map_err(|error| format!("it is no shared library for x86_64: {error}"))
}

fn symbols(data: &[u8]) -> object::read::Result<Links> {
    let header = FileHeader64::<Endianness>::parse(data)?;
    let endian = header.endian()?;
    let sections = header.sections(endian, data)?;
    let table = sections.symbols(endian, data, SHT_DYNSYM)?;
    let mut links = Links {
        defined: Vec::new(),
        undefined: Vec::new(),
    };
    for symbol in table.iter() {
        let name = String::from_utf8_lossy(symbol.name(endian, table.strings())?).into_owned();
        if symbol.is_undefined(endian) {
            links.undefined.push(name);
        } else {
            links.defined.push(name);
        }
    }
    Ok(links)
}
