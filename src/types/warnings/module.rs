//! The module `warnings`: the filters, and warning by hand.

use super::{Place, catch, filters};
use crate::prelude::*;
use crate::types::define::{module, named, no_args};
use crate::types::modules::fields::need;

static mut METHODS: [PyMethodDef; 6] = [
    named(
        c"warn",
        warn,
        c"Tells of something doubtful: shown, raised or left, as the filters say.",
    ),
    named(
        c"warn_explicit",
        warn_explicit,
        c"The same, with the place given.",
    ),
    named(
        c"simplefilter",
        simple_filter,
        c"Puts a filter first that is for everything.",
    ),
    named(c"filterwarnings", filter_warnings, c"Puts a filter first."),
    no_args(c"resetwarnings", reset, c"Takes all filters away."),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_size: -1,
    ..module(
        c"warnings",
        (&raw mut METHODS).cast(),
        c"What becomes of warnings.",
    )
};

/// Makes the module.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let make = || -> Fallible<Ref> {
        let module = owned(PyModule_Create2(&raw mut DEFINITION, 1013))?;
        let add = |name: &CStr, value: &Ref| {
            status(PyModule_AddObjectRef(
                module.ptr(),
                name.as_ptr(),
                value.ptr(),
            ))
        };
        add(c"filters", &filters::list()?)?;
        add(c"onceregistry", &filters::once_registry()?)?;
        status(PyModule_AddType(module.ptr(), &raw mut catch::TYPE))?;
        status(PyModule_AddType(module.ptr(), &raw mut catch::MESSAGE))?;
        Ok(module)
    };
    make().or_null()
}

/// Forgets the filters, at the end of a life of Python.
pub unsafe fn end() {
    catch::end();
    filters::end();
}

