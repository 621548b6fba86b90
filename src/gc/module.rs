//! `gc`, the module.

use super::cells;
use super::collect::{self, collect};
use super::list::List;
use super::pace::{self, pace};
use super::scope;
use super::state::{self, state};
use crate::prelude::*;
use crate::types::define::{
    ModuleSlots, by_tuple, fast, fast_named, module, module_slots, no_args, one_arg,
};

unsafe fn none() -> *mut PyObject {
    new_ref(Py_None())
}

unsafe extern "C" fn enable(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    pace::enable(true);
    none()
}

unsafe extern "C" fn disable(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    pace::enable(false);
    none()
}

unsafe extern "C" fn is_enabled(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_Bool(pace().enabled))
}

unsafe fn raise<T>(kind: *mut PyObject, message: &CStr) -> Fallible<T> {
    PyErr_SetString(kind, message.as_ptr());
    Err(Raised)
}

/// The int that an argument is.
unsafe fn int(op: *mut PyObject) -> Fallible<c_int> {
    let value = PyLong_AsInt(op);
    if value == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(value)
}

/// The one argument `generation`, by position or name; `None`: not given.
unsafe fn generation_argument(
    function: &CStr,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> Fallible<Option<*mut PyObject>> {
    let named = if names.is_null() { 0 } else { Py_SIZE(names) };
    if count + named > 1 {
        PyErr_Format(
            PyExc_TypeError,
            c"%s() takes at most 1 argument (%zd given)".as_ptr(),
            function.as_ptr(),
            count + named,
        );
        return Err(Raised);
    }
    if named == 1 {
        let name = PyTuple_GET_ITEM(names, 0);
        if PyUnicode_CompareWithASCIIString(name, c"generation".as_ptr()) != 0 {
            PyErr_Format(
                PyExc_TypeError,
                c"%s() got an unexpected keyword argument '%S'".as_ptr(),
                function.as_ptr(),
                name,
            );
            return Err(Raised);
        }
    }
    Ok((count + named == 1).then(|| *args))
}

unsafe extern "C" fn run(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let generation = match generation_argument(c"collect", args, count, names)? {
            None => 2,
            Some(op) => int(op)?,
        };
        if !(0..3).contains(&generation) {
            return raise(PyExc_ValueError, c"invalid generation");
        }
        let outcome = collect(generation as usize);
        owned(PyLong_FromSsize_t(
            outcome.collected + outcome.uncollectable,
        ))
    };
    body().or_null()
}

unsafe extern "C" fn set_debug(_: *mut PyObject, flags: *mut PyObject) -> *mut PyObject {
    int(flags)
        .map(|flags| {
            state().debug = flags;
            Ref::new(Py_None())
        })
        .or_null()
}

unsafe extern "C" fn get_debug(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromLong(state().debug.into())
}

unsafe fn three(values: [c_int; 3]) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let tuple = owned(PyTuple_New(3))?;
        for (at, value) in values.into_iter().enumerate() {
            let value = owned(PyLong_FromLong(value.into()))?;
            PyTuple_SET_ITEM(tuple.ptr(), at as Py_ssize_t, value.into_raw());
        }
        Ok(tuple)
    };
    body().or_null()
}

unsafe extern "C" fn get_count(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    three(pace().counts)
}

unsafe extern "C" fn get_threshold(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    three(pace().thresholds)
}

unsafe extern "C" fn set_threshold(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let count = Py_SIZE(args);
    let body = || -> Fallible<Ref> {
        if !(1..=3).contains(&count) {
            return raise(
                PyExc_TypeError,
                c"gc.set_threshold requires 1 to 3 arguments",
            );
        }
        let mut thresholds = pace().thresholds;
        for at in 0..count {
            thresholds[at as usize] = int(PyTuple_GET_ITEM(args, at))?;
        }
        pace().thresholds = thresholds;
        pace::reset_alarm();
        Ok(Ref::new(Py_None()))
    };
    body().or_null()
}

/// A list of objects.
unsafe fn list_of(objects: &[*mut PyObject]) -> Fallible<Ref> {
    let list = owned(PyList_New(objects.len() as Py_ssize_t))?;
    for (at, op) in objects.iter().enumerate() {
        PyList_SET_ITEM(list.ptr(), at as Py_ssize_t, new_ref(*op));
    }
    Ok(list)
}

