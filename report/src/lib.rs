//! What the heap's statistics say, as a table and as JSON.
