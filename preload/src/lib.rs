//! pyrite's heap under a real CPython, by LD_PRELOAD.
