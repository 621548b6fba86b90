//! Where objects differ from CPython's on purpose: the rows of "Where it differs" in `docs/objects.md`.

mod python;

use std::ffi::{CStr, CString};
use std::ptr;

use ::pyrite::abi::PyObject;
use ::pyrite::capi::*;
use python::in_python;

/// `str()` of an object, or without one the text of the exception, which is not set afterwards.
unsafe fn told(op: *mut PyObject) -> String {
    // SAFETY: the thread holds the GIL; the reference is the caller's to give away.
    unsafe {
        let of = if op.is_null() {
            PyErr_GetRaisedException()
        } else {
            op
        };
        assert!(!of.is_null(), "neither an object nor an exception");
        let text = PyObject_Str(of);
        let copy = CStr::from_ptr(PyUnicode_AsUTF8(text))
            .to_str()
            .expect("UTF-8")
            .to_owned();
        let kind = CStr::from_ptr((*(*of).ob_type).tp_name)
            .to_str()
            .expect("UTF-8")
            .to_owned();
        Py_DecRef(text);
        Py_DecRef(of);
        if op.is_null() {
            format!("{kind}: {copy}")
        } else {
            copy
        }
    }
}

/// `module.name` as a new reference, or NULL with the exception.
unsafe fn member(module: &CStr, name: &CStr) -> *mut PyObject {
    // SAFETY: the thread holds the GIL.
    unsafe {
        let module = PyImport_ImportModule(module.as_ptr());
        assert!(!module.is_null());
        let found = PyObject_GetAttrString(module, name.as_ptr());
        Py_DecRef(module);
        found
    }
}

/// What `module.name(argument)` gives, whose argument is given away.
unsafe fn called(module: &CStr, name: &CStr, argument: *mut PyObject) -> String {
    // SAFETY: the thread holds the GIL.
    unsafe {
        let function = member(module, name);
        let answer = PyObject_CallOneArg(function, argument);
        Py_DecRef(function);
        Py_DecRef(argument);
        told(answer)
    }
}

fn text(text: &str) -> *mut PyObject {
    let text = CString::new(text).expect("no NUL");
    // SAFETY: the thread holds the GIL.
    unsafe { PyUnicode_FromString(text.as_ptr()) }
}

#[test]
fn a_dict_has_the_size_of_our_table() {
    in_python(|| {
        // SAFETY: the thread holds the GIL.
        unsafe {
            let dict = PyDict_New();
            assert_eq!(
                PyDict_SetItemString(dict, c"a".as_ptr(), &raw mut _Py_NoneStruct),
                0
            );
            assert_eq!(
                called(c"sys", c"getsizeof", dict),
                "192",
                "CPython says 184"
            );
            assert_eq!(
                called(c"sys", c"getsizeof", PyList_New(0)),
                "56",
                "as CPython says"
            );
        }
    });
}

#[test]
fn documentation_is_our_own() {
    in_python(|| {
        // SAFETY: the thread holds the GIL.
        unsafe {
            let list = (&raw mut PyList_Type).cast();
            let doc = told(PyObject_GetAttrString(list, c"__doc__".as_ptr()));
            assert!(!doc.contains("Built-in mutable sequence"), "{doc}");
        }
    });
}

#[test]
fn a_class_that_is_python_s_there_is_named_with_its_module() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            let class = member(c"collections", c"Counter");
            let counter = PyObject_CallNoArgs(class);
            Py_DecRef(class);
            let missing = PyObject_GetAttrString(counter, c"nothing".as_ptr());
            assert_eq!(
                told(missing),
                "AttributeError: 'collections.Counter' object has no attribute 'nothing'"
            );
            Py_DecRef(counter);
        }
    });
}

#[test]
fn a_bad_argument_has_no_file_and_line() {
    in_python(|| {
        // SAFETY: the thread holds the GIL.
        unsafe {
            let wrong = &raw mut _Py_NoneStruct;
            let message = "SystemError: bad argument to internal function";
            assert_eq!(told(PyTuple_GetItem(wrong, 0)), message);
            assert_eq!(told(PyList_GetItem(wrong, 0)), message);
            assert_eq!(PyTuple_Size(wrong), -1);
            assert_eq!(told(ptr::null_mut()), message);
        }
    });
}

#[test]
fn static_types_outlive_python() {
    let class: *mut PyObject = (&raw mut PyLong_Type).cast();
    let mut dict = ptr::null_mut();
    // SAFETY: the thread holds the GIL; the type is initialised.
    in_python(|| dict = unsafe { PyType_GetDict(class.cast()) });
    // SAFETY: as above; the reference has been kept.
    in_python(|| unsafe {
        let now = PyType_GetDict(class.cast());
        assert!(ptr::eq(dict, now));
        Py_DecRef(now);
        Py_DecRef(dict);
    });
}

#[test]
fn zlib_and_pickle_have_one_direction_and_none() {
    in_python(|| {
        for (module, name) in [
            (c"zlib", c"compress"),
            (c"pickle", c"dumps"),
            (c"pickle", c"loads"),
        ] {
            // SAFETY: the thread holds the GIL.
            let missing = unsafe { told(member(module, name)) };
            assert!(missing.starts_with("AttributeError: "), "{missing}");
        }
        for (module, name) in [
            (c"zlib", c"decompress"),
            (c"zlib", c"crc32"),
            (c"zlib", c"adler32"),
            (c"pickle", c"PickleError"),
            (c"pickle", c"PicklingError"),
            (c"pickle", c"UnpicklingError"),
        ] {
            // SAFETY: the thread holds the GIL.
            unsafe {
                let found = member(module, name);
                assert!(!found.is_null(), "{name:?}");
                Py_DecRef(found);
            }
        }
    });
}

#[test]
fn a_directive_that_occurs_twice_is_a_value_error() {
    in_python(|| {
        // SAFETY: the thread holds the GIL; every new reference is given back.
        unsafe {
            let strptime = member(c"time", c"strptime");
            let (time, format) = (text("1 1"), text("%d %d"));
            let mut arguments = [time, format];
            let answer = PyObject_Vectorcall(strptime, arguments.as_mut_ptr(), 2, ptr::null_mut());
            assert_eq!(
                told(answer),
                "ValueError: directive '%d' occurs twice in format '%d %d'"
            );
            for op in [strptime, time, format] {
                Py_DecRef(op);
            }
        }
    });
}

#[test]
fn what_needs_the_interpreter_says_so() {
    in_python(|| {
        for name in [c"open", c"eval", c"exec"] {
            // SAFETY: the thread holds the GIL.
            let answer = unsafe { called(c"builtins", name, text("1")) };
            let expected = format!("RuntimeError: {}() needs Python's ", name.to_string_lossy());
            assert!(answer.starts_with(&expected), "{answer}");
        }
    });
}
