//! `copyreg`: what the default way of pickling is made of.

use crate::prelude::*;
use crate::types::define::{fast, one_arg};
use crate::types::kind::raise;
use crate::types::module;

static mut METHODS: [PyMethodDef; 8] = [
    fast(c"__newobj__", newobj, c""),
    fast(
        c"__newobj_ex__",
        newobj_ex,
        c"Makes an object by __new__ with arguments by name, for protocol 4 of pickle.",
    ),
    one_arg(
        c"_slotnames",
        slotnames,
        c"The names of all slots of a class and its bases.",
    ),
    fast(c"_reduce_ex", reduce_ex, c""),
    fast(c"_reconstructor", reconstructor, c""),
    fast(c"pickle", pickle, c""),
    one_arg(c"constructor", constructor, c""),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"copyreg".as_ptr(),
    m_doc: c"How pickle and copy take apart what they do not know.".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        for name in [
            c"dispatch_table",
            c"_extension_registry",
            c"_inverted_registry",
            c"_extension_cache",
        ] {
            module::add_constant(made.ptr(), name.as_ptr(), PyDict_New())?;
        }
        Ok(made)
    };
    run().or_null()
}

fn takes(name: &CStr, count: Py_ssize_t, least: Py_ssize_t, most: Py_ssize_t) -> bool {
    // SAFETY: under the GIL.
    unsafe { _PyArg_CheckPositional(name.as_ptr(), count, least, most) != 0 }
}

/// `cls.__new__(*args)`, the class among the arguments.
unsafe extern "C" fn newobj(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"__newobj__", count, 1, Py_ssize_t::MAX) {
        return null_mut();
    }
    let Ok(new) = owned(PyObject_GetAttr(*args, name!("__new__"))) else {
        return null_mut();
    };
    PyObject_Vectorcall(new.ptr(), args, count as usize, null_mut())
}

unsafe extern "C" fn newobj_ex(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"__newobj_ex__", count, 3, 3) {
        return null_mut();
    }
    let run = || -> Fallible<Ref> {
        let new = owned(PyObject_GetAttr(*args, name!("__new__")))?;
        let first = owned(PyTuple_Pack(1, *args))?;
        let all = owned(PySequence_Concat(first.ptr(), *args.add(1)))?;
        owned(PyObject_Call(new.ptr(), all.ptr(), *args.add(2)))
    };
    run().or_null()
}

unsafe extern "C" fn slotnames(_: *mut PyObject, class: *mut PyObject) -> *mut PyObject {
    names_of(class).or_null()
}

unsafe fn names_of(class: *mut PyObject) -> Fallible<Ref> {
    if !PyType_Check(class) {
        PyErr_SetString(PyExc_TypeError, c"expected a class".as_ptr());
        return Err(Raised);
    }
    let kept = name!("__slotnames__");
    let own = owned(PyType_GetDict(class.cast()))?;
    let found = PyDict_GetItemWithError(own.ptr(), kept);
    if !found.is_null() {
        return Ok(Ref::new(found));
    }
    if !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    let names = owned(PyList_New(0))?;
    let order = (*class.cast::<PyTypeObject>()).tp_mro;
    for i in 0..Py_SIZE(order) {
        let base = PyTuple_GET_ITEM(order, i);
        let dict = owned(PyType_GetDict(base.cast()))?;
        let slots = PyDict_GetItemWithError(dict.ptr(), name!("__slots__"));
        if !slots.is_null() {
            add_slots(base, slots, names.ptr())?;
        } else if !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
    }
    if PyObject_SetAttr(class, kept, names.ptr()) < 0 {
        PyErr_Clear();
    }
    Ok(names)
}

/// Adds the names of the slots of one class, private ones as the class has them.
unsafe fn add_slots(base: *mut PyObject, slots: *mut PyObject, into: *mut PyObject) -> Fallible {
    let all = if PyUnicode_Check(slots) {
        owned(PyTuple_Pack(1, slots))?
    } else {
        owned(PySequence_Tuple(slots))?
    };
    for i in 0..Py_SIZE(all.ptr()) {
        let name = PyTuple_GET_ITEM(all.ptr(), i);
        let text = PyUnicode_AsUTF8(name);
        if text.is_null() {
            return Err(Raised);
        }
        let bytes = CStr::from_ptr(text).to_bytes();
        if bytes == b"__dict__" || bytes == b"__weakref__" {
            continue;
        }
        let is_private = bytes.starts_with(b"__") && !bytes.ends_with(b"__");
        let class = CStr::from_ptr(_PyType_Name(base.cast())).to_bytes();
        let stripped = class.iter().position(|c| *c != b'_');
        match stripped {
            Some(start) if is_private => {
                let mangled = owned(PyUnicode_FromFormat(
                    c"_%s%U".as_ptr(),
                    _PyType_Name(base.cast()).add(start),
                    name,
                ))?;
                status(PyList_Append(into, mangled.ptr()))?;
            }
            _ => status(PyList_Append(into, name))?,
        }
    }
    Ok(())
}

