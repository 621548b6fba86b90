//! `lru_cache`: a function that remembers what it returned for the arguments of late.
//!
//! What it remembers is an OrderedDict when there is a bound, the latest last, else a dict.

use core::mem::offset_of;

use super::wrap;
use crate::prelude::*;
use crate::types::call::listed::call_method;
use crate::types::define::{by_tuple, no_args, one_arg};
use crate::types::modules::fields::{self, Fields, get, set};
use crate::types::modules::named_tuple;
use crate::types::raise::fail;
use crate::types::tuple;

/// The function; what is remembered; the type of `cache_info()`; the attributes, a dict or NULL.
const FUNCTION: usize = 0;
const MEMORY: usize = 1;
const INFO: usize = 2;
const ATTRIBUTES: usize = 3;

struct Plain {
    weak: *mut PyWeakReference,
    /// How many results are remembered; negative: all.
    most: Py_ssize_t,
    typed: bool,
    hits: Py_ssize_t,
    misses: Py_ssize_t,
}

type Cache = Fields<4, Plain>;

static mut METHODS: [PyMethodDef; 6] = [
    no_args(
        c"cache_info",
        info,
        c"cache_info($self, /)\n--\n\nHits, misses, and how full the cache is.",
    ),
    no_args(
        c"cache_clear",
        forget,
        c"cache_clear($self, /)\n--\n\nForgets all results.",
    ),
    no_args(c"__reduce__", reduce, c""),
    by_tuple(c"__copy__", itself, c""),
    by_tuple(c"__deepcopy__", itself, c""),
    PyMethodDef::EMPTY,
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

pub static mut TYPE: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_BASETYPE
        | Py_TPFLAGS_HAVE_GC
        | Py_TPFLAGS_IMMUTABLETYPE
        | Py_TPFLAGS_METHOD_DESCRIPTOR,
    tp_call: Some(call),
    tp_setattro: Some(PyObject_GenericSetAttr),
    tp_methods: (&raw mut METHODS).cast(),
    tp_getset: (&raw mut PROPERTIES).cast(),
    tp_descr_get: Some(bind),
    tp_new: Some(new),
    tp_dictoffset: (offset_of!(Cache, refs) + ATTRIBUTES * size_of::<usize>()) as Py_ssize_t,
    tp_weaklistoffset: (offset_of!(Cache, data) + offset_of!(Plain, weak)) as Py_ssize_t,
    ..fields::kind::<4, Plain>(
        c"functools._lru_cache_wrapper",
        c"A function that keeps its results; the least recently asked for make room.",
    )
};

/// Makes the type of `cache_info()`, kept by the module.
pub unsafe fn start(module: *mut PyObject) -> Fallible {
    let fields = [c"hits", c"misses", c"maxsize", c"currsize"];
    let info = named_tuple::of(c"CacheInfo", &fields, c"functools")?;
    status(PyModule_AddObjectRef(
        module,
        c"_CacheInfo".as_ptr(),
        info.ptr(),
    ))
}

unsafe fn plain(op: *mut PyObject) -> *mut Plain {
    &raw mut (*op.cast::<Cache>()).data
}

unsafe fn new_memory(most: Py_ssize_t) -> Fallible<Ref> {
    if most < 0 {
        owned(PyDict_New())
    } else {
        owned(PyObject_CallNoArgs((&raw mut PyODict_Type).cast()))
    }
}

/// A bound as it is given: None for none.
unsafe fn bound(given: *mut PyObject) -> Fallible<Py_ssize_t> {
    if given == Py_None() {
        return Ok(-1);
    }
    if PyIndex_Check(given) == 0 {
        return Err(fail(PyExc_TypeError, c"maxsize should be integer or None"));
    }
    let most = fields::number(PyNumber_AsSsize_t(given, PyExc_OverflowError))?;
    Ok(most.max(0))
}

