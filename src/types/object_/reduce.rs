//! What `object` does for pickling.

use crate::prelude::*;
use crate::types::kind::{cache, raise};

/// `object.__reduce__`.
pub unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    by_protocol(op, 0).or_null()
}

/// `object.__reduce_ex__`: by `__reduce__` when a class has its own.
pub unsafe extern "C" fn reduce_ex(op: *mut PyObject, protocol: *mut PyObject) -> *mut PyObject {
    let result = || -> Fallible<Ref> {
        let protocol = PyLong_AsLong(protocol);
        if protocol == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        let of_class = cache::lookup(Py_TYPE(op), name!("__reduce__"));
        if of_class != cache::lookup(&raw mut PyBaseObject_Type, name!("__reduce__")) {
            let own = owned(PyObject_GetAttr(op, name!("__reduce__")))?;
            return owned(PyObject_CallNoArgs(own.ptr()));
        }
        by_protocol(op, protocol)
    };
    result().or_null()
}

/// `object.__getstate__`.
pub unsafe extern "C" fn getstate(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    default_state(op, false).or_null()
}

unsafe fn copyreg() -> Fallible<Ref> {
    owned(PyImport_ImportModule(c"copyreg".as_ptr()))
}

unsafe fn by_protocol(op: *mut PyObject, protocol: c_long) -> Fallible<Ref> {
    if protocol >= 2 {
        return by_new(op);
    }
    let module = copyreg()?;
    let protocol = owned(PyLong_FromLong(protocol))?;
    let stack = [module.ptr(), op, protocol.ptr()];
    owned(PyObject_VectorcallMethod(
        name!("_reduce_ex"),
        stack.as_ptr(),
        3,
        null_mut(),
    ))
}

#[cold]
unsafe fn cannot(op: *mut PyObject) -> Raised {
    raise!(
        PyExc_TypeError,
        c"cannot pickle '%.200s' object",
        (*Py_TYPE(op)).tp_name
    )
}

/// Made again by `__new__`, then given its state and items.
unsafe fn by_new(op: *mut PyObject) -> Fallible<Ref> {
    let kind = Py_TYPE(op);
    if (*kind).tp_new.is_none() {
        return Err(cannot(op));
    }
    let (arguments, keywords) = new_arguments(op)?;
    let module = copyreg()?;
    let has_arguments = arguments.is_some();
    let named = match &keywords {
        Some(keywords) => PyDict_Size(keywords.ptr()) > 0,
        None => false,
    };
    let (maker, given) = if named {
        let arguments = match arguments {
            Some(arguments) => arguments,
            None => owned(PyTuple_New(0))?,
        };
        let keywords = keywords.as_ref().map_or(null_mut(), Ref::ptr);
        (
            owned(PyObject_GetAttr(module.ptr(), name!("__newobj_ex__")))?,
            owned(PyTuple_Pack(3, kind, arguments.ptr(), keywords))?,
        )
    } else {
        (
            owned(PyObject_GetAttr(module.ptr(), name!("__newobj__")))?,
            with_kind(kind, arguments.as_ref().map_or(null_mut(), Ref::ptr))?,
        )
    };
    let required = !(has_arguments || PyList_Check(op) || PyDict_Check(op));
    let state = state(op, required)?;
    let (list, dict) = items(op)?;
    owned(PyTuple_Pack(
        5,
        maker.ptr(),
        given.ptr(),
        state.ptr(),
        list.ptr(),
        dict.ptr(),
    ))
}

/// (`kind`, *`arguments`).
unsafe fn with_kind(kind: *mut PyTypeObject, arguments: *mut PyObject) -> Fallible<Ref> {
    let count = if arguments.is_null() {
        0
    } else {
        Py_SIZE(arguments)
    };
    let all = owned(PyTuple_New(count + 1))?;
    PyTuple_SET_ITEM(all.ptr(), 0, new_ref(kind));
    for i in 0..count {
        PyTuple_SET_ITEM(all.ptr(), i + 1, new_ref(PyTuple_GET_ITEM(arguments, i)));
    }
    Ok(all)
}

unsafe fn optional_method(op: *mut PyObject, name: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    truth(PyObject_GetOptionalAttr(op, name, &mut found))?;
    Ok(Ref::steal(found))
}

/// What `__getnewargs_ex__` or `__getnewargs__` returns.
unsafe fn new_arguments(op: *mut PyObject) -> Fallible<(Option<Ref>, Option<Ref>)> {
    if let Some(method) = optional_method(op, name!("__getnewargs_ex__"))? {
        let given = owned(PyObject_CallNoArgs(method.ptr()))?;
        if !PyTuple_Check(given.ptr()) {
            return Err(wrong(
                c"__getnewargs_ex__ should return a tuple, not '%.200s'",
                &given,
            ));
        }
        let count = Py_SIZE(given.ptr());
        if count != 2 {
            return Err(raise!(
                PyExc_ValueError,
                c"__getnewargs_ex__ should return a tuple of length 2, not %zd",
                count
            ));
        }
        let arguments = Ref::new(PyTuple_GET_ITEM(given.ptr(), 0));
        if !PyTuple_Check(arguments.ptr()) {
            return Err(wrong(
                c"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200s'",
                &arguments,
            ));
        }
        let keywords = Ref::new(PyTuple_GET_ITEM(given.ptr(), 1));
        if !PyDict_Check(keywords.ptr()) {
            return Err(wrong(
                c"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200s'",
                &keywords,
            ));
        }
        return Ok((Some(arguments), Some(keywords)));
    }
    if let Some(method) = optional_method(op, name!("__getnewargs__"))? {
        let given = owned(PyObject_CallNoArgs(method.ptr()))?;
        if !PyTuple_Check(given.ptr()) {
            return Err(wrong(
                c"__getnewargs__ should return a tuple, not '%.200s'",
                &given,
            ));
        }
        return Ok((Some(given), None));
    }
    Ok((None, None))
}

