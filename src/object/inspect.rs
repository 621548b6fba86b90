//! What there is: live objects by type, private pools, interned strs, the collector's figures; as text and as JSON.

use core::fmt::{self, Write};

use pyrite_heap as heap;

use super::pool;
use crate::gc::{pace, state};
use crate::prelude::*;

/// The objects of one type.
struct Kind {
    kind: *mut PyTypeObject,
    objects: usize,
    bytes: usize,
}

/// Every type that `object` leads to, by address.
unsafe fn types() -> Fallible<Vec<Kind>> {
    let mut all = Vec::new();
    add(&mut all, &raw mut PyBaseObject_Type)?;
    let mut at = 0;
    while at < all.len() {
        let kind: *mut PyObject = all[at].kind.cast();
        at += 1;
        // Called as a function of `type`, since a metatype's method would want an instance.
        let function = owned(PyObject_GetAttr(
            (&raw mut PyType_Type).cast(),
            name!("__subclasses__"),
        ))?;
        let list = owned(PyObject_CallOneArg(function.ptr(), kind))?;
        for item in 0..PyList_Size(list.ptr()) {
            add(&mut all, PyList_GET_ITEM(list.ptr(), item).cast())?;
        }
    }
    all.sort_unstable_by_key(|one| one.kind);
    Ok(all)
}

/// Adds a type that is not there yet.
unsafe fn add(all: &mut Vec<Kind>, kind: *mut PyTypeObject) -> Fallible {
    if all.iter().any(|one| one.kind == kind) {
        return Ok(());
    }
    all.push_or_raise(Kind {
        kind,
        objects: 0,
        bytes: 0,
    })
}

/// The type of what lies at `place`, if it is an object. What a private pool keeps has an address where a living object
/// has its count.
unsafe fn type_at(place: *mut u8, types: &[Kind]) -> Option<usize> {
    let op: *mut PyObject = place.cast();
    let living = (1..1 << 40).contains(&(*op).ob_refcnt);
    let found = types.binary_search_by_key(&(*op).ob_type, |one| one.kind);
    found.ok().filter(|_| living)
}

/// The live objects of the heap by type, most bytes first. Under debug hooks and other allocators none are found.
unsafe fn objects() -> Fallible<Vec<Kind>> {
    let mut all = types()?;
    let mut count = |span: &heap::Span, block: *mut u8| {
        let small = span.block_bytes <= heap::SMALL_MAX_BYTES;
        if span.domain == heap::Domain::Raw || (small && span.domain != heap::Domain::Obj) {
            return;
        }
        let at = type_at(block, &all).or_else(|| {
            let behind = (span.block_bytes >= 48).then(|| type_at(block.add(16), &all))??;
            PyType_HasFeature(all[behind].kind, Py_TPFLAGS_PREHEADER).then_some(behind)
        });
        if let Some(at) = at {
            all[at].objects += 1;
            all[at].bytes += span.block_bytes;
        }
    };
    heap::walk_blocks(&mut count);
    all.retain(|one| one.objects > 0);
    all.sort_unstable_by_key(|one| (core::cmp::Reverse(one.bytes), one.kind));
    Ok(all)
}

/// The name of a type, as UTF-8 whatever C has written there.
struct Name(*mut PyTypeObject);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: a type of those that `object` leads to, which no other code runs meanwhile to change; its name is a text
        // of C's.
        let name = unsafe { CStr::from_ptr((*self.0).tp_name) };
        for chunk in name.to_bytes().utf8_chunks() {
            f.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                f.write_char(char::REPLACEMENT_CHARACTER)?;
            }
        }
        Ok(())
    }
}

/// The table for people. `Err`: an exception, or the text was not taken.
pub unsafe fn print(out: &mut dyn Write) -> Fallible<fmt::Result> {
    let kinds = objects()?;
    Ok(print_all(out, &kinds))
}

