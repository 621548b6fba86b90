//! The order in which a type's ancestors are asked, and which base gives it its layout.

use super::{cache, raise, special};
use crate::prelude::*;

/// Whether `a` is `b` or inherits from it.
#[inline]
pub unsafe fn is_subtype(a: *mut PyTypeObject, b: *mut PyTypeObject) -> bool {
    let mro = (*a).tp_mro;
    if mro.is_null() {
        return by_base(a, b);
    }
    let items = tuple_items(mro);
    for i in 0..Py_SIZE(mro) {
        if *items.offset(i) == b.cast() {
            return true;
        }
    }
    false
}

/// For a type that is not ready: along the first bases.
#[cold]
unsafe fn by_base(mut a: *mut PyTypeObject, b: *mut PyTypeObject) -> bool {
    while !a.is_null() {
        if a == b {
            return true;
        }
        a = (*a).tp_base;
    }
    b == &raw mut PyBaseObject_Type
}

/// The C3 order of `kind` over its `tp_bases`: a tuple or, from several bases, a list.
pub unsafe fn linear(kind: *mut PyTypeObject) -> Fallible<Ref> {
    let bases = (*kind).tp_bases;
    let count = Py_SIZE(bases);
    for i in 0..count {
        let base: *mut PyTypeObject = PyTuple_GET_ITEM(bases, i).cast();
        if (*base).tp_mro.is_null() {
            return Err(raise!(
                PyExc_TypeError,
                c"Cannot extend an incomplete type '%.100s'",
                (*base).tp_name
            ));
        }
    }
    if count == 1 {
        let base: *mut PyTypeObject = PyTuple_GET_ITEM(bases, 0).cast();
        return after(kind, (*base).tp_mro);
    }
    check_duplicates(bases)?;
    merge(kind, bases)
}

/// (`kind`, *`rest`).
unsafe fn after(kind: *mut PyTypeObject, rest: *mut PyObject) -> Fallible<Ref> {
    let count = Py_SIZE(rest);
    let result = owned(PyTuple_New(count + 1))?;
    PyTuple_SET_ITEM(result.ptr(), 0, new_ref(kind));
    for i in 0..count {
        PyTuple_SET_ITEM(result.ptr(), i + 1, new_ref(PyTuple_GET_ITEM(rest, i)));
    }
    Ok(result)
}

unsafe fn check_duplicates(bases: *mut PyObject) -> Fallible {
    for i in 0..Py_SIZE(bases) {
        let base = PyTuple_GET_ITEM(bases, i);
        for j in i + 1..Py_SIZE(bases) {
            if PyTuple_GET_ITEM(bases, j) == base {
                let name = name_or_none(base);
                if let Some(name) = name {
                    return Err(raise!(
                        PyExc_TypeError,
                        c"duplicate base class %U",
                        name.ptr()
                    ));
                }
                PyErr_Clear();
                return Err(raise!(PyExc_TypeError, c"duplicate base class"));
            }
        }
    }
    Ok(())
}

unsafe fn name_or_none(base: *mut PyObject) -> Option<Ref> {
    Ref::steal(PyObject_GetAttr(base, name!("__name__"))).filter(|name| PyUnicode_Check(name.ptr()))
}

/// What is left of the sequences to merge: of sequence `i` the items from `taken[i]` on. The last sequence is `bases`.
struct Rest {
    bases: *mut PyObject,
    taken: *mut Py_ssize_t,
}

impl Rest {
    unsafe fn count(&self) -> Py_ssize_t {
        Py_SIZE(self.bases) + 1
    }

    unsafe fn sequence(&self, i: Py_ssize_t) -> *mut PyObject {
        if i == Py_SIZE(self.bases) {
            self.bases
        } else {
            (*PyTuple_GET_ITEM(self.bases, i).cast::<PyTypeObject>()).tp_mro
        }
    }

