//! `weakref.finalize`: a function to be called when an object dies. As long as it is alive it is kept by the registry of
//! the module; what is alive at the end of a life of Python is called then, newest first, if it wants to be.

use core::mem::offset_of;

use super::holder::referent;
use crate::prelude::*;
use crate::types::call::listed::call_method;
use crate::types::define::{attribute, no_args};
use crate::types::modules::fields::{self, Fields, get, set};

/// The weak reference, NULL when it is dead; the function; its arguments, a tuple; those with names, a dict or NULL.
const WEAK: usize = 0;
const FUNCTION: usize = 1;
const ARGUMENTS: usize = 2;
const KEYWORDS: usize = 3;

struct Plain {
    weak: *mut PyWeakReference,
    at_exit: bool,
}

type Finalizer = Fields<4, Plain>;

static mut METHODS: [PyMethodDef; 3] = [
    no_args(
        c"detach",
        detach,
        c"Ends the finalizer without a call: what it would have used, or None when it is over.",
    ),
    no_args(
        c"peek",
        peek,
        c"What the finalizer would use, None when it is over.",
    ),
    PyMethodDef::EMPTY,
];

static mut PROPERTIES: [PyGetSetDef; 3] = [
    attribute(
        c"alive",
        Some(is_alive),
        None,
        c"Whether the call is still to come.",
    ),
    attribute(
        c"atexit",
        Some(at_exit),
        Some(set_at_exit),
        c"Whether the end of the program is an occasion for the call.",
    ),
    PyGetSetDef::EMPTY,
];

pub static mut TYPE: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    tp_repr: Some(repr),
    tp_call: Some(call),
    tp_methods: (&raw mut METHODS).cast(),
    tp_getset: (&raw mut PROPERTIES).cast(),
    tp_new: Some(new),
    tp_weaklistoffset: (offset_of!(Finalizer, data) + offset_of!(Plain, weak)) as Py_ssize_t,
    ..fields::kind::<4, Plain>(
        c"weakref.finalize",
        c"Calls func once: when obj goes away, when the program ends, or when it is called itself.",
    )
};

/// The function that a weak reference calls, bound to the finalizer.
static mut DIED: PyMethodDef = crate::types::define::one_arg(c"finalize", died, c"");

/// What the end of Python calls, bound to the registry.
static mut AT_END: PyMethodDef = no_args(c"_exitfunc", at_end, c"");

unsafe fn plain(op: *mut PyObject) -> *mut Plain {
    &raw mut (*op.cast::<Finalizer>()).data
}

/// Has what is alive in a registry called at the end of Python.
pub unsafe fn register(registry: *mut PyObject) -> Fallible {
    let exit = owned(PyImport_ImportModule(c"atexit".as_ptr()))?;
    let at_end = owned(PyCFunction_New(&raw mut AT_END, registry))?;
    call_method!(name!("register"), exit.ptr(), at_end.ptr()).map(drop)
}

/// The finalizers that are alive, oldest first: a dict.
unsafe fn registry() -> Fallible<Ref> {
    let module = owned(PyImport_ImportModule(c"weakref".as_ptr()))?;
    owned(PyObject_GetAttr(module.ptr(), name!("_registry")))
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        fields::need(args, null_mut(), c"finalize.__init__", &[c"obj", c"func"])?;
        let rest = owned(PyTuple_GetSlice(args, 2, Py_SIZE(args)))?;
        let function = PyTuple_GET_ITEM(args, 1);
        let made = fields::make(kind, [null_mut(), function, rest.ptr(), kwargs])?;
        (*plain(made.ptr())).at_exit = true;
        let callback = owned(PyCFunction_New(&raw mut DIED, made.ptr()))?;
        let weak = owned(PyWeakref_NewRef(PyTuple_GET_ITEM(args, 0), callback.ptr()))?;
        let registry = registry()?;
        status(PyDict_SetItem(registry.ptr(), made.ptr(), Py_None()))?;
        set(made.ptr(), WEAK, weak.into_raw());
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn at_end(registry: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        while PyDict_Size(registry) > 0 {
            let all = owned(PyDict_Keys(registry))?;
            for i in (0..Py_SIZE(all.ptr())).rev() {
                let one = PyList_GET_ITEM(all.ptr(), i);
                if !(*plain(one)).at_exit {
                    status(PyDict_Pop(registry, one, null_mut()))?;
                } else if owned(call(one, null_mut(), null_mut())).is_err() {
                    PyErr_WriteUnraisable(one);
                }
            }
        }
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}

/// Takes a finalizer out of the registry: its weak reference when it was alive.
unsafe fn die(op: *mut PyObject) -> Fallible<Option<Ref>> {
    let weak = Ref::steal(fields::place(op, WEAK).replace(null_mut()));
    if weak.is_some() {
        let registry = registry()?;
        status(PyDict_Pop(registry.ptr(), op, null_mut()))?;
    }
    Ok(weak)
}

unsafe extern "C" fn died(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call(op, null_mut(), null_mut())
}

unsafe extern "C" fn call(op: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let keeper = Ref::new(op);
        let Some(_weak) = die(op)? else {
            return Ok(Ref::new(Py_None()));
        };
        let op = keeper.ptr();
        owned(PyObject_Call(
            get(op, FUNCTION),
            get(op, ARGUMENTS),
            get(op, KEYWORDS),
        ))
    };
    run().or_null()
}

/// The object and what would be called.
unsafe fn told(op: *mut PyObject, weak: &Ref) -> Fallible<Ref> {
    let Some(object) = referent(weak.ptr())? else {
        return Ok(Ref::new(Py_None()));
    };
    let keywords = match Ref::new_or_none(get(op, KEYWORDS)) {
        Some(keywords) => keywords,
        None => owned(PyDict_New())?,
    };
    owned(PyTuple_Pack(
        4,
        object.ptr(),
        get(op, FUNCTION),
        get(op, ARGUMENTS),
        keywords.ptr(),
    ))
}

unsafe extern "C" fn peek(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    match Ref::new_or_none(get(op, WEAK)) {
        Some(weak) => told(op, &weak).or_null(),
        None => new_ref(Py_None()),
    }
}

unsafe extern "C" fn detach(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        match die(op)? {
            Some(weak) => told(op, &weak),
            None => Ok(Ref::new(Py_None())),
        }
    };
    run().or_null()
}

unsafe extern "C" fn is_alive(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(Py_Bool(!get(op, WEAK).is_null()))
}

unsafe extern "C" fn at_exit(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let alive = !get(op, WEAK).is_null();
    new_ref(Py_Bool(alive && (*plain(op)).at_exit))
}

unsafe extern "C" fn set_at_exit(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    if value.is_null() {
        PyErr_SetString(
            PyExc_AttributeError,
            c"property 'atexit' of 'finalize' object has no deleter".as_ptr(),
        );
        return -1;
    }
    match truth(PyObject_IsTrue(value)) {
        Ok(wanted) => {
            (*plain(op)).at_exit = wanted;
            0
        }
        Err(Raised) => -1,
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let name = _PyType_Name(Py_TYPE(op));
        let object = match Ref::new_or_none(get(op, WEAK)) {
            Some(weak) => referent(weak.ptr())?,
            None => None,
        };
        owned(match object {
            None => PyUnicode_FromFormat(c"<%s object at %p; dead>".as_ptr(), name, op),
            Some(object) => PyUnicode_FromFormat(
                c"<%s object at %p; for '%s' at %p>".as_ptr(),
                name,
                op,
                _PyType_Name(Py_TYPE(object.ptr())),
                object.ptr(),
            ),
        })
    };
    run().or_null()
}