unsafe extern "C" fn get_objects(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let generation = match generation_argument(c"get_objects", args, count, names)? {
            Some(op) if op != Py_None() => {
                if PyIndex_Check(op) == 0 {
                    PyErr_Format(
                        PyExc_TypeError,
                        c"argument should be integer or None, not '%.200s'".as_ptr(),
                        (*Py_TYPE(op)).tp_name,
                    );
                    return Err(Raised);
                }
                let number = PyNumber_AsSsize_t(op, PyExc_OverflowError);
                if number == -1 && !PyErr_Occurred().is_null() {
                    return Err(Raised);
                }
                number
            }
            _ => -1,
        };
        objects_of(generation)
    };
    body().or_null()
}

/// A list of the tracked objects of a generation, of all for -1.
pub unsafe fn objects_of(generation: Py_ssize_t) -> Fallible<Ref> {
    if generation >= 3 {
        return raise(
            PyExc_ValueError,
            c"generation parameter must be less than the number of available generations (3)",
        );
    }
    if generation < -1 {
        return raise(PyExc_ValueError, c"generation parameter cannot be negative");
    }
    let mut all = List::new();
    for at in 0..3 {
        let wanted = generation == -1 || generation == at;
        if wanted && !collect::list(scope::generation_number(at as usize), &mut all) {
            PyErr_NoMemory();
            return Err(Raised);
        }
    }
    list_of(&all)
}

/// What `function` says of a tuple of one.
pub unsafe fn of_one(
    op: *mut PyObject,
    function: unsafe fn(*mut PyObject) -> Fallible<Ref>,
) -> Fallible<Ref> {
    let objects = tuple_of(&op, 1)?;
    function(objects.ptr())
}

unsafe extern "C" fn get_stats(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let list = owned(PyList_New(0))?;
        for one in state().statistics {
            let dict = owned(PyDict_New())?;
            let entries = [
                (c"collections", one.collections),
                (c"collected", one.collected),
                (c"uncollectable", one.uncollectable),
            ];
            for (name, value) in entries {
                let value = owned(PyLong_FromSsize_t(value))?;
                status(PyDict_SetItemString(dict.ptr(), name.as_ptr(), value.ptr()))?;
            }
            status(PyList_Append(list.ptr(), dict.ptr()))?;
        }
        Ok(list)
    };
    body().or_null()
}

unsafe extern "C" fn visit_append(child: *mut PyObject, list: *mut c_void) -> c_int {
    c_int::from(PyList_Append(list.cast(), child) < 0)
}

/// A list of what the objects of a tuple refer to; an object may be in it more than once.
pub unsafe fn referents(objects: *mut PyObject) -> Fallible<Ref> {
    let list = owned(PyList_New(0))?;
    for at in 0..Py_SIZE(objects) {
        let op = PyTuple_GET_ITEM(objects, at);
        if PyObject_IS_GC(op) == 0 {
            continue;
        }
        if let Some(traverse) = (*Py_TYPE(op)).tp_traverse
            && traverse(op, Some(visit_append), list.cast()) != 0
        {
            return Err(Raised);
        }
    }
    Ok(list)
}

unsafe extern "C" fn visit_is_one(child: *mut PyObject, objects: *mut c_void) -> c_int {
    let objects: *mut PyObject = objects.cast();
    let is_one = (0..Py_SIZE(objects)).any(|at| PyTuple_GET_ITEM(objects, at) == child);
    c_int::from(is_one)
}

/// A list of the tracked objects that refer to one of the objects of a tuple.
pub unsafe fn referrers(objects: *mut PyObject) -> Fallible<Ref> {
    let mut found = List::new();
    let mut is_lost = false;
    collect::visit_all(|op| {
        if op != objects
            && let Some(traverse) = (*Py_TYPE(op)).tp_traverse
            && traverse(op, Some(visit_is_one), objects.cast()) != 0
        {
            is_lost |= !found.push(op);
        }
        !is_lost
    });
    if is_lost {
        PyErr_NoMemory();
        return Err(Raised);
    }
    list_of(&found)
}

/// Arguments as a tuple of their own, which is not the caller's.
unsafe fn tuple_of(args: *const *mut PyObject, count: Py_ssize_t) -> Fallible<Ref> {
    let tuple = owned(PyTuple_New(count))?;
    for at in 0..count {
        PyTuple_SET_ITEM(tuple.ptr(), at, new_ref(*args.offset(at)));
    }
    Ok(tuple)
}

unsafe extern "C" fn get_referents(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    tuple_of(args, count)
        .and_then(|objects| referents(objects.ptr()))
        .or_null()
}

unsafe extern "C" fn get_referrers(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    tuple_of(args, count)
        .and_then(|objects| referrers(objects.ptr()))
        .or_null()
}

unsafe extern "C" fn is_tracked(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    new_ref(Py_Bool(PyObject_IS_GC(op) != 0 && cells::is_tracked(op)))
}