/// The first class that C made: it is static, or its `__new__` is its own function of C. Borrowed.
unsafe fn made_by_c(class: *mut PyObject) -> Fallible<*mut PyObject> {
    let order = owned(PyObject_GetAttr(class, name!("__mro__")))?;
    for i in 0..PySequence_Size(order.ptr()) {
        let base = owned(PySequence_GetItem(order.ptr(), i))?;
        if !PyType_Check(base.ptr()) {
            continue;
        }
        let kind: *mut PyTypeObject = base.cast();
        if !PyType_HasFeature(kind, Py_TPFLAGS_HEAPTYPE) {
            return Ok(base.ptr());
        }
        let new = owned(PyObject_GetAttr(base.ptr(), name!("__new__")))?;
        if PyCFunction_CheckExact(new.ptr()) && PyCFunction_GetSelf(new.ptr()) == base.ptr() {
            return Ok(base.ptr());
        }
    }
    Ok((&raw mut PyBaseObject_Type).cast())
}

/// What lies in slots is not in the state that `object.__getstate__` has for these protocols.
unsafe fn refuse_slots(op: *mut PyObject) -> Fallible {
    let plain = owned(PyObject_GetAttr(
        (&raw mut PyBaseObject_Type).cast(),
        name!("__getstate__"),
    ))?;
    let own = owned(PyObject_GetAttr(Py_TYPE(op).cast(), name!("__getstate__")))?;
    if own.ptr() != plain.ptr() {
        return Ok(());
    }
    let mut slots = null_mut();
    let found = status(PyObject_GetOptionalAttr(
        op,
        name!("__slots__"),
        &raw mut slots,
    ));
    found?;
    if slots.is_null() {
        return Ok(());
    }
    if truth(PyObject_IsTrue(Ref::steal_unchecked(slots).ptr()))? {
        return Err(raise!(
            PyExc_TypeError,
            c"a class that defines __slots__ without defining __getstate__ cannot be pickled"
        ));
    }
    Ok(())
}

/// `__reduce_ex__` of the protocols 0 and 1.
unsafe extern "C" fn reduce_ex(
    module: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"_reduce_ex", count, 2, 2) {
        return null_mut();
    }
    reduced(module, *args).or_null()
}

unsafe fn reduced(module: *mut PyObject, op: *mut PyObject) -> Fallible<Ref> {
    let class = owned(PyObject_GetAttr(op, name!("__class__")))?;
    let base = made_by_c(class.ptr())?;
    let state = if base == (&raw mut PyBaseObject_Type).cast() {
        Ref::new(Py_None())
    } else if base == class.ptr() {
        let name = owned(PyObject_GetAttr(class.ptr(), name!("__name__")))?;
        PyErr_Format(
            PyExc_TypeError,
            c"cannot pickle %R object".as_ptr(),
            name.ptr(),
        );
        return Err(Raised);
    } else {
        owned(PyObject_CallOneArg(base, op))?
    };
    let args = owned(PyTuple_Pack(3, class.ptr(), base, state.ptr()))?;
    let make = owned(PyObject_GetAttr(module, name!("_reconstructor")))?;
    refuse_slots(op)?;
    let kept = owned(PyObject_CallMethodObjArgs(
        op,
        name!("__getstate__"),
        null_mut::<PyObject>(),
    ))?;
    if truth(PyObject_IsTrue(kept.ptr()))? {
        owned(PyTuple_Pack(3, make.ptr(), args.ptr(), kept.ptr()))
    } else {
        owned(PyTuple_Pack(2, make.ptr(), args.ptr()))
    }
}

unsafe extern "C" fn reconstructor(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"_reconstructor", count, 3, 3) {
        return null_mut();
    }
    let (class, base, state) = (*args, *args.add(1), *args.add(2));
    let run = || -> Fallible<Ref> {
        let new = owned(PyObject_GetAttr(base, name!("__new__")))?;
        if base == (&raw mut PyBaseObject_Type).cast() {
            return owned(PyObject_CallOneArg(new.ptr(), class));
        }
        let both = [class, state];
        let made = owned(PyObject_Vectorcall(new.ptr(), both.as_ptr(), 2, null_mut()))?;
        let init = owned(PyObject_GetAttr(base, name!("__init__")))?;
        let of_object = owned(PyObject_GetAttr(
            (&raw mut PyBaseObject_Type).cast(),
            name!("__init__"),
        ))?;
        if init.ptr() != of_object.ptr() {
            let both = [made.ptr(), state];
            owned(PyObject_Vectorcall(
                init.ptr(),
                both.as_ptr(),
                2,
                null_mut(),
            ))?;
        }
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn pickle(
    module: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"pickle", count, 2, 3) {
        return null_mut();
    }
    if PyCallable_Check(*args.add(1)) == 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"reduction functions must be callable".as_ptr(),
        );
        return null_mut();
    }
    let run = || -> Fallible<Ref> {
        let table = owned(PyObject_GetAttr(module, name!("dispatch_table")))?;
        status(PyObject_SetItem(table.ptr(), *args, *args.add(1)))?;
        if count == 3 && *args.add(2) != Py_None() {
            owned(constructor(module, *args.add(2)))?;
        }
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}

unsafe extern "C" fn constructor(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    if PyCallable_Check(op) == 0 {
        PyErr_SetString(PyExc_TypeError, c"constructors must be callable".as_ptr());
        return null_mut();
    }
    new_ref(Py_None())
}
