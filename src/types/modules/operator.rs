//! `operator`, also as `_operator`: the operators as functions.

use crate::prelude::*;
use crate::types::module;
use crate::types::statics::*;

macro_rules! unary {
    ($($name:ident $function:ident;)*) => {$(
        unsafe extern "C" fn $name(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
            $function(op)
        }
    )*};
}

macro_rules! binary {
    ($($name:ident $text:literal $function:expr;)*) => {$(
        unsafe extern "C" fn $name(
            _: *mut PyObject,
            args: *const *mut PyObject,
            count: Py_ssize_t,
        ) -> *mut PyObject {
            if _PyArg_CheckPositional(concat!($text, "\0").as_ptr().cast(), count, 2, 2) == 0 {
                return null_mut();
            }
            let apply: unsafe fn(*mut PyObject, *mut PyObject) -> *mut PyObject = $function;
            apply(*args, *args.add(1))
        }
    )*};
}

unsafe fn bool_or_null(code: c_int) -> *mut PyObject {
    if code < 0 {
        null_mut()
    } else {
        new_ref(Py_Bool(code > 0))
    }
}

unary! {
    neg PyNumber_Negative;
    pos PyNumber_Positive;
    abs PyNumber_Absolute;
    invert PyNumber_Invert;
    index PyNumber_Index;
}

unsafe extern "C" fn not(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    bool_or_null(PyObject_Not(op))
}

unsafe extern "C" fn is_true(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    bool_or_null(PyObject_IsTrue(op))
}

binary! {
    add "add" |a, b| PyNumber_Add(a, b);
    sub "sub" |a, b| PyNumber_Subtract(a, b);
    mul "mul" |a, b| PyNumber_Multiply(a, b);
    matmul "matmul" |a, b| PyNumber_MatrixMultiply(a, b);
    truediv "truediv" |a, b| PyNumber_TrueDivide(a, b);
    floordiv "floordiv" |a, b| PyNumber_FloorDivide(a, b);
    modulo "mod" |a, b| PyNumber_Remainder(a, b);
    pow "pow" |a, b| PyNumber_Power(a, b, Py_None());
    lshift "lshift" |a, b| PyNumber_Lshift(a, b);
    rshift "rshift" |a, b| PyNumber_Rshift(a, b);
    and "and_" |a, b| PyNumber_And(a, b);
    or "or_" |a, b| PyNumber_Or(a, b);
    xor "xor" |a, b| PyNumber_Xor(a, b);
    iadd "iadd" |a, b| PyNumber_InPlaceAdd(a, b);
    isub "isub" |a, b| PyNumber_InPlaceSubtract(a, b);
    imul "imul" |a, b| PyNumber_InPlaceMultiply(a, b);
    imatmul "imatmul" |a, b| PyNumber_InPlaceMatrixMultiply(a, b);
    itruediv "itruediv" |a, b| PyNumber_InPlaceTrueDivide(a, b);
    ifloordiv "ifloordiv" |a, b| PyNumber_InPlaceFloorDivide(a, b);
    imod "imod" |a, b| PyNumber_InPlaceRemainder(a, b);
    ipow "ipow" |a, b| PyNumber_InPlacePower(a, b, Py_None());
    ilshift "ilshift" |a, b| PyNumber_InPlaceLshift(a, b);
    irshift "irshift" |a, b| PyNumber_InPlaceRshift(a, b);
    iand "iand" |a, b| PyNumber_InPlaceAnd(a, b);
    ior "ior" |a, b| PyNumber_InPlaceOr(a, b);
    ixor "ixor" |a, b| PyNumber_InPlaceXor(a, b);
    lt "lt" |a, b| PyObject_RichCompare(a, b, Py_LT);
    le "le" |a, b| PyObject_RichCompare(a, b, Py_LE);
    eq "eq" |a, b| PyObject_RichCompare(a, b, Py_EQ);
    ne "ne" |a, b| PyObject_RichCompare(a, b, Py_NE);
    gt "gt" |a, b| PyObject_RichCompare(a, b, Py_GT);
    ge "ge" |a, b| PyObject_RichCompare(a, b, Py_GE);
    is "is_" |a, b| new_ref(Py_Bool(a == b));
    is_not "is_not" |a, b| new_ref(Py_Bool(a != b));
    concat "concat" |a, b| PySequence_Concat(a, b);
    iconcat "iconcat" |a, b| PySequence_InPlaceConcat(a, b);
    contains "contains" |a, b| bool_or_null(PySequence_Contains(a, b));
    getitem "getitem" |a, b| PyObject_GetItem(a, b);
    delitem "delitem" |a, b| none_or_null(PyObject_DelItem(a, b));
    count_of "countOf" |a, b| number_or_null(PySequence_Count(a, b));
    index_of "indexOf" |a, b| number_or_null(PySequence_Index(a, b));
}

