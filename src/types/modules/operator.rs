//! `operator`, also as `_operator`: the operators as functions.

use super::getters;
use crate::prelude::*;
use crate::types::define::{fast, fast_named, one_arg};
use crate::types::module;

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

static mut METHODS: [PyMethodDef; 53] = [
    one_arg(c"neg", neg, c"neg($module, a, /)\n--\n\n"),
    one_arg(c"pos", pos, c"pos($module, a, /)\n--\n\n"),
    one_arg(c"abs", abs, c"abs($module, a, /)\n--\n\n"),
    one_arg(c"inv", invert, c"inv($module, a, /)\n--\n\n"),
    one_arg(c"invert", invert, c"invert($module, a, /)\n--\n\n"),
    one_arg(c"index", index, c"index($module, a, /)\n--\n\n"),
    one_arg(c"not_", not, c"not_($module, a, /)\n--\n\n"),
    one_arg(c"truth", is_true, c"truth($module, a, /)\n--\n\n"),
    fast(c"add", add, c"add($module, a, b, /)\n--\n\n"),
    fast(c"sub", sub, c"sub($module, a, b, /)\n--\n\n"),
    fast(c"mul", mul, c"mul($module, a, b, /)\n--\n\n"),
    fast(c"matmul", matmul, c"matmul($module, a, b, /)\n--\n\n"),
    fast(c"truediv", truediv, c"truediv($module, a, b, /)\n--\n\n"),
    fast(c"floordiv", floordiv, c"floordiv($module, a, b, /)\n--\n\n"),
    fast(c"mod", modulo, c"mod($module, a, b, /)\n--\n\n"),
    fast(c"pow", pow, c"pow($module, a, b, /)\n--\n\n"),
    fast(c"lshift", lshift, c"lshift($module, a, b, /)\n--\n\n"),
    fast(c"rshift", rshift, c"rshift($module, a, b, /)\n--\n\n"),
    fast(c"and_", and, c"and_($module, a, b, /)\n--\n\n"),
    fast(c"or_", or, c"or_($module, a, b, /)\n--\n\n"),
    fast(c"xor", xor, c"xor($module, a, b, /)\n--\n\n"),
    fast(c"iadd", iadd, c"iadd($module, a, b, /)\n--\n\n"),
    fast(c"isub", isub, c"isub($module, a, b, /)\n--\n\n"),
    fast(c"imul", imul, c"imul($module, a, b, /)\n--\n\n"),
    fast(c"imatmul", imatmul, c"imatmul($module, a, b, /)\n--\n\n"),
    fast(c"itruediv", itruediv, c"itruediv($module, a, b, /)\n--\n\n"),
    fast(
        c"ifloordiv",
        ifloordiv,
        c"ifloordiv($module, a, b, /)\n--\n\n",
    ),
    fast(c"imod", imod, c"imod($module, a, b, /)\n--\n\n"),
    fast(c"ipow", ipow, c"ipow($module, a, b, /)\n--\n\n"),
    fast(c"ilshift", ilshift, c"ilshift($module, a, b, /)\n--\n\n"),
    fast(c"irshift", irshift, c"irshift($module, a, b, /)\n--\n\n"),
    fast(c"iand", iand, c"iand($module, a, b, /)\n--\n\n"),
    fast(c"ior", ior, c"ior($module, a, b, /)\n--\n\n"),
    fast(c"ixor", ixor, c"ixor($module, a, b, /)\n--\n\n"),
    fast(c"lt", lt, c"lt($module, a, b, /)\n--\n\n"),
    fast(c"le", le, c"le($module, a, b, /)\n--\n\n"),
    fast(c"eq", eq, c"eq($module, a, b, /)\n--\n\n"),
    fast(c"ne", ne, c"ne($module, a, b, /)\n--\n\n"),
    fast(c"gt", gt, c"gt($module, a, b, /)\n--\n\n"),
    fast(c"ge", ge, c"ge($module, a, b, /)\n--\n\n"),
    fast(c"is_", is, c"is_($module, a, b, /)\n--\n\n"),
    fast(c"is_not", is_not, c"is_not($module, a, b, /)\n--\n\n"),
    fast(c"concat", concat, c"concat($module, a, b, /)\n--\n\n"),
    fast(c"iconcat", iconcat, c"iconcat($module, a, b, /)\n--\n\n"),
    fast(c"contains", contains, c"contains($module, a, b, /)\n--\n\n"),
    fast(c"getitem", getitem, c"getitem($module, a, b, /)\n--\n\n"),
    fast(c"delitem", delitem, c"delitem($module, a, b, /)\n--\n\n"),
    fast(c"countOf", count_of, c"countOf($module, a, b, /)\n--\n\n"),
    fast(c"indexOf", index_of, c"indexOf($module, a, b, /)\n--\n\n"),
    fast_named(
        c"call",
        call,
        c"call($module, obj, /, *args, **kwargs)\n--\n\nCalls an object with the other arguments.",
    ),
    fast(c"setitem", setitem, c"setitem($module, a, b, c, /)\n--\n\n"),
    fast(
        c"length_hint",
        length_hint,
        c"length_hint($module, obj, default=0, /)\n--\n\n",
    ),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"_operator".as_ptr(),
    m_doc: c"The operators as functions.".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

/// The names of the methods that the functions stand for.
const DUNDER: [(&CStr, &CStr); 45] = [
    (c"__lt__", c"lt"),
    (c"__le__", c"le"),
    (c"__eq__", c"eq"),
    (c"__ne__", c"ne"),
    (c"__ge__", c"ge"),
    (c"__gt__", c"gt"),
    (c"__not__", c"not_"),
    (c"__abs__", c"abs"),
    (c"__add__", c"add"),
    (c"__and__", c"and_"),
    (c"__call__", c"call"),
    (c"__floordiv__", c"floordiv"),
    (c"__index__", c"index"),
    (c"__inv__", c"inv"),
    (c"__invert__", c"invert"),
    (c"__lshift__", c"lshift"),
    (c"__mod__", c"mod"),
    (c"__mul__", c"mul"),
    (c"__matmul__", c"matmul"),
    (c"__neg__", c"neg"),
    (c"__or__", c"or_"),
    (c"__pos__", c"pos"),
    (c"__pow__", c"pow"),
    (c"__rshift__", c"rshift"),
    (c"__sub__", c"sub"),
    (c"__truediv__", c"truediv"),
    (c"__xor__", c"xor"),
    (c"__concat__", c"concat"),
    (c"__contains__", c"contains"),
    (c"__delitem__", c"delitem"),
    (c"__getitem__", c"getitem"),
    (c"__setitem__", c"setitem"),
    (c"__iadd__", c"iadd"),
    (c"__iand__", c"iand"),
    (c"__iconcat__", c"iconcat"),
    (c"__ifloordiv__", c"ifloordiv"),
    (c"__ilshift__", c"ilshift"),
    (c"__imod__", c"imod"),
    (c"__imul__", c"imul"),
    (c"__imatmul__", c"imatmul"),
    (c"__ior__", c"ior"),
    (c"__ipow__", c"ipow"),
    (c"__irshift__", c"irshift"),
    (c"__isub__", c"isub"),
    (c"__ixor__", c"ixor"),
];

unsafe extern "C" fn call(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"call".as_ptr(), count, 1, Py_ssize_t::MAX) == 0 {
        return null_mut();
    }
    let nargsf = (count - 1) as usize | PY_VECTORCALL_ARGUMENTS_OFFSET;
    PyObject_Vectorcall(*args, args.add(1), nargsf, names)
}

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        let dict = PyModule_GetDict(made.ptr());
        for (name, function) in DUNDER {
            let function = owned(PyObject_GetAttrString(made.ptr(), function.as_ptr()))?;
            status(PyDict_SetItemString(dict, name.as_ptr(), function.ptr()))?;
        }
        getters::add(made.ptr())?;
        Ok(made)
    };
    run().or_null()
}
