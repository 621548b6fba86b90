//! What `docs/coverage.md`, as it was when this was built, says of a name.

/// What libpyrite has of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// There, and shown to be as CPython's.
    Done,
    /// There; something is missing, or nobody has shown that it is as CPython's.
    Partial,
    /// Not there: the library does not export it, or ends the process when it is called.
    Absent,
}

const PAGE: &str = include_str!("../../../docs/coverage.md");

/// Of a name, in a library with these exported names.
pub fn status(name: &str, exported: &[String]) -> Status {
    if !exported.iter().any(|one| one == name) {
        return Status::Absent;
    }
    listed(PAGE, name).unwrap_or(Status::Partial)
}

/// What the page says, if the name is on it.
fn listed(page: &str, name: &str) -> Option<Status> {
    let row = page.lines().find(|line| {
        line.strip_prefix("| `")
            .and_then(|rest| rest.strip_prefix(name))
            .is_some_and(|rest| rest.starts_with('`'))
    })?;
    row.split(" | ").find_map(|cell| match cell {
        "done" => Some(Status::Done),
        "partial" => Some(Status::Partial),
        "absent" => Some(Status::Absent),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_the_whole_name() {
        let page = "| `A_B` | h | done | x |\n| `A` | h | absent |  |\n";
        assert_eq!(listed(page, "A"), Some(Status::Absent));
        assert_eq!(listed(page, "A_B"), Some(Status::Done));
        assert_eq!(listed(page, "A_"), None);
    }

    #[test]
    fn the_page_can_be_read() {
        assert_eq!(listed(PAGE, "PyMem_Malloc"), Some(Status::Done));
    }

    #[test]
    fn what_is_not_exported_is_absent() {
        assert_eq!(status("PyMem_Malloc", &[]), Status::Absent);
    }
}
