//! Warnings: whether one is shown, ignored or raised, by a list of filters that `warnings.filters` shows.
//!
//! ```text
//! filters   the list, and what it says of one warning
//! registry  what has been warned of already
//! module    warnings
//! ```
//!
//! There is no evaluator, so a warning of C code is always in `sys`, line 0.

mod catch;
mod filters;
pub mod module;
mod registry;

use super::exceptions::report::File;
use crate::prelude::*;
use filters::Action;

/// Warns of `message`, a str or a warning; no category is RuntimeWarning.
pub unsafe fn warn(category: *mut PyObject, message: *mut PyObject) -> Fallible {
    let category = if category.is_null() {
        PyExc_RuntimeWarning
    } else {
        category
    };
    let file = owned(PyUnicode_FromString(c"<sys>".as_ptr()))?;
    let registry = registry::of_sys()?;
    explicit(&Place {
        category,
        message,
        file: file.ptr(),
        line: 0,
        module: Some(Ref::new(name!("sys"))),
        registry: Some(registry),
    })
}

/// The text of a format, as a new str.
pub unsafe fn formatted(format: *const c_char, va: *mut VaList) -> Fallible<Ref> {
    owned(PyUnicode_FromFormatV(format, va))
}

/// A warning and where it is.
pub struct Place {
    /// Its type.
    pub category: *mut PyObject,
    /// A str, or the warning itself.
    pub message: *mut PyObject,
    /// The name of the source file.
    pub file: *mut PyObject,
    /// The line, counted from 1.
    pub line: c_int,
    /// The name of the module; none: by the file.
    pub module: Option<Ref>,
    /// What has been warned of already; none: nothing is kept.
    pub registry: Option<Ref>,
}

/// What there is to warn of, once it is known whether `message` is a text or a warning.
struct Warning {
    category: Ref,
    text: Ref,
    value: Ref,
}

/// Warns of something at a place.
pub unsafe fn explicit(place: &Place) -> Fallible {
    let registry = place
        .registry
        .as_ref()
        .filter(|held| held.ptr() != Py_None());
    if registry.is_some_and(|held| !PyDict_Check(held.ptr())) {
        PyErr_SetString(
            PyExc_TypeError,
            c"'registry' must be a dict or None".as_ptr(),
        );
        return Err(Raised);
    }
    let module = match &place.module {
        Some(module) => module.clone(),
        None => module_of(place.file)?,
    };
    let warning = Warning::new(place)?;
    let line = owned(PyLong_FromLong(place.line.into()))?;
    let key = owned(PyTuple_Pack(
        3,
        warning.text.ptr(),
        warning.category.ptr(),
        line.ptr(),
    ))?;
    if let Some(registry) = registry
        && registry::holds(registry.ptr(), key.ptr())?
    {
        return Ok(());
    }
    let action = filters::action(&warning.category, &warning.text, place.line, &module)?;
    match action.known()? {
        Action::Error => {
            PyErr_SetObject(warning.category.ptr(), warning.value.ptr());
            return Err(Raised);
        }
        Action::Ignore => return Ok(()),
        Action::Always => {}
        Action::Default | Action::Module | Action::Once => {
            if let Some(registry) = registry {
                status(PyDict_SetItem(registry.ptr(), key.ptr(), Py_True()))?;
            }
            if warning.is_repeated(action.known()?, registry)? {
                return Ok(());
            }
        }
    }
    warning.show(place)
}

/// The module of a file: its name without `.py`.
unsafe fn module_of(file: *mut PyObject) -> Fallible<Ref> {
    let length = PyUnicode_GET_LENGTH(file);
    if length == 0 {
        return owned(PyUnicode_FromString(c"<unknown>".as_ptr()));
    }
    let suffix = owned(PyUnicode_FromString(c".py".as_ptr()))?;
    if PyUnicode_Tailmatch(file, suffix.ptr(), 0, length, 1) == 1 {
        return owned(PyUnicode_Substring(file, 0, length - 3));
    }
    Ok(Ref::new(file))
}

impl Warning {
    unsafe fn new(place: &Place) -> Fallible<Warning> {
        if truth(PyObject_IsInstance(place.message, PyExc_Warning))? {
            return Ok(Warning {
                category: Ref::new(Py_TYPE(place.message)),
                text: owned(PyObject_Str(place.message))?,
                value: Ref::new(place.message),
            });
        }
        Ok(Warning {
            category: Ref::new(place.category),
            text: Ref::new(place.message),
            value: owned(PyObject_CallOneArg(place.category, place.message))?,
        })
    }

    /// For an action that tells once of a text wherever it is: whether it has been told; from now on it has.
    unsafe fn is_repeated(&self, action: Action, registry: Option<&Ref>) -> Fallible<bool> {
        let once;
        let registry = match (action, registry) {
            (Action::Default, _) | (Action::Module, None) => return Ok(false),
            (_, Some(registry)) => registry,
            (_, None) => {
                once = filters::once_registry()?;
                &once
            }
        };
        let key = owned(PyTuple_Pack(2, self.text.ptr(), self.category.ptr()))?;
        if registry::holds(registry.ptr(), key.ptr())? {
            return Ok(true);
        }
        status(PyDict_SetItem(registry.ptr(), key.ptr(), Py_True()))?;
        Ok(false)
    }

    /// Writes it to `sys.stderr`. What goes wrong with that is not told.
    unsafe fn show(&self, place: &Place) -> Fallible {
        let (value, category) = (self.value.ptr(), self.category.ptr());
        if catch::record(value, category, place.file, place.line)? {
            return Ok(());
        }
        let Some(file) = File::stderr() else {
            return Ok(());
        };
        let name = owned(PyObject_GetAttr(self.category.ptr(), name!("__name__")))?;
        let line = owned(PyUnicode_FromFormat(
            c"%S:%d: %S: %S\n".as_ptr(),
            place.file,
            place.line,
            name.ptr(),
            self.text.ptr(),
        ))?;
        if file.str(line.ptr()).is_err() {
            PyErr_Clear();
        }
        Ok(())
    }
}
