//! `collections.defaultdict`: a dict that makes the values that are missing.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::call::listed::{call, call_method};
use crate::types::container::{clear_member, visit_all};
use crate::types::define::{CLASS_GETITEM, STATIC_TYPE, no_args, one_arg};
use crate::types::raise::key_error;
use crate::types::repr::Text;

#[repr(C)]
struct DefaultDict {
    dict: PyDictObject,
    /// What makes values; NULL or None: nothing does.
    factory: *mut PyObject,
}

static mut MEMBERS: [PyMemberDef; 2] = [
    PyMemberDef {
        name: c"default_factory".as_ptr(),
        r#type: _Py_T_OBJECT,
        offset: offset_of!(DefaultDict, factory) as Py_ssize_t,
        flags: 0,
        doc: c"What makes the value of a key that is absent.".as_ptr(),
    },
    PyMemberDef::EMPTY,
];

static mut METHODS: [PyMethodDef; 6] = [
    one_arg(c"__missing__", missing, c"The value for an absent key, made by default_factory and kept; a KeyError when that is None."),
    no_args(c"copy", copy, c"A dict of the same items and the same default_factory."),
    no_args(c"__copy__", copy, c"A dict of the same items and the same default_factory."),
    no_args(c"__reduce__", reduce, c"What pickle rebuilds the dict of."),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

static mut AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_or: Some(or),
    ..PyNumberMethods::EMPTY
};

/// The type.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"collections.defaultdict".as_ptr(),
    tp_basicsize: size_of::<DefaultDict>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_as_number: &raw mut AS_NUMBER,
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
    tp_doc: c"defaultdict(default_factory=None, /, [...]) --> defaultdict\n\nA dict that makes the values of absent keys by a function; the other arguments are those of dict().".as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_base: &raw mut PyDict_Type,
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

unsafe fn factory(op: *mut PyObject) -> *mut *mut PyObject {
    &raw mut (*op.cast::<DefaultDict>()).factory
}

unsafe fn factory_or_none(op: *mut PyObject) -> *mut PyObject {
    let found = *factory(op);
    if found.is_null() { Py_None() } else { found }
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    clear_member(factory(op));
    if let Some(of_dict) = PyDict_Type.tp_dealloc {
        of_dict(op);
    }
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let code = visit_all(visit, arg, &[*factory(op)]);
    if code != 0 {
        return code;
    }
    match PyDict_Type.tp_traverse {
        Some(of_dict) => of_dict(op, visit, arg),
        None => 0,
    }
}

unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    clear_member(factory(op));
    match PyDict_Type.tp_clear {
        Some(of_dict) => of_dict(op),
        None => 0,
    }
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    let run = || -> Fallible {
        let mut made = null_mut();
        let count = Py_SIZE(args);
        if count > 0 {
            made = PyTuple_GET_ITEM(args, 0);
            if PyCallable_Check(made) == 0 && made != Py_None() {
                PyErr_SetString(
                    PyExc_TypeError,
                    c"first argument must be callable or None".as_ptr(),
                );
                return Err(Raised);
            }
        }
        let rest = owned(PyTuple_GetSlice(args, 1, count))?;
        let before = factory(op).replace(xnew_ref(made));
        xdecref(before);
        match PyDict_Type.tp_init {
            Some(of_dict) => status(of_dict(op, rest.ptr(), kwargs)),
            None => Ok(()),
        }
    };
    run().or_minus_one()
}

unsafe extern "C" fn missing(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let Some(factory) = Ref::new_or_none(*factory(op)).filter(|one| one.ptr() != Py_None())
        else {
            return Err(key_error(key));
        };
        let value = call!(factory.ptr())?;
        status(PyObject_SetItem(op, key, value.ptr()))?;
        Ok(value)
    };
    run().or_null()
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call!(Py_TYPE(op).cast(), factory_or_none(op), op).or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let factory = factory_or_none(op);
        let args = if factory == Py_None() {
            owned(PyTuple_New(0))?
        } else {
            owned(PyTuple_Pack(1, factory))?
        };
        let items = call_method!(name!("items"), op)?;
        let items = owned(PyObject_GetIter(items.ptr()))?;
        owned(PyTuple_Pack(
            5,
            Py_TYPE(op),
            args.ptr(),
            Py_None(),
            Py_None(),
            items.ptr(),
        ))
    };
    run().or_null()
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let Some(of_dict) = PyDict_Type.tp_repr else {
            return Err(Raised);
        };
        let items = owned(of_dict(op))?;
        let mut text = Text::new(32);
        let name = owned(PyUnicode_FromString(_PyType_Name(Py_TYPE(op))))?;
        text.str(name.ptr())?;
        text.ascii("(")?;
        let factory = *factory(op);
        if factory.is_null() {
            text.ascii("None")?;
        } else {
            match Py_ReprEnter(factory) {
                0 => {
                    let written = text.repr(factory);
                    Py_ReprLeave(factory);
                    written?;
                }
                1 => text.ascii("...")?,
                _ => return Err(Raised),
            }
        }
        text.ascii(", ")?;
        text.str(items.ptr())?;
        text.ascii(")")?;
        text.finish()
    };
    run().or_null()
}

unsafe extern "C" fn or(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    let own = if PyObject_TypeCheck(a, &raw mut TYPE) {
        a
    } else {
        b
    };
    let other = if own == a { b } else { a };
    if !PyDict_Check(other) {
        return new_ref(Py_NotImplemented());
    }
    let run = || -> Fallible<Ref> {
        // What `a` has comes first, and `b` overrides it.
        let made = call!(Py_TYPE(own).cast(), factory_or_none(own), a)?;
        status(PyDict_Update(made.ptr(), b))?;
        Ok(made)
    };
    run().or_null()
}