    /// The first item that is left of sequence `i`, or NULL.
    unsafe fn head(&self, i: Py_ssize_t) -> *mut PyObject {
        let (sequence, taken) = (self.sequence(i), *self.taken.offset(i));
        if taken < Py_SIZE(sequence) {
            PyTuple_GET_ITEM(sequence, taken)
        } else {
            null_mut()
        }
    }

    /// Whether some sequence has `item` after its head.
    unsafe fn is_behind(&self, item: *mut PyObject) -> bool {
        for i in 0..self.count() {
            let sequence = self.sequence(i);
            for j in *self.taken.offset(i) + 1..Py_SIZE(sequence) {
                if PyTuple_GET_ITEM(sequence, j) == item {
                    return true;
                }
            }
        }
        false
    }

    unsafe fn take(&self, item: *mut PyObject) {
        for i in 0..self.count() {
            if self.head(i) == item {
                *self.taken.offset(i) += 1;
            }
        }
    }
}

unsafe fn merge(kind: *mut PyTypeObject, bases: *mut PyObject) -> Fallible<Ref> {
    let result = owned(PyList_New(0))?;
    status(PyList_Append(result.ptr(), kind.cast()))?;
    let sequences = Py_SIZE(bases) as usize + 1;
    let taken: *mut Py_ssize_t = PyMem_Calloc(sequences, size_of::<Py_ssize_t>()).cast();
    if taken.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    let outcome = merge_into(result.ptr(), &Rest { bases, taken });
    PyMem_Free(taken.cast());
    outcome?;
    Ok(result)
}

unsafe fn merge_into(result: *mut PyObject, rest: &Rest) -> Fallible {
    loop {
        let mut left = false;
        let mut next = null_mut();
        for i in 0..rest.count() {
            let head = rest.head(i);
            left |= !head.is_null();
            if !head.is_null() && !rest.is_behind(head) {
                next = head;
                break;
            }
        }
        if next.is_null() {
            return if left { Err(no_order(rest)) } else { Ok(()) };
        }
        status(PyList_Append(result, next))?;
        rest.take(next);
    }
}

#[cold]
unsafe fn no_order(rest: &Rest) -> Raised {
    let text = || -> Fallible<Ref> {
        let heads = owned(PyDict_New())?;
        for i in 0..rest.count() {
            let head = rest.head(i);
            if !head.is_null() {
                status(PyDict_SetItem(heads.ptr(), head, Py_None()))?;
            }
        }
        let names = owned(PyList_New(0))?;
        let (mut at, mut head) = (0, null_mut());
        while PyDict_Next(heads.ptr(), &mut at, &mut head, null_mut()) != 0 {
            let name = match name_or_none(head) {
                Some(name) => name,
                None => {
                    PyErr_Clear();
                    owned(PyUnicode_FromString(c"?".as_ptr()))?
                }
            };
            status(PyList_Append(names.ptr(), name.ptr()))?;
        }
        let comma = owned(PyUnicode_FromString(c", ".as_ptr()))?;
        owned(PyUnicode_Join(comma.ptr(), names.ptr()))
    };
    match text() {
        Ok(text) => raise!(
            PyExc_TypeError,
            c"Cannot create a consistent method resolution order (MRO) for bases %U",
            text.ptr()
        ),
        Err(raised) => raised,
    }
}

/// The MRO that the metatype of `kind` gives it: a tuple of types.
unsafe fn compute(kind: *mut PyTypeObject) -> Fallible<Ref> {
    let metatype = Py_TYPE(kind);
    if metatype == &raw mut PyType_Type {
        return as_tuple(linear(kind)?);
    }
    let method = cache::lookup(metatype, name!("mro"));
    let own = cache::lookup(&raw mut PyType_Type, name!("mro"));
    if method == own {
        return as_tuple(linear(kind)?);
    }
    let made = special::call(kind.cast(), name!("mro"), &[])?;
    let result = owned(PySequence_Tuple(made.ptr()))?;
    let solid = solid_base(kind);
    for i in 0..Py_SIZE(result.ptr()) {
        let base = PyTuple_GET_ITEM(result.ptr(), i);
        if !PyType_Check(base) {
            return Err(raise!(
                PyExc_TypeError,
                c"mro() returned a non-class ('%.500s')",
                (*Py_TYPE(base)).tp_name
            ));
        }
        if !is_subtype(solid, solid_base(base.cast())) {
            return Err(raise!(
                PyExc_TypeError,
                c"mro() returned base with unsuitable layout ('%.500s')",
                (*base.cast::<PyTypeObject>()).tp_name
            ));
        }
    }
    Ok(result)
}

