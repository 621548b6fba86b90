//! `operator.itemgetter`, `attrgetter` and `methodcaller`: callables that take something out of their argument.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::define::no_args;
use crate::types::modules::fields::{self, Fields, get};
use crate::types::raise::fail;
use crate::types::repr::Text;
use crate::types::tuple;

/// Of all three: what to take. A tuple of items; of the paths of attributes, each a tuple of names; of the arguments of
/// a method, its name first.
const WANTED: usize = 0;
/// As it was given, of an attrgetter; the keyword arguments or NULL, of a methodcaller.
const MORE: usize = 1;

type Getter = Fields<2, vectorcallfunc>;

macro_rules! getters {
    ($($own:ident $methods:ident $name:literal $doc:literal $new:ident $repr:ident $reduce:ident $call:ident;)*) => {$(
        static mut $methods: [PyMethodDef; 2] = [
            no_args(c"__reduce__", $reduce, c"What pickle rebuilds it of."),
            PyMethodDef::EMPTY,
        ];

        static mut $own: PyTypeObject = PyTypeObject {
            tp_flags: Py_TPFLAGS_BASETYPE
                | Py_TPFLAGS_HAVE_GC
                | Py_TPFLAGS_IMMUTABLETYPE
                | Py_TPFLAGS_HAVE_VECTORCALL,
            tp_repr: Some($repr),
            tp_call: Some(PyVectorcall_Call),
            tp_methods: (&raw mut $methods).cast(),
            tp_vectorcall_offset: offset_of!(Getter, data) as Py_ssize_t,
            tp_new: Some($new),
            ..fields::kind::<2, vectorcallfunc>($name, $doc)
        };

        unsafe extern "C" fn $new(
            kind: *mut PyTypeObject,
            args: *mut PyObject,
            kwargs: *mut PyObject,
        ) -> *mut PyObject {
            $call::new(kind, args, kwargs).or_null()
        }
    )*};
}

getters! {
    ITEM ITEM_METHODS c"operator.itemgetter" c"itemgetter(item, /, *items)\n--\n\nCalling it with an object gives the item of that key, or a tuple of several." new_item repr_items reduce_items items;
    ATTRIBUTE ATTRIBUTE_METHODS c"operator.attrgetter" c"attrgetter(attr, /, *attrs)\n--\n\nCalling it with an object gives the attribute of that name, or a tuple of several; dots lead further in." new_attribute repr_attributes reduce_attributes attributes;
    METHOD METHOD_METHODS c"operator.methodcaller" c"methodcaller(name, /, *args, **kwargs)\n--\n\nCalling it with an object calls a method of it, with the arguments given here." new_method repr_method reduce_method methods;
}

/// Adds the types to `operator`.
pub unsafe fn add(module: *mut PyObject) -> Fallible {
    status(PyModule_AddType(module, &raw mut ITEM))?;
    status(PyModule_AddType(module, &raw mut ATTRIBUTE))?;
    status(PyModule_AddType(module, &raw mut METHOD))
}

unsafe fn made(
    kind: *mut PyTypeObject,
    refs: [*mut PyObject; 2],
    call: vectorcallfunc,
) -> Fallible<Ref> {
    let made = fields::make(kind, refs)?;
    *fields::data::<2, vectorcallfunc>(made.ptr()) = call;
    Ok(made)
}

