//! Calls whose arguments are listed where they are made.

/// Calls an object with the objects that are listed.
macro_rules! call {
    ($callable:expr $(, $argument:expr)* $(,)?) => {{
        let arguments: [*mut PyObject; _] = [$($argument),*];
        owned(PyObject_Vectorcall(
            $callable,
            arguments.as_ptr(),
            arguments.len(),
            null_mut(),
        ))
    }};
}
pub(crate) use call;

/// Calls the method of a name with the objects that are listed, of which the first has the method.
macro_rules! call_method {
    ($name:expr, $op:expr $(, $argument:expr)* $(,)?) => {{
        let arguments: [*mut PyObject; _] = [$op $(, $argument)*];
        owned(PyObject_VectorcallMethod(
            $name,
            arguments.as_ptr(),
            arguments.len(),
            null_mut(),
        ))
    }};
}
pub(crate) use call_method;
