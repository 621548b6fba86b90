//! BaseExceptionGroup and ExceptionGroup: several exceptions as one.

use super::base;
use super::fields;
use super::hierarchy;
use crate::prelude::*;
use crate::types::define::{CLASS_GETITEM, field, one_arg};

type Own = PyBaseExceptionGroupObject;

/// BaseExceptionGroup but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_new: Some(new),
    tp_init: Some(init),
    tp_str: Some(str),
    tp_methods: &raw mut METHODS as *mut PyMethodDef,
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    ..fields::shape::<Own, 0b11>()
};

static mut METHODS: [PyMethodDef; 5] = [
    CLASS_GETITEM,
    one_arg(c"derive", derive, c""),
    one_arg(c"split", split, c""),
    one_arg(c"subgroup", subgroup, c""),
    PyMethodDef::EMPTY,
];

static mut MEMBERS: [PyMemberDef; 3] = [
    field(
        c"message",
        _Py_T_OBJECT,
        core::mem::offset_of!(Own, msg),
        c"What is said of the group.",
    ),
    field(
        c"exceptions",
        _Py_T_OBJECT,
        core::mem::offset_of!(Own, excs),
        c"The exceptions of the group, a tuple.",
    ),
    PyMemberDef::EMPTY,
];

/// ExceptionGroup, a type of the heap since it inherits from two; made once in the life of the process.
static mut EXCEPTION_GROUP: *mut PyObject = null_mut();

/// ExceptionGroup, borrowed.
pub unsafe fn exception_group() -> *mut PyObject {
    EXCEPTION_GROUP
}

/// Makes ExceptionGroup.
pub unsafe fn start() -> Fallible {
    let bases = owned(PyTuple_Pack(
        2,
        &raw mut hierarchy::BaseExceptionGroup,
        &raw mut hierarchy::Exception,
    ))?;
    let kind = PyErr_NewException(c"builtins.ExceptionGroup".as_ptr(), bases.ptr(), null_mut());
    if kind.is_null() {
        return Err(Raised);
    }
    EXCEPTION_GROUP = kind;
    Ok(())
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    make(kind, args, kwargs).or_null()
}

/// What the two arguments of a group are: the message, borrowed, and the exceptions as a tuple.
unsafe fn said(args: *mut PyObject) -> Fallible<(*mut PyObject, Ref)> {
    let (mut message, mut exceptions) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    if PyArg_ParseTuple(
        args,
        c"UO:BaseExceptionGroup.__new__".as_ptr(),
        &raw mut message,
        &raw mut exceptions,
    ) == 0
    {
        return Err(Raised);
    }
    if PySequence_Check(exceptions) == 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"second argument (exceptions) must be a sequence".as_ptr(),
        );
        return Err(Raised);
    }
    let exceptions = owned(PySequence_Tuple(exceptions))?;
    if Py_SIZE(exceptions.ptr()) == 0 {
        PyErr_SetString(
            PyExc_ValueError,
            c"second argument (exceptions) must be a non-empty sequence".as_ptr(),
        );
        return Err(Raised);
    }
    Ok((message, exceptions))
}

/// Whether all the exceptions are of the kind Exception.
unsafe fn are_ordinary(exceptions: *mut PyObject) -> Fallible<bool> {
    let mut ordinary = true;
    for i in 0..Py_SIZE(exceptions) {
        let one = PyTuple_GET_ITEM(exceptions, i);
        if !PyExceptionInstance_Check(one) {
            PyErr_Format(
                PyExc_ValueError,
                c"Item %d of second argument (exceptions) is not an exception".as_ptr(),
                i as c_int,
            );
            return Err(Raised);
        }
        ordinary = ordinary && truth(PyObject_IsInstance(one, PyExc_Exception))?;
    }
    Ok(ordinary)
}

unsafe fn make(
    mut kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible<Ref> {
    let (message, exceptions) = said(args)?;
    let ordinary = are_ordinary(exceptions.ptr())?;
    if kind.cast() == EXCEPTION_GROUP {
        if !ordinary {
            PyErr_SetString(
                PyExc_TypeError,
                c"Cannot nest BaseExceptions in an ExceptionGroup".as_ptr(),
            );
            return Err(Raised);
        }
    } else if kind == &raw mut hierarchy::BaseExceptionGroup {
        if ordinary {
            kind = EXCEPTION_GROUP.cast();
        }
    } else if !ordinary && truth(PyObject_IsSubclass(kind.cast(), PyExc_Exception))? {
        PyErr_Format(
            PyExc_TypeError,
            c"Cannot nest BaseExceptions in '%.200s'".as_ptr(),
            (*kind).tp_name,
        );
        return Err(Raised);
    }
    let op = owned(base::new(kind, args, kwargs))?;
    let own = op.cast::<Own>();
    (*own).msg = new_ref(message);
    (*own).excs = exceptions.into_raw();
    Ok(op)
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    if _PyArg_NoKeywords((*Py_TYPE(op)).tp_name, kwargs) == 0 {
        return -1;
    }
    base::init(op, args, kwargs)
}

unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    let own = op.cast::<Own>();
    let count = Py_SIZE((*own).excs);
    PyUnicode_FromFormat(
        c"%S (%zd sub-exception%s)".as_ptr(),
        (*own).msg,
        count,
        if count > 1 { c"s" } else { c"" }.as_ptr(),
    )
}

