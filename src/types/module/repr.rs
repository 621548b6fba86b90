//! The repr of a module: its name and where it comes from.

use crate::prelude::*;

unsafe fn optional(op: *mut PyObject, name: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    status(PyObject_GetOptionalAttr(op, name, &mut found))?;
    Ok(Ref::steal(found))
}

fn is_none(found: &Option<Ref>) -> bool {
    found.as_ref().is_none_or(|found| found.ptr() == Py_None())
}

/// `tp_repr`.
pub unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    describe(op).or_null()
}

unsafe fn describe(op: *mut PyObject) -> Fallible<Ref> {
    let loader = optional(op, name!("__loader__"))?;
    if let Some(spec) = optional(op, name!("__spec__"))?
        && truth(PyObject_IsTrue(spec.ptr()))?
    {
        return by_spec(spec.ptr());
    }
    let name = match optional(op, name!("__name__"))? {
        Some(name) => name,
        None => owned(PyUnicode_FromString(c"?".as_ptr()))?,
    };
    if let Some(file) = optional(op, name!("__file__"))? {
        return owned(PyUnicode_FromFormat(
            c"<module %R from %R>".as_ptr(),
            name.ptr(),
            file.ptr(),
        ));
    }
    with_loader(name.ptr(), &loader)
}

unsafe fn with_loader(name: *mut PyObject, loader: &Option<Ref>) -> Fallible<Ref> {
    match loader {
        Some(loader) if loader.ptr() != Py_None() => owned(PyUnicode_FromFormat(
            c"<module %R (%R)>".as_ptr(),
            name,
            loader.ptr(),
        )),
        _ => owned(PyUnicode_FromFormat(c"<module %R>".as_ptr(), name)),
    }
}

unsafe fn by_spec(spec: *mut PyObject) -> Fallible<Ref> {
    let name = owned(PyObject_GetAttr(spec, name!("name")))?;
    let shown = if name.ptr() == Py_None() {
        owned(PyUnicode_FromString(c"?".as_ptr()))?
    } else {
        name.clone()
    };
    let origin = Some(owned(PyObject_GetAttr(spec, name!("origin")))?);
    if is_none(&origin) {
        let loader = Some(owned(PyObject_GetAttr(spec, name!("loader")))?);
        return with_loader(shown.ptr(), &loader);
    }
    let origin = origin.ok_or(Raised)?;
    let located = owned(PyObject_GetAttr(spec, name!("has_location")))?;
    if truth(PyObject_IsTrue(located.ptr()))? {
        return owned(PyUnicode_FromFormat(
            c"<module %R from %R>".as_ptr(),
            shown.ptr(),
            origin.ptr(),
        ));
    }
    owned(PyUnicode_FromFormat(
        c"<module %R (%S)>".as_ptr(),
        name.ptr(),
        origin.ptr(),
    ))
}