unsafe fn made(
    kind: *mut PyTypeObject,
    function: *mut PyObject,
    most: Py_ssize_t,
    typed: bool,
    info: *mut PyObject,
) -> Fallible<Ref> {
    let memory = new_memory(most)?;
    let op = fields::make(kind, [function, memory.ptr(), info, null_mut()])?;
    *plain(op.ptr()) = Plain {
        weak: null_mut(),
        most,
        typed,
        hits: 0,
        misses: 0,
    };
    Ok(op)
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut function, mut most, mut info) = (
            null_mut::<PyObject>(),
            null_mut::<PyObject>(),
            null_mut::<PyObject>(),
        );
        let mut typed: c_int = 0;
        parse_named!(
            args,
            kwargs,
            c"OOpO:lru_cache",
            [c"user_function", c"maxsize", c"typed", c"cache_info_type"],
            function,
            most,
            typed,
            info
        )?;
        if PyCallable_Check(function) == 0 {
            return Err(fail(
                PyExc_TypeError,
                c"the first argument must be callable",
            ));
        }
        made(kind, function, bound(most)?, typed != 0, info)
    };
    run().or_null()
}

/// What the arguments of a call are remembered by.
unsafe fn key(args: *mut PyObject, kwargs: *mut PyObject, typed: bool) -> Fallible<Ref> {
    let named = if kwargs.is_null() {
        0
    } else {
        PyDict_Size(kwargs)
    };
    let given = Py_SIZE(args);
    if !typed && named == 0 {
        if given == 1 {
            let one = PyTuple_GET_ITEM(args, 0);
            if PyUnicode_CheckExact(one) || PyLong_CheckExact(one) {
                return Ok(Ref::new(one));
            }
        }
        return Ok(Ref::new(args));
    }
    let marked = if named > 0 { 1 + 2 * named } else { 0 };
    let types = if typed { given + named } else { 0 };
    let all = tuple::of_length(given + marked + types)?;
    let mut at = 0;
    let mut add = |op: *mut PyObject| {
        PyTuple_SET_ITEM(all.ptr(), at, new_ref(op));
        at += 1;
    };
    for i in 0..given {
        add(PyTuple_GET_ITEM(args, i));
    }
    if named > 0 {
        // No caller's argument is the type itself but in a class of its own making.
        add((&raw mut TYPE).cast());
        let (mut place, mut name, mut value) = (0, null_mut(), null_mut());
        while PyDict_Next(kwargs, &raw mut place, &raw mut name, &raw mut value) != 0 {
            add(name);
            add(value);
        }
    }
    if typed {
        for i in 0..given {
            add(Py_TYPE(PyTuple_GET_ITEM(args, i)).cast());
        }
        if named > 0 {
            let (mut place, mut value) = (0, null_mut());
            while PyDict_Next(kwargs, &raw mut place, null_mut(), &raw mut value) != 0 {
                add(Py_TYPE(value).cast());
            }
        }
    }
    Ok(all)
}

unsafe extern "C" fn call(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let state = plain(op);
        let most = (*state).most;
        if most == 0 {
            (*state).misses += 1;
            return owned(PyObject_Call(get(op, FUNCTION), args, kwargs));
        }
        let key = key(args, kwargs, (*state).typed)?;
        let memory = Ref::new(get(op, MEMORY));
        let mut known = null_mut();
        status(PyDict_GetItemRef(memory.ptr(), key.ptr(), &mut known))?;
        if let Some(known) = Ref::steal(known) {
            if most > 0 {
                call_method!(name!("move_to_end"), memory.ptr(), key.ptr())?;
            }
            (*state).hits += 1;
            return Ok(known);
        }
        (*state).misses += 1;
        let result = owned(PyObject_Call(get(op, FUNCTION), args, kwargs))?;
        remember(&memory, &key, &result, most)?;
        Ok(result)
    };
    run().or_null()
}

unsafe fn remember(memory: &Ref, key: &Ref, result: &Ref, most: Py_ssize_t) -> Fallible {
    if most > 0 {
        // The call may have remembered the same.
        if truth(PyDict_Contains(memory.ptr(), key.ptr()))? {
            return Ok(());
        }
        status(PyObject_SetItem(memory.ptr(), key.ptr(), result.ptr()))?;
        if PyDict_Size(memory.ptr()) > most {
            call_method!(name!("popitem"), memory.ptr(), Py_False())?;
        }
        return Ok(());
    }
    status(PyDict_SetItem(memory.ptr(), key.ptr(), result.ptr()))
}