unsafe fn as_tuple(order: Ref) -> Fallible<Ref> {
    if PyTuple_CheckExact(order.ptr()) {
        Ok(order)
    } else {
        owned(PyList_AsTuple(order.ptr()))
    }
}

/// Gives `kind` its MRO. The one it had before, if any, or `None` when the order was changed while it was being made.
pub unsafe fn set(kind: *mut PyTypeObject) -> Fallible<Option<Option<Ref>>> {
    let old = (*kind).tp_mro;
    let mro = {
        let _keep = Ref::new_or_none(old);
        let mro = compute(kind)?;
        if (*kind).tp_mro != old {
            return Ok(None);
        }
        mro
    };
    let follows_bases = follows(kind, mro.ptr());
    (*kind).tp_mro = mro.into_raw();
    if follows_bases {
        cache::modified(kind);
    } else {
        cache::give_up(kind);
    }
    Ok(Some(Ref::steal(old)))
}

/// Whether every type of the order is reached through the bases, so that a change of it is told to `kind`.
unsafe fn follows(kind: *mut PyTypeObject, mro: *mut PyObject) -> bool {
    if Py_TYPE(kind) == &raw mut PyType_Type {
        return true;
    }
    for i in 0..Py_SIZE(mro) {
        let ancestor: *mut PyTypeObject = PyTuple_GET_ITEM(mro, i).cast();
        if ancestor != kind && !reaches((*kind).tp_bases, ancestor) {
            return false;
        }
    }
    true
}

unsafe fn reaches(bases: *mut PyObject, ancestor: *mut PyTypeObject) -> bool {
    for i in 0..Py_SIZE(bases) {
        let base: *mut PyTypeObject = PyTuple_GET_ITEM(bases, i).cast();
        if base == ancestor || is_subtype(base, ancestor) {
            return true;
        }
    }
    false
}

/// The nearest of `kind` and its first bases that adds something to the layout.
pub unsafe fn solid_base(mut kind: *mut PyTypeObject) -> *mut PyTypeObject {
    while !(*kind).tp_base.is_null() {
        let base = (*kind).tp_base;
        if (*kind).tp_basicsize != (*base).tp_basicsize
            || (*kind).tp_itemsize != (*base).tp_itemsize
        {
            return kind;
        }
        kind = base;
    }
    kind
}

/// The one of `bases`, a tuple that is not empty, whose layout a type over them extends; borrowed.
pub unsafe fn best_base(bases: *mut PyObject) -> Fallible<*mut PyTypeObject> {
    let mut best: *mut PyTypeObject = null_mut();
    let mut solid: *mut PyTypeObject = null_mut();
    for i in 0..Py_SIZE(bases) {
        let base = PyTuple_GET_ITEM(bases, i);
        if !PyType_Check(base) {
            return Err(raise!(PyExc_TypeError, c"bases must be types"));
        }
        let base: *mut PyTypeObject = base.cast();
        status(PyType_Ready(base))?;
        if (*base).tp_flags & Py_TPFLAGS_BASETYPE == 0 {
            return Err(raise!(
                PyExc_TypeError,
                c"type '%.100s' is not an acceptable base type",
                (*base).tp_name
            ));
        }
        let candidate = solid_base(base);
        if best.is_null() || (is_subtype(candidate, solid) && candidate != solid) {
            best = base;
            solid = candidate;
        } else if !is_subtype(solid, candidate) {
            return Err(raise!(
                PyExc_TypeError,
                c"multiple bases have instance lay-out conflict"
            ));
        }
    }
    Ok(best)
}
