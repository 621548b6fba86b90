//! `functools.partial`: a callable with the first arguments given.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::call;
use crate::types::define::{CLASS_GETITEM, field, no_args, one_arg};
use crate::types::modules::fields::{self, Fields, get, set};
use crate::types::raise::fail;
use crate::types::repr::{Text, guarded_repr};
use crate::types::tuple;

/// The callable; a tuple; a dict; the attributes, a dict or NULL.
const FUNCTION: usize = 0;
const ARGUMENTS: usize = 1;
const KEYWORDS: usize = 2;
const ATTRIBUTES: usize = 3;

/// What is no reference that the object owns.
struct Plain {
    weak: *mut PyWeakReference,
    vectorcall: vectorcallfunc,
}

type Partial = Fields<4, Plain>;

const fn offset(at: usize) -> usize {
    offset_of!(Partial, refs) + at * size_of::<usize>()
}

static mut MEMBERS: [PyMemberDef; 4] = [
    field(c"func", _Py_T_OBJECT, offset(FUNCTION), c"What is called."),
    field(
        c"args",
        _Py_T_OBJECT,
        offset(ARGUMENTS),
        c"The first arguments.",
    ),
    field(
        c"keywords",
        _Py_T_OBJECT,
        offset(KEYWORDS),
        c"The arguments by name; a call may give others.",
    ),
    PyMemberDef::EMPTY,
];

static mut PROPERTIES: [PyGetSetDef; 2] = [
    PyGetSetDef {
        name: c"__dict__".as_ptr(),
        get: Some(PyObject_GenericGetDict),
        set: Some(PyObject_GenericSetDict),
        ..PyGetSetDef::EMPTY
    },
    PyGetSetDef::EMPTY,
];

static mut METHODS: [PyMethodDef; 4] = [
    no_args(c"__reduce__", reduce, c""),
    one_arg(c"__setstate__", set_state, c""),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

pub static mut TYPE: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_BASETYPE
        | Py_TPFLAGS_HAVE_GC
        | Py_TPFLAGS_IMMUTABLETYPE
        | Py_TPFLAGS_HAVE_VECTORCALL,
    tp_repr: Some(repr),
    tp_call: Some(call),
    tp_setattro: Some(PyObject_GenericSetAttr),
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut PROPERTIES).cast(),
    tp_descr_get: Some(bind),
    tp_new: Some(new),
    tp_dictoffset: offset(ATTRIBUTES) as Py_ssize_t,
    tp_weaklistoffset: (offset_of!(Partial, data) + offset_of!(Plain, weak)) as Py_ssize_t,
    tp_vectorcall_offset: (offset_of!(Partial, data) + offset_of!(Plain, vectorcall)) as Py_ssize_t,
    ..fields::kind::<4, Plain>(
        c"functools.partial",
        c"partial(func, /, *args, **keywords)\n--\n\nA callable that has some of its arguments already.",
    )
};

unsafe fn vectorcall_place(op: *mut PyObject) -> *mut vectorcallfunc {
    &raw mut (*op.cast::<Partial>()).data.vectorcall
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if Py_SIZE(args) < 1 {
            return Err(fail(
                PyExc_TypeError,
                c"type 'partial' takes at least one argument",
            ));
        }
        let given = PyTuple_GET_ITEM(args, 0);
        if PyCallable_Check(given) == 0 {
            return Err(fail(
                PyExc_TypeError,
                c"the first argument must be callable",
            ));
        }
        let own = tuple::slice(args, 1, Py_SIZE(args))?;
        // A partial of a partial without attributes is made one.
        let inner = (*Py_TYPE(given))
            .tp_call
            .is_some_and(|own| ptr::fn_addr_eq(own, call as unsafe extern "C" fn(_, _, _) -> _))
            && get(given, ATTRIBUTES).is_null();
        if !inner {
            let keywords = copy_of(kwargs)?;
            return made(kind, given, own.ptr(), keywords.ptr());
        }
        let keywords = copy_of(get(given, KEYWORDS))?;
        if !kwargs.is_null() {
            status(PyDict_Merge(keywords.ptr(), kwargs, 1))?;
        }
        let all = owned(PySequence_Concat(get(given, ARGUMENTS), own.ptr()))?;
        made(kind, get(given, FUNCTION), all.ptr(), keywords.ptr())
    };
    run().or_null()
}

unsafe fn copy_of(dict: *mut PyObject) -> Fallible<Ref> {
    owned(if dict.is_null() {
        PyDict_New()
    } else {
        PyDict_Copy(dict)
    })
}

unsafe fn made(
    kind: *mut PyTypeObject,
    function: *mut PyObject,
    args: *mut PyObject,
    keywords: *mut PyObject,
) -> Fallible<Ref> {
    let op = fields::make(kind, [function, args, keywords, null_mut()])?;
    *vectorcall_place(op.ptr()) = Some(vectorcall);
    Ok(op)
}

/// A partial of `function` with keyword arguments alone.
pub unsafe fn of(function: *mut PyObject, keywords: *mut PyObject) -> Fallible<Ref> {
    made(&raw mut TYPE, function, tuple::empty(), keywords)
}

unsafe extern "C" fn bind(
    op: *mut PyObject,
    instance: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    if !instance.is_null()
        && instance != Py_None()
        && PyErr_WarnEx(
            PyExc_FutureWarning,
            c"functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior"
                .as_ptr(),
            1,
        ) < 0
    {
        return null_mut();
    }
    new_ref(op)
}