unsafe fn print_all(out: &mut dyn Write, kinds: &[Kind]) -> fmt::Result {
    writeln!(out, "{:>12} {:>14}  type", "objects", "bytes")?;
    for one in kinds {
        writeln!(
            out,
            "{:>12} {:>14}  {}",
            one.objects,
            one.bytes,
            Name(one.kind)
        )?;
    }
    let (mortal, immortal) = crate::types::unicode::interned_counts();
    writeln!(out, "interned strs: {mortal} mortal, {immortal} immortal")?;
    let mut result = Ok(());
    pool::each(|pool| {
        let line = writeln!(
            out,
            "pool {}: {} of {} objects of {} bytes",
            pool.name(),
            pool.count(),
            pool.cap(),
            pool.bytes()
        );
        result = result.and(line);
    });
    result?;
    let pace = pace::pace();
    writeln!(
        out,
        "collector: counts {:?}, thresholds {:?}, enabled {}",
        pace.counts, pace.thresholds, pace.enabled
    )?;
    for (at, one) in state::state().statistics.iter().enumerate() {
        writeln!(
            out,
            "generation {at}: {} collections, {} collected, {} uncollectable, {} candidates, {} ns, longest {} ns",
            one.collections,
            one.collected,
            one.uncollectable,
            one.candidates,
            one.nanoseconds,
            one.longest_nanoseconds
        )?;
    }
    Ok(())
}

/// A text as JSON has it.
struct Quoted<T>(T);

impl<T: fmt::Display> fmt::Display for Quoted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        write!(Escaped(f), "{}", self.0)?;
        f.write_char('"')
    }
}

/// Writes what is between the quotes.
struct Escaped<'a, 'b>(&'a mut fmt::Formatter<'b>);

impl Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for one in text.chars() {
            match one {
                '"' | '\\' => write!(self.0, "\\{one}")?,
                one if one < ' ' => write!(self.0, "\\u{:04x}", one as u32)?,
                one => self.0.write_char(one)?,
            }
        }
        Ok(())
    }
}

/// The same as JSON.
pub unsafe fn print_json(out: &mut dyn Write) -> Fallible<fmt::Result> {
    let kinds = objects()?;
    Ok(print_json_all(out, &kinds))
}

unsafe fn print_json_all(out: &mut dyn Write, kinds: &[Kind]) -> fmt::Result {
    out.write_str("{\"types\": [")?;
    for (at, one) in kinds.iter().enumerate() {
        write!(
            out,
            "{}{{\"name\": {}, \"objects\": {}, \"bytes\": {}}}",
            if at == 0 { "" } else { ", " },
            Quoted(Name(one.kind)),
            one.objects,
            one.bytes
        )?;
    }
    let (mortal, immortal) = crate::types::unicode::interned_counts();
    write!(
        out,
        "], \"interned\": {{\"mortal\": {mortal}, \"immortal\": {immortal}}}, \"pools\": ["
    )?;
    let (mut result, mut first) = (Ok(()), true);
    pool::each(|pool| {
        let piece = write!(
            out,
            "{}{{\"name\": {}, \"objects\": {}, \"cap\": {}, \"object_bytes\": {}}}",
            if first { "" } else { ", " },
            Quoted(pool.name()),
            pool.count(),
            pool.cap(),
            pool.bytes()
        );
        first = false;
        result = result.and(piece);
    });
    result?;
    let pace = pace::pace();
    write!(
        out,
        "], \"collector\": {{\"enabled\": {}, \"counts\": {:?}, \"thresholds\": {:?}, \"generations\": [",
        pace.enabled, pace.counts, pace.thresholds
    )?;
    for (at, one) in state::state().statistics.iter().enumerate() {
        write!(
            out,
            "{}{{\"collections\": {}, \"collected\": {}, \"uncollectable\": {}, \"candidates\": {}, \"nanoseconds\": {}, \"longest_nanoseconds\": {}}}",
            if at == 0 { "" } else { ", " },
            one.collections,
            one.collected,
            one.uncollectable,
            one.candidates,
            one.nanoseconds,
            one.longest_nanoseconds
        )?;
    }
    out.write_str("]}}\n")
}
