//! The `pyrite` command. Everything is in the library beside it.

fn main() -> ! {
    pyrite_cli::main()
}
