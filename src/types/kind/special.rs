//! Methods that are looked up on the type alone, and calls of them.

use super::cache;
use crate::prelude::*;

/// A special method, as found: bound already, or a function that takes the object first.
pub struct Method {
    function: Ref,
    takes_self: bool,
}

/// The most arguments that a slot passes beside the object.
const ARGUMENTS_MAX: usize = 3;

/// The most arguments of a tuple that are passed without another tuple.
const DIRECT_MAX: usize = 6;

/// The method `name` of the type of `op`, if there is one.
#[inline]
pub unsafe fn find(op: *mut PyObject, name: *mut PyObject) -> Fallible<Option<Method>> {
    let found = cache::lookup(Py_TYPE(op), name);
    if found.is_null() {
        return Ok(None);
    }
    bind(op, found).map(Some)
}

#[inline]
unsafe fn bind(op: *mut PyObject, found: *mut PyObject) -> Fallible<Method> {
    let kind = Py_TYPE(found);
    if (*kind).tp_flags & Py_TPFLAGS_METHOD_DESCRIPTOR != 0 {
        return Ok(Method {
            function: Ref::new(found),
            takes_self: true,
        });
    }
    let found = Ref::new(found);
    let function = match (*kind).tp_descr_get {
        Some(get) => owned(get(found.ptr(), op, Py_TYPE(op).cast()))?,
        None => found,
    };
    Ok(Method {
        function,
        takes_self: false,
    })
}

impl Method {
    /// The function, borrowed.
    pub fn function(&self) -> *mut PyObject {
        self.function.ptr()
    }

    /// Whether it is None: the operation is blocked.
    pub fn is_none(&self) -> bool {
        self.function.ptr() == Py_None()
    }

    /// Calls it for `op`.
    #[inline]
    pub unsafe fn call<const N: usize>(
        &self,
        op: *mut PyObject,
        arguments: &[*mut PyObject; N],
    ) -> Fallible<Ref> {
        const { assert!(N <= ARGUMENTS_MAX) };
        // The first place is for a callee that puts its object before the arguments.
        let mut stack = [null_mut(); ARGUMENTS_MAX + 2];
        stack[1] = op;
        stack[2..N + 2].copy_from_slice(arguments);
        let (from, count) = if self.takes_self { (1, N + 1) } else { (2, N) };
        owned(PyObject_Vectorcall(
            self.function.ptr(),
            stack.as_ptr().add(from),
            count | PY_VECTORCALL_ARGUMENTS_OFFSET,
            null_mut(),
        ))
    }

    /// Calls it for `op` with a tuple and, perhaps, a dict of arguments.
    pub unsafe fn call_with(
        &self,
        op: *mut PyObject,
        arguments: *mut PyObject,
        keywords: *mut PyObject,
    ) -> Fallible<Ref> {
        if !self.takes_self {
            return owned(PyObject_Call(self.function.ptr(), arguments, keywords));
        }
        let count = Py_SIZE(arguments) as usize;
        if count > DIRECT_MAX {
            return self.call_with_many(op, arguments, keywords);
        }
        let mut stack = [null_mut(); DIRECT_MAX + 2];
        stack[1] = op;
        ptr::copy_nonoverlapping(tuple_items(arguments), stack.as_mut_ptr().add(2), count);
        owned(PyObject_VectorcallDict(
            self.function.ptr(),
            stack.as_ptr().add(1),
            (count + 1) | PY_VECTORCALL_ARGUMENTS_OFFSET,
            keywords,
        ))
    }

    #[cold]
    unsafe fn call_with_many(
        &self,
        op: *mut PyObject,
        arguments: *mut PyObject,
        keywords: *mut PyObject,
    ) -> Fallible<Ref> {
        let count = Py_SIZE(arguments);
        let all = owned(PyTuple_New(count + 1))?;
        PyTuple_SET_ITEM(all.ptr(), 0, new_ref(op));
        for i in 0..count {
            PyTuple_SET_ITEM(all.ptr(), i + 1, new_ref(PyTuple_GET_ITEM(arguments, i)));
        }
        owned(PyObject_Call(self.function.ptr(), all.ptr(), keywords))
    }
}

/// Calls the method `name` of the type of `op`; AttributeError when there is none.
pub unsafe fn call<const N: usize>(
    op: *mut PyObject,
    name: *mut PyObject,
    arguments: &[*mut PyObject; N],
) -> Fallible<Ref> {
    match find(op, name)? {
        Some(method) => method.call(op, arguments),
        None => {
            PyErr_SetObject(PyExc_AttributeError, name);
            Err(Raised)
        }
    }
}
