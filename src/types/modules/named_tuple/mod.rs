//! `collections.namedtuple`: classes of tuples whose items have names.
//!
//! The functions of such a class are made for it: each is bound to what it needs to know of the class.

mod field;
mod methods;
mod names;
mod new;

use field::getter;
use names::{check_fields, check_name, listed, rename_wrong};

use crate::prelude::*;
use crate::types::call::listed::call;
use crate::types::modules::fields;
use crate::types::raise::fail;
use crate::types::tuple;

pub use field::GETTER;

/// A class with fields of those names and no defaults.
pub unsafe fn of(name: &CStr, names: &[&CStr], module: &CStr) -> Fallible<Ref> {
    let all = tuple::of_length(names.len() as Py_ssize_t)?;
    for (i, name) in names.iter().enumerate() {
        let name = owned(PyUnicode_InternFromString(name.as_ptr()))?;
        PyTuple_SET_ITEM(all.ptr(), i as Py_ssize_t, name.into_raw());
    }
    let name = owned(PyUnicode_InternFromString(name.as_ptr()))?;
    let module = owned(PyUnicode_InternFromString(module.as_ptr()))?;
    class(name.ptr(), all.ptr(), tuple::empty(), module.ptr())
}

unsafe fn add(dict: &Ref, name: &CStr, value: Fallible<Ref>) -> Fallible {
    let value = value?;
    status(PyDict_SetItemString(dict.ptr(), name.as_ptr(), value.ptr()))
}

unsafe fn of_tuples(definition: *mut PyMethodDef) -> Fallible<Ref> {
    owned(PyDescr_NewMethod(&raw mut PyTuple_Type, definition))
}

/// The class: names, defaults of the last fields, and the module that it says to be of.
unsafe fn class(
    name: *mut PyObject,
    names: *mut PyObject,
    defaults: *mut PyObject,
    module: *mut PyObject,
) -> Fallible<Ref> {
    status(PyType_Ready(&raw mut GETTER))?;
    let dict = owned(PyDict_New())?;
    let count = Py_SIZE(names);
    let comma = owned(PyUnicode_FromString(c", ".as_ptr()))?;
    let listed = owned(PyUnicode_Join(comma.ptr(), names))?;
    let doc = owned(PyUnicode_FromFormat(
        c"%U(%U%s)".as_ptr(),
        name,
        listed.ptr(),
        if count == 1 {
            c",".as_ptr()
        } else {
            c"".as_ptr()
        },
    ))?;
    add(&dict, c"__doc__", Ok(doc))?;
    add(&dict, c"__slots__", Ok(Ref::new(tuple::empty())))?;
    add(&dict, c"_fields", Ok(Ref::new(names)))?;
    let given = owned(PyDict_New())?;
    let first = count - Py_SIZE(defaults);
    for i in first..count {
        let value = PyTuple_GET_ITEM(defaults, i - first);
        status(PyDict_SetItem(
            given.ptr(),
            PyTuple_GET_ITEM(names, i),
            value,
        ))?;
    }
    add(&dict, c"_field_defaults", Ok(given))?;
    let known = owned(PyTuple_Pack(3, name, names, defaults))?;
    let function = owned(PyCFunction_New(&raw mut new::NEW, known.ptr()))?;
    add(&dict, c"__new__", owned(PyStaticMethod_New(function.ptr())))?;
    let function = owned(PyCFunction_New(&raw mut methods::MAKE, null_mut()))?;
    add(&dict, c"_make", owned(PyClassMethod_New(function.ptr())))?;
    let replacing = of_tuples(&raw mut methods::REPLACE)?;
    add(&dict, c"__replace__", Ok(replacing.clone()))?;
    add(&dict, c"_replace", Ok(replacing))?;
    add(&dict, c"__repr__", of_tuples(&raw mut methods::REPR))?;
    add(&dict, c"_asdict", of_tuples(&raw mut methods::AS_DICT))?;
    add(&dict, c"__getnewargs__", of_tuples(&raw mut methods::ITEMS))?;
    add(&dict, c"__match_args__", Ok(Ref::new(names)))?;
    for i in 0..count {
        // The repr of the descriptor shows it, and so it is CPython's.
        let doc = owned(PyUnicode_FromFormat(
            c"Alias for field number %zd".as_ptr(),
            i,
        ))?;
        let field = getter(i, doc.ptr())?;
        status(PyDict_SetItem(
            dict.ptr(),
            PyTuple_GET_ITEM(names, i),
            field.ptr(),
        ))?;
    }
    status(PyDict_SetItem(dict.ptr(), name!("__module__"), module))?;
    let bases = owned(PyTuple_Pack(1, &raw mut PyTuple_Type))?;
    call!((&raw mut PyType_Type).cast(), name, bases.ptr(), dict.ptr())
}

/// `collections.namedtuple`.
pub unsafe extern "C" fn namedtuple(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut name, mut given) = (null_mut::<PyObject>(), null_mut::<PyObject>());
        let (mut defaults, mut module) = (Py_None(), Py_None());
        let mut rename: c_int = 0;
        let required = [c"typename", c"field_names"];
        fields::need(args, kwargs, c"namedtuple", &required)?;
        parse_named!(
            args,
            kwargs,
            c"OO|$pOO:namedtuple",
            [
                c"typename",
                c"field_names",
                c"rename",
                c"defaults",
                c"module"
            ],
            name,
            given,
            rename,
            defaults,
            module
        )?;
        let names = listed(given)?;
        let name = owned(PyObject_Str(name))?;
        if rename != 0 {
            rename_wrong(names.ptr())?;
        }
        check_name(name.ptr())?;
        for i in 0..Py_SIZE(names.ptr()) {
            check_name(PyList_GET_ITEM(names.ptr(), i))?;
        }
        check_fields(names.ptr(), rename != 0)?;
        let defaults = if defaults == Py_None() {
            Ref::new(tuple::empty())
        } else {
            owned(PySequence_Tuple(defaults))?
        };
        if Py_SIZE(defaults.ptr()) > Py_SIZE(names.ptr()) {
            return Err(fail(
                PyExc_TypeError,
                c"Got more default values than field names",
            ));
        }
        let mut interned = name.into_raw();
        PyUnicode_InternInPlace(&raw mut interned);
        let name = Ref::steal_unchecked(interned);
        for i in 0..Py_SIZE(names.ptr()) {
            let mut field = new_ref(PyList_GET_ITEM(names.ptr(), i));
            PyUnicode_InternInPlace(&raw mut field);
            status(PyList_SetItem(names.ptr(), i, field))?;
        }
        let names = owned(PyList_AsTuple(names.ptr()))?;
        if module == Py_None() {
            module = name!("__main__");
        }
        class(name.ptr(), names.ptr(), defaults.ptr(), module)
    };
    run().or_null()
}