unsafe fn none_or_null(code: c_int) -> *mut PyObject {
    if code < 0 {
        null_mut()
    } else {
        new_ref(Py_None())
    }
}

unsafe fn number_or_null(number: Py_ssize_t) -> *mut PyObject {
    if number < 0 {
        null_mut()
    } else {
        PyLong_FromSsize_t(number)
    }
}

unsafe extern "C" fn setitem(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"setitem".as_ptr(), count, 3, 3) == 0 {
        return null_mut();
    }
    none_or_null(PyObject_SetItem(*args, *args.add(1), *args.add(2)))
}

unsafe extern "C" fn length_hint(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"length_hint".as_ptr(), count, 1, 2) == 0 {
        return null_mut();
    }
    let mut default = 0;
    if count == 2 {
        default = PyLong_AsSsize_t(*args.add(1));
        if default == -1 && !PyErr_Occurred().is_null() {
            return null_mut();
        }
    }
    number_or_null(PyObject_LengthHint(*args, default))
}

const fn two(
    name: &'static CStr,
    function: unsafe extern "C" fn(
        *mut PyObject,
        *const *mut PyObject,
        Py_ssize_t,
    ) -> *mut PyObject,
) -> PyMethodDef {
    fast(name, function, 0, c"")
}

static mut METHODS: [PyMethodDef; 52] = [
    method(c"neg", neg, METH_O, c""),
    method(c"pos", pos, METH_O, c""),
    method(c"abs", abs, METH_O, c""),
    method(c"inv", invert, METH_O, c""),
    method(c"invert", invert, METH_O, c""),
    method(c"index", index, METH_O, c""),
    method(c"not_", not, METH_O, c""),
    method(c"truth", is_true, METH_O, c""),
    two(c"add", add),
    two(c"sub", sub),
    two(c"mul", mul),
    two(c"matmul", matmul),
    two(c"truediv", truediv),
    two(c"floordiv", floordiv),
    two(c"mod", modulo),
    two(c"pow", pow),
    two(c"lshift", lshift),
    two(c"rshift", rshift),
    two(c"and_", and),
    two(c"or_", or),
    two(c"xor", xor),
    two(c"iadd", iadd),
    two(c"isub", isub),
    two(c"imul", imul),
    two(c"imatmul", imatmul),
    two(c"itruediv", itruediv),
    two(c"ifloordiv", ifloordiv),
    two(c"imod", imod),
    two(c"ipow", ipow),
    two(c"ilshift", ilshift),
    two(c"irshift", irshift),
    two(c"iand", iand),
    two(c"ior", ior),
    two(c"ixor", ixor),
    two(c"lt", lt),
    two(c"le", le),
    two(c"eq", eq),
    two(c"ne", ne),
    two(c"gt", gt),
    two(c"ge", ge),
    two(c"is_", is),
    two(c"is_not", is_not),
    two(c"concat", concat),
    two(c"iconcat", iconcat),
    two(c"contains", contains),
    two(c"getitem", getitem),
    two(c"delitem", delitem),
    two(c"countOf", count_of),
    two(c"indexOf", index_of),
    two(c"setitem", setitem),
    two(c"length_hint", length_hint),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"_operator".as_ptr(),
    m_doc: c"Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    module::create(&raw mut DEFINITION, PYTHON_API_VERSION).or_null()
}
