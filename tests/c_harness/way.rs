//! The four ways to build and run one source.

/// Which headers and which library it is built with, and which library it runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// CPython's headers, linked to libpython3.13, run on it: this is the truth.
    CPython,
    /// The very executable of [`Way::CPython`], run on our library under libpython's name.
    Renamed,
    /// CPython's headers, linked to libpyrite.
    Linked,
    /// Our own headers, linked to libpyrite.
    OwnHeaders,
}

impl Way {
    /// All of them, the truth first.
    pub const ALL: [Way; 4] = [Way::CPython, Way::Renamed, Way::Linked, Way::OwnHeaders];

    /// The second half of the test's name.
    pub fn name(self) -> &'static str {
        match self {
            Way::CPython => "cpython",
            Way::Renamed => "renamed",
            Way::Linked => "linked",
            Way::OwnHeaders => "own_headers",
        }
    }

    /// The way whose executable this one runs.
    pub fn built_as(self) -> Way {
        if self == Way::Renamed {
            Way::CPython
        } else {
            self
        }
    }
}