/// Arguments that a call takes from the stack; more are allocated.
const ON_STACK: usize = 8;

unsafe extern "C" fn vectorcall(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    if PyDict_Size(get(op, KEYWORDS)) > 0 {
        return with_keywords(op, args, nargsf, names);
    }
    let given = PyVectorcall_NARGS(nargsf) as usize;
    let named = if names.is_null() {
        0
    } else {
        Py_SIZE(names) as usize
    };
    let own = Py_SIZE(get(op, ARGUMENTS)) as usize;
    if own == 0 {
        return PyObject_Vectorcall(get(op, FUNCTION), args, nargsf, names);
    }
    let count = own + given + named;
    let mut places = [null_mut(); ON_STACK + 1];
    let mut first: *mut *mut PyObject = places.as_mut_ptr();
    if count > ON_STACK {
        first = PyMem_Malloc((count + 1) * size_of::<usize>()).cast();
        if first.is_null() {
            return PyErr_NoMemory();
        }
    }
    // One place before them, for a bound method's self.
    let all = first.add(1);
    let arguments = get(op, ARGUMENTS).cast::<PyTupleObject>();
    ptr::copy_nonoverlapping((*arguments).ob_item.as_ptr(), all, own);
    ptr::copy_nonoverlapping(args, all.add(own), given + named);
    let result = PyObject_Vectorcall(
        get(op, FUNCTION),
        all,
        (own + given) | PY_VECTORCALL_ARGUMENTS_OFFSET,
        names,
    );
    if count > ON_STACK {
        PyMem_Free(first.cast());
    }
    result
}

#[cold]
unsafe fn with_keywords(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let given = PyVectorcall_NARGS(nargsf);
        let positional = tuple::from_array(args, given)?;
        let mut keywords = None;
        if !names.is_null() {
            keywords = Some(call::as_dict(args.offset(given), names)?);
        }
        let keywords = keywords.as_ref().map_or(null_mut(), Ref::ptr);
        owned(call(op, positional.ptr(), keywords))
    };
    run().or_null()
}

unsafe extern "C" fn call(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        // Calling may change all of them.
        let function = Ref::new(get(op, FUNCTION));
        let keywords = copy_of(get(op, KEYWORDS))?;
        if !kwargs.is_null() {
            status(PyDict_Merge(keywords.ptr(), kwargs, 1))?;
        }
        let all = owned(PySequence_Concat(get(op, ARGUMENTS), args))?;
        let named = if PyDict_Size(keywords.ptr()) == 0 {
            null_mut()
        } else {
            keywords.ptr()
        };
        owned(PyObject_Call(function.ptr(), all.ptr(), named))
    };
    run().or_null()
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    guarded_repr(op, c"...", || {
        let mut text = Text::new(32);
        let name = owned(PyType_GetFullyQualifiedName(Py_TYPE(op)))?;
        text.str(name.ptr())?;
        text.ascii("(")?;
        text.repr(get(op, FUNCTION))?;
        let args = Ref::new(get(op, ARGUMENTS));
        for i in 0..Py_SIZE(args.ptr()) {
            text.ascii(", ")?;
            text.repr(PyTuple_GET_ITEM(args.ptr(), i))?;
        }
        let keywords = Ref::new(get(op, KEYWORDS));
        let (mut at, mut key, mut value) = (0, null_mut(), null_mut());
        while PyDict_Next(keywords.ptr(), &raw mut at, &raw mut key, &raw mut value) != 0 {
            let value = Ref::new(value);
            let key = owned(PyObject_Str(key))?;
            text.ascii(", ")?;
            text.str(key.ptr())?;
            text.ascii("=")?;
            text.repr(value.ptr())?;
        }
        text.ascii(")")?;
        text.finish()
    })
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let attributes = get(op, ATTRIBUTES);
    let attributes = if attributes.is_null() {
        Py_None()
    } else {
        attributes
    };
    Py_BuildValue(
        c"O(O)(OOOO)".as_ptr(),
        Py_TYPE(op),
        get(op, FUNCTION),
        get(op, FUNCTION),
        get(op, ARGUMENTS),
        get(op, KEYWORDS),
        attributes,
    )
}

unsafe extern "C" fn set_state(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let invalid = || fail(PyExc_TypeError, c"invalid partial state");
        if !PyTuple_Check(state) || Py_SIZE(state) != 4 {
            return Err(invalid());
        }
        let item = |i| PyTuple_GET_ITEM(state, i);
        let (function, args, keywords, attributes) = (item(0), item(1), item(2), item(3));
        if PyCallable_Check(function) == 0
            || !PyTuple_Check(args)
            || (keywords != Py_None() && !PyDict_Check(keywords))
        {
            return Err(invalid());
        }
        let args = if PyTuple_CheckExact(args) {
            Ref::new(args)
        } else {
            owned(PySequence_Tuple(args))?
        };
        let keywords = if keywords == Py_None() {
            owned(PyDict_New())?
        } else if PyDict_CheckExact(keywords) {
            Ref::new(keywords)
        } else {
            copy_of(keywords)?
        };
        set(op, FUNCTION, new_ref(function));
        set(op, ARGUMENTS, args.into_raw());
        set(op, KEYWORDS, keywords.into_raw());
        let attributes = if attributes == Py_None() {
            null_mut()
        } else {
            new_ref(attributes)
        };
        set(op, ATTRIBUTES, attributes);
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}