unsafe extern "C" fn is_finalized(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    new_ref(Py_Bool(PyObject_IS_GC(op) != 0 && cells::is_finalized(op)))
}

unsafe extern "C" fn freeze(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    collect::freeze();
    none()
}

unsafe extern "C" fn unfreeze(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    collect::unfreeze();
    none()
}

unsafe extern "C" fn get_freeze_count(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t(collect::frozen_count())
}

static mut METHODS: [PyMethodDef; 19] = [
    no_args(c"enable", enable, c"enable($module, /)\n--\n\nLets collections start by themselves."),
    no_args(c"disable", disable, c"disable($module, /)\n--\n\nCollections start only when asked for."),
    no_args(c"isenabled", is_enabled, c"isenabled($module, /)\n--\n\nWhether collections start by themselves."),
    one_arg(c"set_debug", set_debug, c"set_debug($module, flags, /)\n--\n\nWhat collections report and keep, a sum of DEBUG_ constants; DEBUG_LEAK is all that finds leaks."),
    no_args(c"get_debug", get_debug, c"get_debug($module, /)\n--\n\nWhat set_debug() was given last."),
    no_args(c"get_count", get_count, c"get_count($module, /)\n--\n\nHow far each of the three generations has counted towards its threshold."),
    by_tuple(c"set_threshold", set_threshold, c"set_threshold(threshold0, [threshold1, [threshold2]])\nHow many new objects start a collection of the young, and how many collections one of the older; none start when threshold0 is 0."),
    no_args(c"get_threshold", get_threshold, c"get_threshold($module, /)\n--\n\nThe three thresholds, as set_threshold() takes them."),
    fast_named(c"collect", run, c"collect($module, /, generation=2)\n--\n\nCollects a generation and those younger than it, all of them by default, and says how many objects were unreachable."),
    fast_named(c"get_objects", get_objects, c"get_objects($module, /, generation=None)\n--\n\nThe containers that the collector knows, of one generation or of all; the list itself is not among them."),
    no_args(c"get_stats", get_stats, c"get_stats($module, /)\n--\n\nFor each generation a dict of figures: collections, collected, uncollectable."),
    one_arg(c"is_tracked", is_tracked, c"is_tracked($module, obj, /)\n--\n\nWhether the collector knows an object; those that cannot refer to others are mostly unknown to it."),
    one_arg(c"is_finalized", is_finalized, c"is_finalized($module, obj, /)\n--\n\nWhether the finalizer of an object was called already."),
    fast(c"get_referrers", get_referrers, c"get_referrers($module, /, *objs)\n--\n\nThe containers among whose references is one of objs."),
    fast(c"get_referents", get_referents, c"get_referents($module, /, *objs)\n--\n\nThe objects that objs tell the collector of."),
    no_args(c"freeze", freeze, c"freeze($module, /)\n--\n\nPuts all containers where no collection looks, which keeps memory shared after a fork."),
    no_args(c"unfreeze", unfreeze, c"unfreeze($module, /)\n--\n\nGives the containers that freeze() took away back to the oldest generation."),
    no_args(c"get_freeze_count", get_freeze_count, c"get_freeze_count($module, /)\n--\n\nHow many containers freeze() has taken away."),
    PyMethodDef::EMPTY,
];

unsafe fn fill(module: *mut PyObject) -> Fallible {
    status(PyModule_AddObjectRef(
        module,
        c"garbage".as_ptr(),
        state::garbage()?,
    ))?;
    status(PyModule_AddObjectRef(
        module,
        c"callbacks".as_ptr(),
        state::callbacks()?,
    ))?;
    let flags = [
        (c"DEBUG_STATS", state::DEBUG_STATS),
        (c"DEBUG_COLLECTABLE", state::DEBUG_COLLECTABLE),
        (c"DEBUG_UNCOLLECTABLE", state::DEBUG_UNCOLLECTABLE),
        (c"DEBUG_SAVEALL", state::DEBUG_SAVEALL),
        (c"DEBUG_LEAK", state::DEBUG_LEAK),
    ];
    for (name, value) in flags {
        status(PyModule_AddIntConstant(module, name.as_ptr(), value.into()))?;
    }
    Ok(())
}

unsafe extern "C" fn exec(module: *mut PyObject) -> c_int {
    fill(module).or_minus_one()
}

static SLOTS: ModuleSlots = module_slots(exec);

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_slots: SLOTS.get(),
    ..module(
        c"gc",
        (&raw mut METHODS).cast(),
        c"The collector of cyclic garbage: when it runs, what it has found, what it knows.",
    )
};

/// `PyInit_gc`.
pub unsafe fn init() -> *mut PyObject {
    PyModuleDef_Init(&raw mut DEFINITION)
}