unsafe extern "C" fn warn(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let (mut message, mut category) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    let (mut level, mut source): (Py_ssize_t, *mut PyObject) = (1, null_mut());
    if parse_named!(
        args,
        kwargs,
        c"O|OnO:warn",
        [c"message", c"category", c"stacklevel", c"source"],
        message,
        category,
        level,
        source
    )
    .is_err()
    {
        return null_mut();
    }
    let run = || -> Fallible<Ref> {
        super::warn(category_of(message, category)?, message)?;
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}

/// The category of a warning: that of the message when it is one, else the one given, else UserWarning.
unsafe fn category_of(message: *mut PyObject, category: *mut PyObject) -> Fallible<*mut PyObject> {
    if truth(PyObject_IsInstance(message, PyExc_Warning))? {
        return Ok(Py_TYPE(message).cast());
    }
    if category.is_null() || category == Py_None() {
        return Ok(PyExc_UserWarning);
    }
    if !PyType_Check(category) || !truth(PyObject_IsSubclass(category, PyExc_Warning))? {
        PyErr_Format(
            PyExc_TypeError,
            c"category must be a Warning subclass, not '%s'".as_ptr(),
            (*Py_TYPE(category)).tp_name,
        );
        return Err(Raised);
    }
    Ok(category)
}

unsafe extern "C" fn warn_explicit(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let mut objects = [null_mut::<PyObject>(); 5];
    let [message, category, file, module, registry] = &mut objects;
    let mut line: c_int = 0;
    if parse_named!(
        args,
        kwargs,
        c"OOUi|OO:warn_explicit",
        [
            c"message",
            c"category",
            c"filename",
            c"lineno",
            c"module",
            c"registry"
        ],
        *message,
        *category,
        *file,
        line,
        *module,
        *registry
    )
    .is_err()
    {
        return null_mut();
    }
    let place = Place {
        category: *category,
        message: *message,
        file: *file,
        line,
        module: Ref::new_or_none(*module).filter(|module| module.ptr() != Py_None()),
        registry: Ref::new_or_none(*registry),
    };
    super::explicit(&place)
        .map(|()| Ref::new(Py_None()))
        .or_null()
}

unsafe extern "C" fn simple_filter(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let (mut action, mut category) = (null_mut::<PyObject>(), PyExc_Warning);
    let (mut line, mut append): (c_long, c_int) = (0, 0);
    if parse_named!(
        args,
        kwargs,
        c"O|Olp:simplefilter",
        [c"action", c"category", c"lineno", c"append"],
        action,
        category,
        line,
        append
    )
    .is_err()
    {
        return null_mut();
    }
    add(action, Py_None(), category, Py_None(), line, append != 0)
        .map(|()| Ref::new(Py_None()))
        .or_null()
}

unsafe fn refuse(text: &CStr) -> Raised {
    PyErr_SetString(PyExc_TypeError, text.as_ptr());
    Raised
}

unsafe extern "C" fn filter_warnings(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    filter_of(args, kwargs)
        .map(|()| Ref::new(Py_None()))
        .or_null()
}

unsafe fn filter_of(args: *mut PyObject, kwargs: *mut PyObject) -> Fallible {
    let (mut action, mut message, mut category) =
        (null_mut::<PyObject>(), name!(""), PyExc_Warning);
    let (mut module, mut append) = (name!(""), 0 as c_int);
    let zero = owned(PyLong_FromLong(0))?;
    let mut line = zero.ptr();
    need(args, kwargs, c"filterwarnings", &[c"action"])?;
    parse_named!(
        args,
        kwargs,
        c"O|OOOOp:filterwarnings",
        [
            c"action",
            c"message",
            c"category",
            c"module",
            c"lineno",
            c"append"
        ],
        action,
        message,
        category,
        module,
        line,
        append
    )?;
    check_action(action)?;
    if !PyUnicode_Check(message) {
        return Err(refuse(c"message must be a string"));
    }
    if !PyType_Check(category) || !truth(PyObject_IsSubclass(category, PyExc_Warning))? {
        return Err(refuse(c"category must be a Warning subclass"));
    }
    if !PyUnicode_Check(module) {
        return Err(refuse(c"module must be a string"));
    }
    let line = line_number(line)?;
    let message = catch::pattern(message, true)?;
    let module = catch::pattern(module, false)?;
    add(
        action,
        message.ptr(),
        category,
        module.ptr(),
        line,
        append != 0,
    )
}

unsafe fn check_action(action: *mut PyObject) -> Fallible {
    if filters::Action::of(action).is_none() {
        PyErr_Format(PyExc_ValueError, c"invalid action: %R".as_ptr(), action);
        return Err(Raised);
    }
    Ok(())
}

unsafe fn line_number(line: *mut PyObject) -> Fallible<c_long> {
    if !PyLong_Check(line) {
        return Err(refuse(c"lineno must be an int"));
    }
    let number = PyLong_AsLong(line);
    if number == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    check_line(number)?;
    Ok(number)
}

unsafe fn check_line(line: c_long) -> Fallible {
    if line < 0 {
        PyErr_SetString(PyExc_ValueError, c"lineno must be an int >= 0".as_ptr());
        return Err(Raised);
    }
    Ok(())
}

/// Puts a filter at the front of the list, or at its end, where it is not twice.
pub unsafe fn add(
    action: *mut PyObject,
    message: *mut PyObject,
    category: *mut PyObject,
    module: *mut PyObject,
    line: c_long,
    at_end: bool,
) -> Fallible {
    check_action(action)?;
    check_line(line)?;
    let list = filters::list()?;
    let filter = filters::filter(action, message, category, module, line)?;
    let there = PySequence_Contains(list.ptr(), filter.ptr());
    if at_end {
        if !truth(there)? {
            status(PyList_Append(list.ptr(), filter.ptr()))?;
        }
    } else {
        if truth(there)? {
            let at = PySequence_Index(list.ptr(), filter.ptr());
            status(PyList_SetSlice(list.ptr(), at, at + 1, null_mut()))?;
        }
        status(PyList_Insert(list.ptr(), 0, filter.ptr()))?;
    }
    filters::changed();
    Ok(())
}

unsafe extern "C" fn reset(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let clear = || -> Fallible<Ref> {
        let list = filters::list()?;
        status(PyList_SetSlice(
            list.ptr(),
            0,
            Py_SIZE(list.ptr()),
            null_mut(),
        ))?;
        filters::changed();
        Ok(Ref::new(Py_None()))
    };
    clear().or_null()
}
