//! The names of the C API that pyrite is for.

/// A name of the chapter.
pub struct Entry {
    pub area: String,
    pub name: String,
    /// The header of CPython that declares it.
    pub header: Option<String>,
    /// What ours cannot do yet.
    pub lacks: Option<String>,
}

/// All of them, by area.
pub fn read() -> Vec<Entry> {
    include_str!("names.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut columns = line.split('\t').map(String::from);
            let mut column = |what: &str| {
                columns
                    .next()
                    .unwrap_or_else(|| panic!("no {what}: {line}"))
            };
            let (area, name, header) = (column("area"), column("name"), column("header"));
            Entry {
                area,
                name,
                header: (header != "-").then_some(header),
                lacks: columns.next(),
            }
        })
        .collect()
}
