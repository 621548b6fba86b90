//! The `pyrite` command.
fn main() {}