#[cold]
unsafe fn wrong(format: &CStr, given: &Ref) -> Raised {
    raise!(PyExc_TypeError, format, (*Py_TYPE(given.ptr())).tp_name)
}

/// What `__getstate__` returns. `required`: nothing but the state says what the object holds.
unsafe fn state(op: *mut PyObject, required: bool) -> Fallible<Ref> {
    let of_class = cache::lookup(Py_TYPE(op), name!("__getstate__"));
    if of_class == cache::lookup(&raw mut PyBaseObject_Type, name!("__getstate__")) {
        return default_state(op, required);
    }
    let method = owned(PyObject_GetAttr(op, name!("__getstate__")))?;
    owned(PyObject_CallNoArgs(method.ptr()))
}

unsafe fn default_state(op: *mut PyObject, required: bool) -> Fallible<Ref> {
    let kind = Py_TYPE(op);
    if required && (*kind).tp_itemsize != 0 {
        return Err(cannot(op));
    }
    // The dict of the object itself, whatever its class says of `__dict__`: that of a proxy is another's.
    let place = _PyObject_GetDictPtr(op);
    let state = if place.is_null() || (*place).is_null() || PyDict_Size(*place) == 0 {
        Ref::new(Py_None())
    } else {
        owned(PyObject_GenericGetDict(op, null_mut()))?
    };
    let names = slot_names(kind)?;
    if required {
        check_size(op, names.ptr())?;
    }
    if names.ptr() == Py_None() || Py_SIZE(names.ptr()) == 0 {
        return Ok(state);
    }
    let slots = slot_values(op, names.ptr())?;
    if PyDict_Size(slots.ptr()) == 0 {
        return Ok(state);
    }
    owned(PyTuple_Pack(2, state.ptr(), slots.ptr()))
}

/// Refuses an object that holds more than its dict and fields.
unsafe fn check_size(op: *mut PyObject, names: *mut PyObject) -> Fallible {
    let word = size_of::<*mut PyObject>() as Py_ssize_t;
    let kind = Py_TYPE(op);
    let mut known = size_of::<PyObject>() as Py_ssize_t;
    if (*kind).tp_dictoffset > 0 {
        known += word;
    }
    if (*kind).tp_weaklistoffset > 0 {
        known += word;
    }
    if names != Py_None() {
        known += word * Py_SIZE(names);
    }
    if (*kind).tp_basicsize > known {
        return Err(cannot(op));
    }
    Ok(())
}

unsafe fn slot_values(op: *mut PyObject, names: *mut PyObject) -> Fallible<Ref> {
    let slots = owned(PyDict_New())?;
    // Reading a field may run anything, and change the list.
    let mut i = 0;
    while i < Py_SIZE(names) {
        let name = Ref::new(PyList_GET_ITEM(names, i));
        i += 1;
        if let Some(value) = optional_method(op, name.ptr())? {
            status(PyDict_SetItem(slots.ptr(), name.ptr(), value.ptr()))?;
        }
    }
    Ok(slots)
}

/// The names of the fields of a class and its bases: a list or None, which `copyreg` keeps in the class.
unsafe fn slot_names(kind: *mut PyTypeObject) -> Fallible<Ref> {
    let mut found = null_mut();
    truth(PyDict_GetItemRef(
        (*kind).tp_dict,
        name!("__slotnames__"),
        &mut found,
    ))?;
    if let Some(found) = Ref::steal(found) {
        if found.ptr() != Py_None() && !PyList_Check(found.ptr()) {
            return Err(raise!(
                PyExc_TypeError,
                c"%.200s.__slotnames__ should be a list or None, not %.200s",
                (*kind).tp_name,
                (*Py_TYPE(found.ptr())).tp_name
            ));
        }
        return Ok(found);
    }
    let module = copyreg()?;
    let stack = [module.ptr(), kind.cast()];
    let names = owned(PyObject_VectorcallMethod(
        name!("_slotnames"),
        stack.as_ptr(),
        2,
        null_mut(),
    ))?;
    if names.ptr() != Py_None() && !PyList_Check(names.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"copyreg._slotnames didn't return a list or None"
        ));
    }
    Ok(names)
}

/// Iterators over the items of a list and over those of a dict, or None.
unsafe fn items(op: *mut PyObject) -> Fallible<(Ref, Ref)> {
    let list = if PyList_Check(op) {
        owned(PyObject_GetIter(op))?
    } else {
        Ref::new(Py_None())
    };
    let dict = if PyDict_Check(op) {
        let items = owned(PyObject_CallMethod(op, c"items".as_ptr(), null()))?;
        owned(PyObject_GetIter(items.ptr()))?
    } else {
        Ref::new(Py_None())
    };
    Ok((list, dict))
}
