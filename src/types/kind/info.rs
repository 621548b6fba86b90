//! What a type is called and where it belongs.

use super::raise;
use crate::prelude::*;

unsafe fn is_heap(kind: *mut PyTypeObject) -> bool {
    (*kind).tp_flags & Py_TPFLAGS_HEAPTYPE != 0
}

/// The last part of a dotted name.
pub unsafe fn last_part(name: *const c_char) -> *const c_char {
    let dot = libc::strrchr(name, c_int::from(b'.'));
    if dot.is_null() { name } else { dot.add(1) }
}

/// `__name__`.
pub unsafe fn name(kind: *mut PyTypeObject) -> Fallible<Ref> {
    if is_heap(kind) {
        return Ok(Ref::new((*kind.cast::<PyHeapTypeObject>()).ht_name));
    }
    owned(PyUnicode_InternFromString(last_part((*kind).tp_name)))
}

/// `__qualname__`.
pub unsafe fn qualname(kind: *mut PyTypeObject) -> Fallible<Ref> {
    if is_heap(kind) {
        return Ok(Ref::new((*kind.cast::<PyHeapTypeObject>()).ht_qualname));
    }
    name(kind)
}

/// `__module__`: of a class what its dict says, which may be anything.
pub unsafe fn module(kind: *mut PyTypeObject) -> Fallible<Ref> {
    if is_heap(kind) {
        let mut found = null_mut();
        truth(PyDict_GetItemRef(
            (*kind).tp_dict,
            name!("__module__"),
            &mut found,
        ))?;
        return match Ref::steal(found) {
            Some(found) => Ok(found),
            None => {
                PyErr_SetObject(PyExc_AttributeError, name!("__module__"));
                Err(Raised)
            }
        };
    }
    let dot = libc::strrchr((*kind).tp_name, c_int::from(b'.'));
    if dot.is_null() {
        return Ok(Ref::new(name!("builtins")));
    }
    let mut text = owned(PyUnicode_FromStringAndSize(
        (*kind).tp_name,
        dot.offset_from((*kind).tp_name),
    ))?
    .into_raw();
    PyUnicode_InternInPlace(&mut text);
    owned(text)
}

/// Module and qualified name; the name alone for those of `builtins` and `__main__`.
pub unsafe fn full_name(kind: *mut PyTypeObject) -> Fallible<Ref> {
    if !is_heap(kind) {
        return owned(PyUnicode_FromString((*kind).tp_name));
    }
    let qualname = qualname(kind)?;
    let module = module(kind)?;
    let of = |text: &CStr| PyUnicode_CompareWithASCIIString(module.ptr(), text.as_ptr()) == 0;
    if PyUnicode_Check(module.ptr()) && !of(c"builtins") && !of(c"__main__") {
        return owned(PyUnicode_FromFormat(
            c"%U.%U".as_ptr(),
            module.ptr(),
            qualname.ptr(),
        ));
    }
    Ok(qualname)
}

/// The module that a type made from a spec belongs to, borrowed.
pub unsafe fn owner(kind: *mut PyTypeObject) -> Fallible<*mut PyObject> {
    if !is_heap(kind) {
        return Err(raise!(
            PyExc_TypeError,
            c"PyType_GetModule: Type '%s' is not a heap type",
            (*kind).tp_name
        ));
    }
    let module = (*kind.cast::<PyHeapTypeObject>()).ht_module;
    if module.is_null() {
        return Err(raise!(
            PyExc_TypeError,
            c"PyType_GetModule: Type '%s' has no associated module",
            (*kind).tp_name
        ));
    }
    Ok(module)
}

/// The module made from `definition` that the nearest type along the order of `kind` belongs to, borrowed.
pub unsafe fn owner_by_definition(
    kind: *mut PyTypeObject,
    definition: *mut PyModuleDef,
) -> Fallible<*mut PyObject> {
    let order = (*kind).tp_mro;
    if is_heap(kind) && !order.is_null() {
        for i in 0..Py_SIZE(order) {
            let base: *mut PyTypeObject = PyTuple_GET_ITEM(order, i).cast();
            if !is_heap(base) {
                continue;
            }
            let module = (*base.cast::<PyHeapTypeObject>()).ht_module;
            if !module.is_null() && PyModule_Check(module) && PyModule_GetDef(module) == definition
            {
                return Ok(module);
            }
        }
    }
    Err(raise!(
        PyExc_TypeError,
        c"PyType_GetModuleByDef: No superclass of '%s' has the given module",
        (*kind).tp_name
    ))
}

/// The bytes that a type adds to those of its base.
pub unsafe fn data_size(kind: *mut PyTypeObject) -> Py_ssize_t {
    let base = (*kind).tp_base;
    if base.is_null() {
        return (*kind).tp_basicsize;
    }
    (*kind).tp_basicsize - aligned((*base).tp_basicsize)
}

/// Up to a multiple of what any C type may ask for.
pub fn aligned(bytes: Py_ssize_t) -> Py_ssize_t {
    (bytes + 15) & !15
}

/// Where the data that `kind` adds are in `op`.
pub unsafe fn data(op: *mut PyObject, kind: *mut PyTypeObject) -> *mut c_void {
    op.byte_offset(aligned((*(*kind).tp_base).tp_basicsize))
        .cast()
}

/// Where the items of `op` are.
pub unsafe fn item_data(op: *mut PyObject) -> Fallible<*mut c_void> {
    let kind = Py_TYPE(op);
    if (*kind).tp_flags & Py_TPFLAGS_ITEMS_AT_END == 0 {
        return Err(raise!(
            PyExc_TypeError,
            c"type '%s' does not have Py_TPFLAGS_ITEMS_AT_END",
            (*kind).tp_name
        ));
    }
    Ok(op.byte_offset((*kind).tp_basicsize).cast())
}