/// The one argument of a call.
unsafe fn operand(
    name: &CStr,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> Fallible<*mut PyObject> {
    if !names.is_null() && Py_SIZE(names) > 0 {
        PyErr_Format(
            PyExc_TypeError,
            c"%s() takes no keyword arguments".as_ptr(),
            name.as_ptr(),
        );
        return Err(Raised);
    }
    let count = PyVectorcall_NARGS(nargsf);
    if _PyArg_CheckPositional(name.as_ptr(), count, 1, 1) == 0 {
        return Err(Raised);
    }
    Ok(*args)
}

/// At least one argument, and none with a name.
unsafe fn check_given(name: &CStr, args: *mut PyObject, kwargs: *mut PyObject) -> Fallible {
    if !kwargs.is_null() && _PyArg_NoKeywords(name.as_ptr(), kwargs) == 0 {
        return Err(Raised);
    }
    if Py_SIZE(args) == 0 {
        let none = 0;
        _PyArg_CheckPositional(name.as_ptr(), none, 1, 1);
        return Err(Raised);
    }
    Ok(())
}

/// What one thing gives, or a tuple of what several give.
unsafe fn each(
    wanted: *mut PyObject,
    take: impl Fn(*mut PyObject) -> Fallible<Ref>,
) -> Fallible<Ref> {
    let count = Py_SIZE(wanted);
    if count == 1 {
        return take(PyTuple_GET_ITEM(wanted, 0));
    }
    let all = tuple::of_length(count)?;
    for i in 0..count {
        let one = take(PyTuple_GET_ITEM(wanted, i))?;
        PyTuple_SET_ITEM(all.ptr(), i, one.into_raw());
    }
    Ok(all)
}

/// `operator.name` and the items of a tuple in parentheses.
unsafe fn repr_of(op: *mut PyObject, given: *mut PyObject) -> *mut PyObject {
    guarded_repr_of(op, |text| {
        for i in 0..Py_SIZE(given) {
            if i > 0 {
                text.ascii(", ")?;
            }
            text.repr(PyTuple_GET_ITEM(given, i))?;
        }
        Ok(())
    })
}

unsafe fn guarded_repr_of(
    op: *mut PyObject,
    inside: impl FnOnce(&mut Text) -> Fallible,
) -> *mut PyObject {
    let name = PyUnicode_FromString((*Py_TYPE(op)).tp_name);
    let Ok(name) = owned(name) else {
        return null_mut();
    };
    match Py_ReprEnter(op) {
        0 => {}
        1 => return PyUnicode_FromFormat(c"%U(...)".as_ptr(), name.ptr()),
        _ => return null_mut(),
    }
    let run = || -> Fallible<Ref> {
        let mut text = Text::new(32);
        text.str(name.ptr())?;
        text.ascii("(")?;
        inside(&mut text)?;
        text.ascii(")")?;
        text.finish()
    };
    let text = run();
    Py_ReprLeave(op);
    text.or_null()
}

mod items {
    use super::*;

    pub unsafe fn new(
        kind: *mut PyTypeObject,
        args: *mut PyObject,
        kwargs: *mut PyObject,
    ) -> Fallible<Ref> {
        check_given(c"itemgetter", args, kwargs)?;
        made(kind, [args, null_mut()], Some(call))
    }

    unsafe extern "C" fn call(
        op: *mut PyObject,
        args: *const *mut PyObject,
        nargsf: usize,
        names: *mut PyObject,
    ) -> *mut PyObject {
        operand(c"itemgetter", args, nargsf, names)
            .and_then(|from| each(get(op, WANTED), |item| owned(PyObject_GetItem(from, item))))
            .or_null()
    }
}

unsafe extern "C" fn repr_items(op: *mut PyObject) -> *mut PyObject {
    repr_of(op, get(op, WANTED))
}

unsafe extern "C" fn reduce_items(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyTuple_Pack(2, Py_TYPE(op), get(op, WANTED))
}

mod attributes {
    use super::*;

    pub unsafe fn new(
        kind: *mut PyTypeObject,
        args: *mut PyObject,
        kwargs: *mut PyObject,
    ) -> Fallible<Ref> {
        check_given(c"attrgetter", args, kwargs)?;
        let count = Py_SIZE(args);
        let paths = tuple::of_length(count)?;
        for i in 0..count {
            let path = path(PyTuple_GET_ITEM(args, i))?;
            PyTuple_SET_ITEM(paths.ptr(), i, path.into_raw());
        }
        made(kind, [paths.ptr(), args], Some(call))
    }

    /// The names between the dots of a text, interned.
    unsafe fn path(text: *mut PyObject) -> Fallible<Ref> {
        if !PyUnicode_Check(text) {
            return Err(fail(PyExc_TypeError, c"attribute name must be a string"));
        }
        let dot = owned(PyUnicode_FromString(c".".as_ptr()))?;
        let names = owned(PyUnicode_Split(text, dot.ptr(), -1))?;
        let path = owned(PyList_AsTuple(names.ptr()))?;
        drop(names);
        for i in 0..Py_SIZE(path.ptr()) {
            let mut name = PyTuple_GET_ITEM(path.ptr(), i);
            PyUnicode_InternInPlace(&raw mut name);
            PyTuple_SET_ITEM(path.ptr(), i, name);
        }
        Ok(path)
    }

    unsafe fn follow(from: *mut PyObject, path: *mut PyObject) -> Fallible<Ref> {
        let mut at = Ref::new(from);
        for i in 0..Py_SIZE(path) {
            at = owned(PyObject_GetAttr(at.ptr(), PyTuple_GET_ITEM(path, i)))?;
        }
        Ok(at)
    }

    unsafe extern "C" fn call(
        op: *mut PyObject,
        args: *const *mut PyObject,
        nargsf: usize,
        names: *mut PyObject,
    ) -> *mut PyObject {
        operand(c"attrgetter", args, nargsf, names)
            .and_then(|from| each(get(op, WANTED), |path| follow(from, path)))
            .or_null()
    }
}

unsafe extern "C" fn repr_attributes(op: *mut PyObject) -> *mut PyObject {
    repr_of(op, get(op, MORE))
}

unsafe extern "C" fn reduce_attributes(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyTuple_Pack(2, Py_TYPE(op), get(op, MORE))
}

mod methods {
    use super::*;

    pub unsafe fn new(
        kind: *mut PyTypeObject,
        args: *mut PyObject,
        kwargs: *mut PyObject,
    ) -> Fallible<Ref> {
        if Py_SIZE(args) == 0 {
            return Err(fail(
                PyExc_TypeError,
                c"methodcaller needs at least one argument, the method name",
            ));
        }
        let given = PyTuple_GET_ITEM(args, 0);
        if !PyUnicode_Check(given) {
            return Err(fail(PyExc_TypeError, c"method name must be a string"));
        }
        let all = tuple::of_length(Py_SIZE(args))?;
        let mut name = new_ref(given);
        PyUnicode_InternInPlace(&raw mut name);
        PyTuple_SET_ITEM(all.ptr(), 0, name);
        for i in 1..Py_SIZE(args) {
            PyTuple_SET_ITEM(all.ptr(), i, new_ref(PyTuple_GET_ITEM(args, i)));
        }
        let has_names = !kwargs.is_null() && PyDict_Size(kwargs) > 0;
        let kwargs = if has_names { kwargs } else { null_mut() };
        made(kind, [all.ptr(), kwargs], Some(call))
    }

    unsafe extern "C" fn call(
        op: *mut PyObject,
        args: *const *mut PyObject,
        nargsf: usize,
        names: *mut PyObject,
    ) -> *mut PyObject {
        let run = || -> Fallible<Ref> {
            let from = operand(c"methodcaller", args, nargsf, names)?;
            let wanted = get(op, WANTED);
            let method = owned(PyObject_GetAttr(from, PyTuple_GET_ITEM(wanted, 0)))?;
            let kwargs = get(op, MORE);
            if kwargs.is_null() {
                let first = (*wanted.cast::<PyTupleObject>()).ob_item.as_ptr().add(1);
                let count = (Py_SIZE(wanted) - 1) as usize;
                return owned(PyObject_Vectorcall(method.ptr(), first, count, null_mut()));
            }
            let rest = tuple::slice(wanted, 1, Py_SIZE(wanted))?;
            owned(PyObject_Call(method.ptr(), rest.ptr(), kwargs))
        };
        run().or_null()
    }
}

unsafe extern "C" fn repr_method(op: *mut PyObject) -> *mut PyObject {
    guarded_repr_of(op, |text| {
        let wanted = get(op, WANTED);
        for i in 0..Py_SIZE(wanted) {
            if i > 0 {
                text.ascii(", ")?;
            }
            text.repr(PyTuple_GET_ITEM(wanted, i))?;
        }
        let kwargs = get(op, MORE);
        if !kwargs.is_null() {
            let (mut at, mut name, mut value) = (0, null_mut(), null_mut());
            while PyDict_Next(kwargs, &raw mut at, &raw mut name, &raw mut value) != 0 {
                text.ascii(", ")?;
                text.str(name)?;
                text.ascii("=")?;
                text.repr(value)?;
            }
        }
        Ok(())
    })
}

/// Arguments with names go through a partial of the type.
unsafe extern "C" fn reduce_method(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (wanted, kwargs) = (get(op, WANTED), get(op, MORE));
        if kwargs.is_null() {
            return owned(PyTuple_Pack(2, Py_TYPE(op), wanted));
        }
        let functools = owned(PyImport_ImportModule(c"functools".as_ptr()))?;
        let partial = owned(PyObject_GetAttr(functools.ptr(), name!("partial")))?;
        let args = owned(PyTuple_Pack(2, Py_TYPE(op), PyTuple_GET_ITEM(wanted, 0)))?;
        let of_type = owned(PyObject_Call(partial.ptr(), args.ptr(), kwargs))?;
        let rest = tuple::slice(wanted, 1, Py_SIZE(wanted))?;
        owned(PyTuple_Pack(2, of_type.ptr(), rest.ptr()))
    };
    run().or_null()
}
