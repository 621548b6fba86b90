//! Records the allocations of a real CPython as a trace.