unsafe extern "C" fn bind(
    op: *mut PyObject,
    instance: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    if instance.is_null() || instance == Py_None() {
        return new_ref(op);
    }
    PyMethod_New(op, instance)
}

unsafe extern "C" fn info(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let state = plain(op);
        let most = if (*state).most < 0 {
            Ref::new(Py_None())
        } else {
            owned(PyLong_FromSsize_t((*state).most))?
        };
        owned(PyObject_CallFunction(
            get(op, INFO),
            c"nnOn".as_ptr(),
            (*state).hits,
            (*state).misses,
            most.ptr(),
            PyDict_Size(get(op, MEMORY)),
        ))
    };
    run().or_null()
}

unsafe extern "C" fn forget(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let state = plain(op);
        let fresh = new_memory((*state).most)?;
        (*state).hits = 0;
        (*state).misses = 0;
        set(op, MEMORY, fresh.into_raw());
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyObject_GetAttr(op, name!("__qualname__"))
}

unsafe extern "C" fn itself(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(op)
}

/// The function that `lru_cache(...)` returns and that takes the function to be cached: bound to a module, a bound and
/// whether types count.
static mut DECORATE: PyMethodDef = one_arg(c"decorating_function", decorate, c"");

/// The function of a cache's `cache_parameters`, bound to a dict.
static mut PARAMETERS: PyMethodDef = no_args(c"<lambda>", parameters, c"");

unsafe extern "C" fn parameters(dict: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyDict_Copy(dict)
}

unsafe extern "C" fn decorate(given: *mut PyObject, function: *mut PyObject) -> *mut PyObject {
    let item = |i| PyTuple_GET_ITEM(given, i);
    cached(item(0), function, item(1), item(2) == Py_True()).or_null()
}

/// The cache of a function, which looks like it.
unsafe fn cached(
    module: *mut PyObject,
    function: *mut PyObject,
    most: *mut PyObject,
    typed: bool,
) -> Fallible<Ref> {
    if PyCallable_Check(function) == 0 {
        return Err(fail(
            PyExc_TypeError,
            c"the first argument must be callable",
        ));
    }
    let info = owned(PyObject_GetAttr(module, name!("_CacheInfo")))?;
    let limit = bound(most)?;
    let op = made(&raw mut TYPE, function, limit, typed, info.ptr())?;
    let said = owned(if limit == 0 {
        PyLong_FromLong(0)
    } else {
        new_ref(most)
    })?;
    let dict = owned(Py_BuildValue(
        c"{s:O,s:O}".as_ptr(),
        c"maxsize".as_ptr(),
        said.ptr(),
        c"typed".as_ptr(),
        Py_Bool(typed),
    ))?;
    let told = owned(PyCFunction_New(&raw mut PARAMETERS, dict.ptr()))?;
    status(PyObject_SetAttr(
        op.ptr(),
        name!("cache_parameters"),
        told.ptr(),
    ))?;
    wrap::update(op.ptr(), function, null_mut(), null_mut())
}

pub unsafe extern "C" fn lru_cache(
    module: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut most, mut typed) = (null_mut::<PyObject>(), 0 as c_int);
        parse_named!(
            args,
            kwargs,
            c"|Op:lru_cache",
            [c"maxsize", c"typed"],
            most,
            typed
        )?;
        let typed = typed != 0;
        let usual = owned(PyLong_FromLong(128))?;
        if most.is_null() {
            most = usual.ptr();
        } else if !PyLong_Check(most) && PyCallable_Check(most) != 0 {
            return cached(module, most, usual.ptr(), typed);
        } else if !PyLong_Check(most) && most != Py_None() {
            return Err(fail(
                PyExc_TypeError,
                c"Expected first argument to be an integer, a callable, or None",
            ));
        }
        let given = owned(PyTuple_Pack(3, module, most, Py_Bool(typed)))?;
        owned(PyCFunction_New(&raw mut DECORATE, given.ptr()))
    };
    run().or_null()
}

pub unsafe extern "C" fn unbounded(
    module: *mut PyObject,
    function: *mut PyObject,
) -> *mut PyObject {
    cached(module, function, Py_None(), false).or_null()
}
