//! Parameters: objects that know how to put a type in their own place (`__typing_subst__`), or that hold such
//! (`__parameters__`).

use super::optional;
use crate::prelude::*;

unsafe fn add_new(list: *mut PyObject, item: *mut PyObject) -> Fallible {
    for i in 0..Py_SIZE(list) {
        if PyList_GET_ITEM(list, i) == item {
            return Ok(());
        }
    }
    status(PyList_Append(list, item))
}

unsafe fn collect(args: *mut PyObject, into: *mut PyObject) -> Fallible {
    for i in 0..PySequence_Size(args) {
        let arg = owned(PySequence_GetItem(args, i))?;
        // The attributes of a class are those of its objects.
        if PyType_Check(arg.ptr()) {
            continue;
        }
        if optional(arg.ptr(), name!("__typing_subst__"))?.is_some() {
            add_new(into, arg.ptr())?;
            continue;
        }
        if PyTuple_Check(arg.ptr()) || PyList_Check(arg.ptr()) {
            collect(arg.ptr(), into)?;
            continue;
        }
        if let Some(inner) = optional(arg.ptr(), name!("__parameters__"))?
            && PyTuple_Check(inner.ptr())
        {
            for j in 0..Py_SIZE(inner.ptr()) {
                add_new(into, PyTuple_GET_ITEM(inner.ptr(), j))?;
            }
        }
    }
    Ok(())
}

/// The parameters in a tuple of types, each once, in the order in which they appear.
pub unsafe fn parameters(args: *mut PyObject) -> Fallible<Ref> {
    let list = owned(PyList_New(0))?;
    collect(args, list.ptr())?;
    owned(PyList_AsTuple(list.ptr()))
}

unsafe fn index_of(tuple: *mut PyObject, item: *mut PyObject) -> Option<Py_ssize_t> {
    (0..Py_SIZE(tuple)).find(|i| PyTuple_GET_ITEM(tuple, *i) == item)
}

/// `args` with `items` in place of `parameters`. `op` is what all of it is about, for messages.
pub unsafe fn replaced(
    op: *mut PyObject,
    args: *mut PyObject,
    parameters: *mut PyObject,
    item: *mut PyObject,
) -> Fallible<Ref> {
    let wanted = Py_SIZE(parameters);
    if wanted == 0 {
        PyErr_Format(PyExc_TypeError, c"%R is not a generic class".as_ptr(), op);
        return Err(Raised);
    }
    let mut items = if PyTuple_Check(item) {
        Ref::new(item)
    } else {
        owned(PyTuple_Pack(1, item))?
    };
    for i in 0..wanted {
        let parameter = PyTuple_GET_ITEM(parameters, i);
        if let Some(prepare) = optional(parameter, name!("__typing_prepare_subst__"))?
            && prepare.ptr() != Py_None()
        {
            let both = [op, items.ptr()];
            let made = owned(PyObject_Vectorcall(
                prepare.ptr(),
                both.as_ptr(),
                2,
                null_mut(),
            ))?;
            items = owned(PySequence_Tuple(made.ptr()))?;
        }
    }
    let given = Py_SIZE(items.ptr());
    if given != wanted {
        let (word, most) = if given > wanted {
            (c"many", c"")
        } else {
            (c"few", c"at least ")
        };
        PyErr_Format(
            PyExc_TypeError,
            c"Too %s arguments for %R; actual %zd, expected %s%zd".as_ptr(),
            word.as_ptr(),
            op,
            given,
            most.as_ptr(),
            wanted,
        );
        return Err(Raised);
    }
    let made = owned(PyList_New(0))?;
    for i in 0..Py_SIZE(args) {
        let arg = PyTuple_GET_ITEM(args, i);
        let value = one(arg, parameters, items.ptr())?;
        status(PyList_Append(made.ptr(), value.ptr()))?;
    }
    owned(PyList_AsTuple(made.ptr()))
}

unsafe fn one(
    arg: *mut PyObject,
    parameters: *mut PyObject,
    items: *mut PyObject,
) -> Fallible<Ref> {
    if PyType_Check(arg) {
        return Ok(Ref::new(arg));
    }
    if let Some(replace) = optional(arg, name!("__typing_subst__"))?
        && let Some(i) = index_of(parameters, arg)
    {
        return owned(PyObject_CallOneArg(
            replace.ptr(),
            PyTuple_GET_ITEM(items, i),
        ));
    }
    let Some(inner) = optional(arg, name!("__parameters__"))? else {
        return Ok(Ref::new(arg));
    };
    if !PyTuple_Check(inner.ptr()) || Py_SIZE(inner.ptr()) == 0 {
        return Ok(Ref::new(arg));
    }
    let chosen = owned(PyTuple_New(Py_SIZE(inner.ptr())))?;
    for j in 0..Py_SIZE(inner.ptr()) {
        let parameter = PyTuple_GET_ITEM(inner.ptr(), j);
        let value = match index_of(parameters, parameter) {
            Some(i) => PyTuple_GET_ITEM(items, i),
            None => parameter,
        };
        PyTuple_SET_ITEM(chosen.ptr(), j, new_ref(value));
    }
    owned(PyObject_GetItem(arg, chosen.ptr()))
}