unsafe extern "C" fn derive(op: *mut PyObject, exceptions: *mut PyObject) -> *mut PyObject {
    let Ok(init_args) = owned(PyTuple_Pack(2, (*op.cast::<Own>()).msg, exceptions)) else {
        return null_mut();
    };
    PyObject_CallObject(PyExc_BaseExceptionGroup, init_args.ptr())
}

/// A group like `original` of these exceptions, with its traceback, context, cause and a copy of its notes; of none,
/// none.
unsafe fn subset(original: *mut PyObject, exceptions: Option<Ref>) -> Fallible<Option<Ref>> {
    let Some(exceptions) = exceptions.filter(|list| Py_SIZE(list.ptr()) > 0) else {
        return Ok(None);
    };
    let group = owned(PyObject_CallMethodObjArgs(
        original,
        name!("derive"),
        exceptions.ptr(),
        null_mut::<PyObject>(),
    ))?;
    if !PyObject_TypeCheck(group.ptr(), &raw mut hierarchy::BaseExceptionGroup) {
        PyErr_SetString(
            PyExc_TypeError,
            c"derive must return an instance of BaseExceptionGroup".as_ptr(),
        );
        return Err(Raised);
    }
    let (from, to) = (original.cast::<base::Base>(), group.cast::<base::Base>());
    if !(*from).traceback.is_null() {
        fields::put(&raw mut (*to).traceback, new_ref((*from).traceback));
    }
    PyException_SetContext(group.ptr(), xnew_ref((*from).context));
    PyException_SetCause(group.ptr(), xnew_ref((*from).cause));
    let mut notes = null_mut();
    status(PyObject_GetOptionalAttr(
        original,
        name!("__notes__"),
        &mut notes,
    ))?;
    if let Some(notes) = Ref::steal(notes)
        && PySequence_Check(notes.ptr()) != 0
    {
        let copy = owned(PySequence_List(notes.ptr()))?;
        status(PyObject_SetAttr(
            group.ptr(),
            name!("__notes__"),
            copy.ptr(),
        ))?;
    }
    Ok(Some(group))
}

/// What chooses exceptions: one type or several, or a function.
struct Matcher {
    value: *mut PyObject,
    is_function: bool,
}

impl Matcher {
    unsafe fn new(value: *mut PyObject) -> Fallible<Matcher> {
        if PyCallable_Check(value) != 0 && !PyType_Check(value) {
            return Ok(Matcher {
                value,
                is_function: true,
            });
        }
        let all_types =
            || (0..Py_SIZE(value)).all(|i| PyExceptionClass_Check(PyTuple_GET_ITEM(value, i)));
        if PyExceptionClass_Check(value) || (PyTuple_CheckExact(value) && all_types()) {
            return Ok(Matcher {
                value,
                is_function: false,
            });
        }
        PyErr_SetString(
            PyExc_TypeError,
            c"expected an exception type, a tuple of exception types, or a callable (other than a class)"
                .as_ptr(),
        );
        Err(Raised)
    }

    unsafe fn matches(&self, exception: *mut PyObject) -> Fallible<bool> {
        if !self.is_function {
            return Ok(PyErr_GivenExceptionMatches(exception, self.value) != 0);
        }
        let answer = owned(PyObject_CallOneArg(self.value, exception))?;
        truth(PyObject_IsTrue(answer.ptr()))
    }
}

/// What matches, and what does not when that is asked for.
type Parts = (Option<Ref>, Option<Ref>);

unsafe fn parts(op: *mut PyObject, matcher: &Matcher, with_rest: bool) -> Fallible<Parts> {
    if matcher.matches(op)? {
        return Ok((Some(Ref::new(op)), None));
    }
    if !PyObject_TypeCheck(op, &raw mut hierarchy::BaseExceptionGroup) {
        return Ok((None, with_rest.then(|| Ref::new(op))));
    }
    let matched = owned(PyList_New(0))?;
    let rest = if with_rest {
        Some(owned(PyList_New(0))?)
    } else {
        None
    };
    let exceptions = Ref::new((*op.cast::<Own>()).excs);
    for i in 0..Py_SIZE(exceptions.ptr()) {
        let one = PyTuple_GET_ITEM(exceptions.ptr(), i);
        if Py_EnterRecursiveCall(c" in exceptiongroup_split_recursive".as_ptr()) != 0 {
            return Err(Raised);
        }
        let halves = parts(one, matcher, with_rest);
        Py_LeaveRecursiveCall();
        let (yes, no) = halves?;
        if let Some(yes) = yes {
            status(PyList_Append(matched.ptr(), yes.ptr()))?;
        }
        if let (Some(rest), Some(no)) = (&rest, no) {
            status(PyList_Append(rest.ptr(), no.ptr()))?;
        }
    }
    Ok((subset(op, Some(matched))?, subset(op, rest)?))
}

unsafe fn or_none(op: Option<Ref>) -> Ref {
    op.unwrap_or_else(|| Ref::new(Py_None()))
}

unsafe extern "C" fn split(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (yes, no) = parts(op, &Matcher::new(value)?, true)?;
        let (yes, no) = (or_none(yes), or_none(no));
        owned(PyTuple_Pack(2, yes.ptr(), no.ptr()))
    };
    run().or_null()
}

unsafe extern "C" fn subgroup(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (yes, _) = parts(op, &Matcher::new(value)?, false)?;
        Ok(or_none(yes))
    };
    run().or_null()
}
