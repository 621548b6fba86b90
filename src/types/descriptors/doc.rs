//! Documentation as types of C carry it: `name(signature)\n--\n\ntext`.

use crate::prelude::*;
use crate::types::kind::info::last_part;

const MARK: &[u8] = b")\n--\n\n";

/// Where the signature of `name` begins in `doc` and where the text after it, if `doc` begins with a signature.
unsafe fn split(name: *const c_char, doc: &'static [u8]) -> Option<(&'static [u8], &'static [u8])> {
    let name = CStr::from_ptr(last_part(name)).to_bytes();
    let rest = doc.strip_prefix(name)?;
    if rest.first() != Some(&b'(') {
        return None;
    }
    let mark = rest.windows(MARK.len()).position(|window| window == MARK)?;
    // An empty line ends what can be a signature.
    if rest[..mark].windows(2).any(|pair| pair == b"\n\n") {
        return None;
    }
    Some((&rest[..=mark], &rest[mark + MARK.len()..]))
}

unsafe fn text(bytes: &[u8]) -> Fallible<Ref> {
    owned(PyUnicode_FromStringAndSize(
        bytes.as_ptr().cast(),
        bytes.len() as Py_ssize_t,
    ))
}

/// The text without the signature; None for no documentation.
pub unsafe fn doc_text(name: *const c_char, doc: *const c_char) -> Fallible<Ref> {
    if doc.is_null() || *doc == 0 {
        return Ok(Ref::new(Py_None()));
    }
    let doc: &'static [u8] = CStr::from_ptr(doc).to_bytes();
    match split(name, doc) {
        Some((_, [])) => Ok(Ref::new(Py_None())),
        Some((_, rest)) => text(rest),
        None => text(doc),
    }
}

/// The documentation without the signature, which may leave an empty str.
pub unsafe fn plain_doc(name: *const c_char, doc: *const c_char) -> Fallible<Ref> {
    let doc: &'static [u8] = CStr::from_ptr(doc).to_bytes();
    text(split(name, doc).map_or(doc, |(_, rest)| rest))
}

/// The signature; None when there is none.
pub unsafe fn text_signature(name: *const c_char, doc: *const c_char) -> Fallible<Ref> {
    if doc.is_null() {
        return Ok(Ref::new(Py_None()));
    }
    match split(name, CStr::from_ptr(doc).to_bytes()) {
        Some((signature, _)) => text(signature),
        None => Ok(Ref::new(Py_None())),
    }
}

/// The signature of a function of C: without one in the documentation that of its convention, if that settles it.
pub unsafe fn method_signature(definition: *mut PyMethodDef) -> Fallible<Ref> {
    let signature = text_signature((*definition).ml_name, (*definition).ml_doc)?;
    if signature.ptr() != Py_None() {
        return Ok(signature);
    }
    let flags = (*definition).ml_flags;
    const CLASS: c_int = METH_CLASS;
    const STATIC: c_int = METH_STATIC;
    let of = flags & (METH_CLASS | METH_STATIC);
    match (flags & !(METH_STATIC | METH_CLASS | METH_COEXIST), of) {
        (METH_NOARGS, STATIC) => text(b"()"),
        (METH_NOARGS, CLASS) => text(b"($type, /)"),
        (METH_NOARGS, _) => text(b"($self, /)"),
        (METH_O, STATIC) => text(b"(object, /)"),
        (METH_O, CLASS) => text(b"($type, object, /)"),
        (METH_O, _) => text(b"($self, object, /)"),
        _ => Ok(signature),
    }
}
