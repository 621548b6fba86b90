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

/// `Name(first, second)`.
unsafe fn doc(name: *mut PyObject, names: *mut PyObject) -> Fallible<Ref> {
    let comma = owned(PyUnicode_FromString(c", ".as_ptr()))?;
    let listed = owned(PyUnicode_Join(comma.ptr(), names))?;
    let end = if Py_SIZE(names) == 1 { c"," } else { c"" };
    owned(PyUnicode_FromFormat(
        c"%U(%U%s)".as_ptr(),
        name,
        listed.ptr(),
        end.as_ptr(),
    ))
}

/// The defaults by the names of the last fields, which they are of.
unsafe fn by_field(names: *mut PyObject, defaults: *mut PyObject) -> Fallible<Ref> {
    let dict = owned(PyDict_New())?;
    let first = Py_SIZE(names) - Py_SIZE(defaults);
    for i in 0..Py_SIZE(defaults) {
        let name = PyTuple_GET_ITEM(names, first + i);
        let value = PyTuple_GET_ITEM(defaults, i);
        status(PyDict_SetItem(dict.ptr(), name, value))?;
    }
    Ok(dict)
}

unsafe fn add_getters(dict: &Ref, names: *mut PyObject) -> Fallible {
    for i in 0..Py_SIZE(names) {
        // The repr of the descriptor shows it, and so it is CPython's.
        let doc = owned(PyUnicode_FromFormat(
            c"Alias for field number %zd".as_ptr(),
            i,
        ))?;
        let field = getter(i, doc.ptr())?;
        let name = PyTuple_GET_ITEM(names, i);
        status(PyDict_SetItem(dict.ptr(), name, field.ptr()))?;
    }
    Ok(())
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
    add(&dict, c"__doc__", doc(name, names))?;
    add(&dict, c"__slots__", Ok(Ref::new(tuple::empty())))?;
    add(&dict, c"_fields", Ok(Ref::new(names)))?;
    add(&dict, c"_field_defaults", by_field(names, defaults))?;
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
    add_getters(&dict, names)?;
    status(PyDict_SetItem(dict.ptr(), name!("__module__"), module))?;
    let bases = owned(PyTuple_Pack(1, &raw mut PyTuple_Type))?;
    call!((&raw mut PyType_Type).cast(), name, bases.ptr(), dict.ptr())
}

/// Refuses what can be no name of a class or of its fields; `renames`: fields get other names instead.
unsafe fn check(name: *mut PyObject, fields: *mut PyObject, renames: bool) -> Fallible {
    if renames {
        rename_wrong(fields)?;
    }
    check_name(name)?;
    for i in 0..Py_SIZE(fields) {
        check_name(PyList_GET_ITEM(fields, i))?;
    }
    check_fields(fields, renames)
}

unsafe fn interned(text: Ref) -> Ref {
    let mut text = text.into_raw();
    PyUnicode_InternInPlace(&raw mut text);
    Ref::steal_unchecked(text)
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
        check(name.ptr(), names.ptr(), rename != 0)?;
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
        let name = interned(name);
        for i in 0..Py_SIZE(names.ptr()) {
            let field = interned(Ref::new(PyList_GET_ITEM(names.ptr(), i)));
            status(PyList_SetItem(names.ptr(), i, field.into_raw()))?;
        }
        let names = owned(PyList_AsTuple(names.ptr()))?;
        if module == Py_None() {
            module = name!("__main__");
        }
        class(name.ptr(), names.ptr(), defaults.ptr(), module)
    };
    run().or_null()
}
