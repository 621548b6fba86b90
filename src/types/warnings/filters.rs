//! The filters: tuples of action, message, category, module and line, of which the first that fits a warning tells what
//! becomes of it.

use core::cell::UnsafeCell;

use crate::prelude::*;

/// What becomes of a warning.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It is raised.
    Error,
    /// Nothing.
    Ignore,
    /// It is shown.
    Always,
    /// It is shown once for each line.
    Default,
    /// It is shown once for each module.
    Module,
    /// It is shown once.
    Once,
}

impl Action {
    /// By its name.
    pub unsafe fn of(name: *mut PyObject) -> Option<Action> {
        let is =
            |text: &CStr| PyUnicode_Check(name) && PyUnicode_EqualToUTF8(name, text.as_ptr()) != 0;
        [
            (c"error", Action::Error),
            (c"ignore", Action::Ignore),
            (c"always", Action::Always),
            (c"default", Action::Default),
            (c"module", Action::Module),
            (c"once", Action::Once),
        ]
        .into_iter()
        .find_map(|(text, action)| is(text).then_some(action))
    }
}

/// The list and what goes with it; owned, NULL until first needed.
struct State {
    list: *mut PyObject,
    once: *mut PyObject,
    /// Changes with the list: what has been warned of before is then forgotten.
    version: c_long,
}

struct Shared(UnsafeCell<State>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Shared {}

static SHARED: Shared = Shared(UnsafeCell::new(State {
    list: null_mut(),
    once: null_mut(),
    version: 0,
}));

/// How often the filters have changed.
pub unsafe fn version() -> c_long {
    (*SHARED.0.get()).version
}

/// The filters have changed.
pub unsafe fn changed() {
    (*SHARED.0.get()).version += 1;
}

/// The filters, at first those of a program that is not being developed.
pub unsafe fn list() -> Fallible<Ref> {
    let state = SHARED.0.get();
    if (*state).list.is_null() {
        (*state).list = first()?.into_raw();
    }
    Ok(Ref::new((*state).list))
}

/// What has been warned of that is to be shown but once, where the warning has no registry of its own.
pub unsafe fn once_registry() -> Fallible<Ref> {
    let state = SHARED.0.get();
    if (*state).once.is_null() {
        (*state).once = owned(PyDict_New())?.into_raw();
    }
    Ok(Ref::new((*state).once))
}

unsafe fn first() -> Fallible<Ref> {
    let list = owned(PyList_New(0))?;
    let main = owned(PyUnicode_InternFromString(c"__main__".as_ptr()))?;
    for (action, category, module) in [
        (c"default", PyExc_DeprecationWarning, main.ptr()),
        (c"ignore", PyExc_DeprecationWarning, Py_None()),
        (c"ignore", PyExc_PendingDeprecationWarning, Py_None()),
        (c"ignore", PyExc_ImportWarning, Py_None()),
        (c"ignore", PyExc_ResourceWarning, Py_None()),
    ] {
        let action = owned(PyUnicode_InternFromString(action.as_ptr()))?;
        let filter = filter(action.ptr(), Py_None(), category, module, 0)?;
        status(PyList_Append(list.ptr(), filter.ptr()))?;
    }
    Ok(list)
}

/// A new filter.
pub unsafe fn filter(
    action: *mut PyObject,
    message: *mut PyObject,
    category: *mut PyObject,
    module: *mut PyObject,
    line: c_long,
) -> Fallible<Ref> {
    let line = owned(PyLong_FromLong(line))?;
    owned(PyTuple_Pack(
        5,
        action,
        message,
        category,
        module,
        line.ptr(),
    ))
}

/// What a filter says: the name of an action, and the filter that has it, if any.
pub struct Found {
    name: Ref,
    filter: Option<Ref>,
}

impl Found {
    /// The action; RuntimeError when there is none of that name.
    pub unsafe fn known(&self) -> Fallible<Action> {
        Action::of(self.name.ptr()).ok_or_else(|| {
            PyErr_Format(
                PyExc_RuntimeError,
                c"Unrecognized action (%R) in warnings.filters:\n %R".as_ptr(),
                self.name.ptr(),
                self.filter.as_ref().map_or(Py_None(), Ref::ptr),
            );
            Raised
        })
    }
}

/// What the filters say of a warning.
pub unsafe fn action(category: &Ref, text: &Ref, line: c_int, module: &Ref) -> Fallible<Found> {
    let list = list()?;
    let mut i = 0;
    // The matching may run code that changes the list.
    while i < Py_SIZE(list.ptr()) {
        let filter = Ref::new(PyList_GET_ITEM(list.ptr(), i));
        if !PyTuple_Check(filter.ptr()) || Py_SIZE(filter.ptr()) != 5 {
            PyErr_Format(
                PyExc_ValueError,
                c"warnings.filters item %zd isn't a 5-tuple".as_ptr(),
                i,
            );
            return Err(Raised);
        }
        let item = |i| PyTuple_GET_ITEM(filter.ptr(), i);
        if !PyUnicode_Check(item(0)) {
            PyErr_Format(
                PyExc_TypeError,
                c"action must be a string, not '%.200s'".as_ptr(),
                (*Py_TYPE(item(0))).tp_name,
            );
            return Err(Raised);
        }
        if fits(item(1), text.ptr())?
            && fits(item(3), module.ptr())?
            && truth(PyObject_IsSubclass(category.ptr(), item(2)))?
            && fits_line(item(4), line)?
        {
            return Ok(Found {
                name: Ref::new(item(0)),
                filter: Some(filter),
            });
        }
        i += 1;
    }
    Ok(Found {
        name: owned(PyUnicode_InternFromString(c"default".as_ptr()))?,
        filter: None,
    })
}

/// Whether a text is what a filter wants: None anything, a str itself, a pattern what it matches.
unsafe fn fits(wanted: *mut PyObject, text: *mut PyObject) -> Fallible<bool> {
    if wanted == Py_None() {
        return Ok(true);
    }
    if PyUnicode_CheckExact(wanted) {
        return truth(PyObject_RichCompareBool(wanted, text, Py_EQ));
    }
    let answer = owned(PyObject_CallMethodObjArgs(
        wanted,
        name!("match"),
        text,
        null_mut::<PyObject>(),
    ))?;
    truth(PyObject_IsTrue(answer.ptr()))
}

unsafe fn fits_line(wanted: *mut PyObject, line: c_int) -> Fallible<bool> {
    let wanted = PyLong_AsSsize_t(wanted);
    if wanted == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(wanted == 0 || wanted == line as Py_ssize_t)
}

/// Forgets the filters and all that goes with them, at the end of a life of Python.
pub unsafe fn end() {
    let state = SHARED.0.get();
    xdecref(ptr::replace(&raw mut (*state).list, null_mut()));
    xdecref(ptr::replace(&raw mut (*state).once, null_mut()));
    (*state).version = 0;
}
