//! An exception in one expression.

/// Sets an exception and says so: `raise!(PyExc_TypeError, c"'%.200s' is not callable", name)`.
macro_rules! raise {
    ($exception:expr, $format:expr $(, $argument:expr)* $(,)?) => {{
        $crate::prelude::PyErr_Format($exception, $format.as_ptr() $(, $argument)*);
        $crate::prelude::Raised
    }};
}
pub(crate) use raise;
