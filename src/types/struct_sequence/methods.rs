//! What struct sequences do: repr, making one from a sequence, pickling, replacing fields.

use super::{all, count, fields_of, make, visible};
use crate::gc;
use crate::prelude::*;
use crate::types::call::dict_len;
use crate::types::define::{named, no_args};

pub(super) static mut METHODS: [PyMethodDef; 3] = [
    no_args(c"__reduce__", reduce, c""),
    named(
        c"__replace__",
        replace,
        c"__replace__($self, /, **changes)\n--\n\nA copy that differs in the given fields.",
    ),
    PyMethodDef::EMPTY,
];

/// The names of the fields of a type: NULL for one without a name.
unsafe fn name_of(kind: *mut PyTypeObject, field: usize) -> *const c_char {
    let mut member = (*kind).tp_members;
    if member.is_null() {
        return null();
    }
    let offset = core::mem::offset_of!(PyTupleObject, ob_item) + field * size_of::<*mut PyObject>();
    while !(*member).name.is_null() {
        if (*member).offset == offset as Py_ssize_t {
            return (*member).name;
        }
        member = member.add(1);
    }
    null()
}

pub(super) unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    write_repr(op).or_null()
}

unsafe fn write_repr(op: *mut PyObject) -> Fallible<Ref> {
    let kind = Py_TYPE(op);
    let parts = owned(PyList_New(0))?;
    for i in 0..visible(kind)? as usize {
        let name = (*(*kind).tp_members.add(i)).name;
        if name.is_null() {
            PyErr_Format(
                PyExc_SystemError,
                c"In structseq_repr(), member %zd name is NULL for type %.500s".as_ptr(),
                i,
                (*kind).tp_name,
            );
            return Err(Raised);
        }
        let value = *tuple_items(op).add(i);
        let part = owned(PyUnicode_FromFormat(c"%s=%R".as_ptr(), name, value))?;
        status(PyList_Append(parts.ptr(), part.ptr()))?;
    }
    let comma = owned(PyUnicode_FromString(c", ".as_ptr()))?;
    let inside = owned(PyUnicode_Join(comma.ptr(), parts.ptr()))?;
    owned(PyUnicode_FromFormat(
        c"%s(%U)".as_ptr(),
        (*kind).tp_name,
        inside.ptr(),
    ))
}

pub(super) unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let (mut sequence, mut dict): (*mut PyObject, *mut PyObject) = (null_mut(), null_mut());
    if parse_named!(
        args,
        kwargs,
        c"O|O:structseq",
        [c"sequence", c"dict"],
        sequence,
        dict
    )
    .is_err()
    {
        return null_mut();
    }
    from_sequence(kind, sequence, dict).or_null()
}

/// TypeError when a sequence is too short or too long for a type.
unsafe fn check_length(kind: *mut PyTypeObject, length: Py_ssize_t) -> Fallible {
    let (least, most) = (visible(kind)?, all(kind)?);
    let (format, bound) = if least == most {
        if length == least {
            return Ok(());
        }
        (c"%.500s() takes a %zd-sequence (%zd-sequence given)", least)
    } else if length < least {
        (
            c"%.500s() takes an at least %zd-sequence (%zd-sequence given)",
            least,
        )
    } else if length > most {
        (
            c"%.500s() takes an at most %zd-sequence (%zd-sequence given)",
            most,
        )
    } else {
        return Ok(());
    };
    PyErr_Format(
        PyExc_TypeError,
        format.as_ptr(),
        (*kind).tp_name,
        bound,
        length,
    );
    Err(Raised)
}

unsafe fn from_sequence(
    kind: *mut PyTypeObject,
    sequence: *mut PyObject,
    dict: *mut PyObject,
) -> Fallible<Ref> {
    let items = owned(PySequence_Fast(
        sequence,
        c"constructor requires a sequence".as_ptr(),
    ))?;
    if !dict.is_null() && !PyDict_Check(dict) {
        PyErr_Format(
            PyExc_TypeError,
            c"%.500s() takes a dict as second arg, if any".as_ptr(),
            (*kind).tp_name,
        );
        return Err(Raised);
    }
    let length = PySequence_Size(items.ptr());
    check_length(kind, length)?;
    let made = make(kind)?;
    let places = tuple_items(made.ptr());
    for i in 0..length {
        *places.offset(i) = owned(PySequence_GetItem(items.ptr(), i))?.into_raw();
    }
    let mut used = 0;
    for i in length as usize..fields_of(made.ptr()) {
        let name = name_of(kind, i);
        let mut value = null_mut();
        if !dict.is_null() && !name.is_null() {
            used += Py_ssize_t::from(truth(PyDict_GetItemStringRef(dict, name, &mut value))?);
        }
        *places.add(i) = if value.is_null() {
            new_ref(Py_None())
        } else {
            value
        };
    }
    if !dict.is_null() && used < dict_len(dict) {
        PyErr_Format(
            PyExc_TypeError,
            c"%.500s() got duplicate or unexpected field name(s)".as_ptr(),
            (*kind).tp_name,
        );
        return Err(Raised);
    }
    gc::track(made.ptr());
    Ok(made)
}

/// A tuple of the items and a dict of the other fields.
unsafe fn split(op: *mut PyObject) -> Fallible<(Ref, Ref)> {
    let kind = Py_TYPE(op);
    let items = owned(PyTuple_GetSlice(op, 0, visible(kind)?))?;
    let rest = owned(PyDict_New())?;
    for i in visible(kind)? as usize..fields_of(op) {
        let name = name_of(kind, i);
        if !name.is_null() {
            status(PyDict_SetItemString(
                rest.ptr(),
                name,
                *tuple_items(op).add(i),
            ))?;
        }
    }
    Ok((items, rest))
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    match split(op) {
        Ok((items, rest)) => {
            Py_BuildValue(c"(O(OO))".as_ptr(), Py_TYPE(op), items.ptr(), rest.ptr())
        }
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn replace(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    replaced(op, args, kwargs).or_null()
}

unsafe fn replaced(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> Fallible<Ref> {
    let kind = Py_TYPE(op);
    if Py_SIZE(args) > 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"__replace__() takes no positional arguments".as_ptr(),
        );
        return Err(Raised);
    }
    if count(kind, name!("n_unnamed_fields"))? > 0 {
        PyErr_Format(
            PyExc_TypeError,
            c"__replace__() is not supported for %.500s because it has unnamed field(s)".as_ptr(),
            (*kind).tp_name,
        );
        return Err(Raised);
    }
    let changes = if kwargs.is_null() {
        owned(PyDict_New())?
    } else {
        owned(PyDict_Copy(kwargs))?
    };
    let made = make(kind)?;
    for i in 0..fields_of(op) {
        let name = owned(PyUnicode_FromString(name_of(kind, i)))?;
        let mut value = null_mut();
        let changed = truth(PyDict_Pop(changes.ptr(), name.ptr(), &mut value))?;
        *tuple_items(made.ptr()).add(i) = if changed {
            value
        } else {
            xnew_ref(*tuple_items(op).add(i))
        };
    }
    if dict_len(changes.ptr()) > 0 {
        let names = owned(PyDict_Keys(changes.ptr()))?;
        PyErr_Format(
            PyExc_TypeError,
            c"Got unexpected field name(s): %R".as_ptr(),
            names.ptr(),
        );
        return Err(Raised);
    }
    gc::track(made.ptr());
    Ok(made)
}
