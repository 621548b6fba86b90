//! CPython 3.13's memory layer behind CPython's own C ABI.
