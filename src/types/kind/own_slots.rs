//! `__slots__`: which fields the objects of a class have beside those of its base.

use super::raise;
use crate::prelude::*;

/// What a class adds to its base.
pub struct Slots {
    /// The names, mangled and sorted; `None` without `__slots__`.
    names: Option<Ref>,
    /// Whether a dict.
    pub dict: bool,
    /// Whether weak references.
    pub weak: bool,
}

impl Slots {
    /// How many fields.
    pub unsafe fn count(&self) -> Py_ssize_t {
        self.names.as_ref().map_or(0, |names| Py_SIZE(names.ptr()))
    }

    /// The name of a field, borrowed.
    pub unsafe fn name(&self, i: Py_ssize_t) -> *mut PyObject {
        self.names
            .as_ref()
            .map_or(null_mut(), |names| PyTuple_GET_ITEM(names.ptr(), i))
    }

    /// The names, for the type to own, or NULL.
    pub fn into_tuple(self) -> *mut PyObject {
        self.names.map_or(null_mut(), Ref::into_raw)
    }
}

/// Reads `__slots__` in the namespace of a class `class_name`.
pub unsafe fn read(
    class_name: *mut PyObject,
    base: *mut PyTypeObject,
    bases: *mut PyObject,
    dict: *mut PyObject,
) -> Fallible<Slots> {
    let may_dict = (*base).tp_dictoffset == 0;
    let may_weak = (*base).tp_weaklistoffset == 0 && (*base).tp_itemsize == 0;
    let mut given = null_mut();
    truth(PyDict_GetItemRef(dict, name!("__slots__"), &mut given))?;
    let Some(given) = Ref::steal(given) else {
        return Ok(Slots {
            names: None,
            dict: may_dict,
            weak: may_weak,
        });
    };
    let given = if PyUnicode_Check(given.ptr()) {
        owned(PyTuple_Pack(1, given.ptr()))?
    } else {
        owned(PySequence_Tuple(given.ptr()))?
    };
    if Py_SIZE(given.ptr()) > 0 && (*base).tp_itemsize != 0 {
        return Err(raise!(
            PyExc_TypeError,
            c"nonempty __slots__ not supported for subtype of '%s'",
            (*base).tp_name
        ));
    }
    let mut slots = Slots {
        names: None,
        dict: false,
        weak: false,
    };
    let names = owned(PyList_New(0))?;
    for i in 0..Py_SIZE(given.ptr()) {
        let name = PyTuple_GET_ITEM(given.ptr(), i);
        check_name(name)?;
        if PyUnicode_CompareWithASCIIString(name, c"__dict__".as_ptr()) == 0 {
            take(&mut slots.dict, may_dict, c"__dict__")?;
        } else if PyUnicode_CompareWithASCIIString(name, c"__weakref__".as_ptr()) == 0 {
            take(&mut slots.weak, may_weak, c"__weakref__")?;
        } else {
            let name = mangle(class_name, name)?;
            check_conflict(name.ptr(), dict)?;
            status(PyList_Append(names.ptr(), name.ptr()))?;
        }
    }
    status(PyList_Sort(names.ptr()))?;
    slots.names = Some(owned(PyList_AsTuple(names.ptr()))?);
    from_other_bases(&mut slots, may_dict, may_weak, base, bases);
    Ok(slots)
}

unsafe fn check_name(name: *mut PyObject) -> Fallible {
    if !PyUnicode_Check(name) {
        return Err(raise!(
            PyExc_TypeError,
            c"__slots__ items must be strings, not '%.200s'",
            (*Py_TYPE(name)).tp_name
        ));
    }
    if PyUnicode_IsIdentifier(name) == 0 {
        return Err(raise!(PyExc_TypeError, c"__slots__ must be identifiers"));
    }
    Ok(())
}

unsafe fn take(has: &mut bool, may: bool, name: &CStr) -> Fallible {
    if !may || *has {
        return Err(raise!(
            PyExc_TypeError,
            c"%s slot disallowed: we already got one",
            name.as_ptr()
        ));
    }
    *has = true;
    Ok(())
}

/// A field hides what the class itself defines under its name, but for what the compiler puts there.
unsafe fn check_conflict(name: *mut PyObject, dict: *mut PyObject) -> Fallible {
    let is = |text: &CStr| PyUnicode_CompareWithASCIIString(name, text.as_ptr()) == 0;
    if truth(PyDict_Contains(dict, name))?
        && !is(c"__qualname__")
        && !is(c"__classcell__")
        && !is(c"__classdictcell__")
    {
        return Err(raise!(
            PyExc_ValueError,
            c"%R in __slots__ conflicts with class variable",
            name
        ));
    }
    Ok(())
}

/// A private name gets that of the class before it.
unsafe fn mangle(class_name: *mut PyObject, name: *mut PyObject) -> Fallible<Ref> {
    let length = PyUnicode_GET_LENGTH(name);
    let is_underscore = |op, i| PyUnicode_READ_CHAR(op, i) == u32::from(b'_');
    let is_private = length >= 2
        && is_underscore(name, 0)
        && is_underscore(name, 1)
        && !(is_underscore(name, length - 1) && is_underscore(name, length - 2));
    let class_length = PyUnicode_GET_LENGTH(class_name);
    let mut start = 0;
    while start < class_length && is_underscore(class_name, start) {
        start += 1;
    }
    if !is_private || start == class_length {
        return Ok(Ref::new(name));
    }
    let bare = owned(PyUnicode_Substring(class_name, start, class_length))?;
    owned(PyUnicode_FromFormat(c"_%U%U".as_ptr(), bare.ptr(), name))
}

/// A dict or weak references that another base brings along the class has, too.
unsafe fn from_other_bases(
    slots: &mut Slots,
    may_dict: bool,
    may_weak: bool,
    base: *mut PyTypeObject,
    bases: *mut PyObject,
) {
    for i in 0..Py_SIZE(bases) {
        let other: *mut PyTypeObject = PyTuple_GET_ITEM(bases, i).cast();
        if other == base {
            continue;
        }
        slots.dict |= may_dict && (*other).tp_dictoffset != 0;
        slots.weak |= may_weak && (*other).tp_weaklistoffset != 0;
    }
}
