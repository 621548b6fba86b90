//! `complexobject.h`.

use crate::prelude::*;

absent_types! {
    PyComplex_Type
}

absent! {
    fn PyComplex_AsCComplex(op: *mut PyObject) -> Py_complex;
    fn PyComplex_FromCComplex(arg1: Py_complex) -> *mut PyObject;
    fn PyComplex_FromDoubles(real: f64, imag: f64) -> *mut PyObject;
    fn PyComplex_ImagAsDouble(op: *mut PyObject) -> f64;
    fn PyComplex_RealAsDouble(op: *mut PyObject) -> f64;
    fn _Py_c_abs(arg1: Py_complex) -> f64;
    fn _Py_c_diff(arg1: Py_complex, arg2: Py_complex) -> Py_complex;
    fn _Py_c_neg(arg1: Py_complex) -> Py_complex;
    fn _Py_c_pow(arg1: Py_complex, arg2: Py_complex) -> Py_complex;
    fn _Py_c_prod(arg1: Py_complex, arg2: Py_complex) -> Py_complex;
    fn _Py_c_quot(arg1: Py_complex, arg2: Py_complex) -> Py_complex;
    fn _Py_c_sum(arg1: Py_complex, arg2: Py_complex) -> Py_complex;
}
