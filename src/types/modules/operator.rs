//! `operator`, also as `_operator`: the operators as functions.

use super::getters;
use crate::prelude::*;
use crate::types::define::{fast, fast_named, one_arg};
use crate::types::module;

/// Functions of one and of two operands, and the table of these and the `others`.
macro_rules! operators {
    (
        unary { $($one:ident $one_name:literal $apply_one:expr;)* }
        binary { $($two:ident $two_name:literal $apply_two:expr;)* }
        others { $($other:expr;)* }
    ) => {
        $(unsafe extern "C" fn $one(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
            let apply: unsafe fn(*mut PyObject) -> *mut PyObject = $apply_one;
            apply(op)
        })*

        $(unsafe extern "C" fn $two(
            _: *mut PyObject,
            args: *const *mut PyObject,
            count: Py_ssize_t,
        ) -> *mut PyObject {
            if _PyArg_CheckPositional(c_text(concat!($two_name, "\0")).as_ptr(), count, 2, 2) == 0 {
                return null_mut();
            }
            let apply: unsafe fn(*mut PyObject, *mut PyObject) -> *mut PyObject = $apply_two;
            apply(*args, *args.add(1))
        })*

        static mut METHODS: [PyMethodDef; 1 $(+ { _ = $one_name; 1 })* $(+ { _ = $two_name; 1 })* $(+ { _ = $other; 1 })*] = [
            $(one_arg(
                c_text(concat!($one_name, "\0")),
                $one,
                c_text(concat!($one_name, "($module, a, /)\n--\n\n\0")),
            ),)*
            $(fast(
                c_text(concat!($two_name, "\0")),
                $two,
                c_text(concat!($two_name, "($module, a, b, /)\n--\n\n\0")),
            ),)*
            $($other,)*
            PyMethodDef::EMPTY,
        ];
    };
}

/// A literal that ends with a 0.
const fn c_text(text: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("a 0 at the end and nowhere else"),
    }
}

operators! {
    unary {
        neg "neg" |a| PyNumber_Negative(a);
        pos "pos" |a| PyNumber_Positive(a);
        abs "abs" |a| PyNumber_Absolute(a);
        inv "inv" |a| PyNumber_Invert(a);
        invert "invert" |a| PyNumber_Invert(a);
        index "index" |a| PyNumber_Index(a);
        not "not_" |a| bool_or_null(PyObject_Not(a));
        truth "truth" |a| bool_or_null(PyObject_IsTrue(a));
    }
    binary {
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
    others {
        fast_named(
            c"call",
            call,
            c"call($module, obj, /, *args, **kwargs)\n--\n\nCalls an object with the other arguments.",
        );
        fast(c"setitem", setitem, c"setitem($module, a, b, c, /)\n--\n\n");
        fast(
            c"length_hint",
            length_hint,
            c"length_hint($module, obj, default=0, /)\n--\n\n",
        );
    }
}

unsafe fn bool_or_null(code: c_int) -> *mut PyObject {
    if code < 0 {
        null_mut()
    } else {
        new_ref(Py_Bool(code > 0))
    }
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
