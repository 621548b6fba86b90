//! What this Python is: numbers, texts, and the struct sequences of `sys`.

use crate::prelude::*;
use crate::types::long::limit;
use crate::types::module::{add_constant, add_ref};
use crate::types::modules::table;
use crate::types::{namespace, struct_sequence};

const fn item(name: &'static CStr) -> PyStructSequence_Field {
    PyStructSequence_Field {
        name: name.as_ptr(),
        doc: null(),
    }
}

const END: PyStructSequence_Field = PyStructSequence_Field {
    name: null(),
    doc: null(),
};

static mut VERSION_FIELDS: [PyStructSequence_Field; 6] = [
    item(c"major"),
    item(c"minor"),
    item(c"micro"),
    item(c"releaselevel"),
    item(c"serial"),
    END,
];
static mut VERSION: PyStructSequence_Desc = PyStructSequence_Desc {
    name: c"sys.version_info".as_ptr(),
    doc: c"sys.version_info\n\nWhich Python this is like.".as_ptr(),
    fields: (&raw mut VERSION_FIELDS).cast(),
    n_in_sequence: 5,
};
static mut VERSION_TYPE: PyTypeObject = PyTypeObject::EMPTY;

static mut FLAGS_FIELDS: [PyStructSequence_Field; 19] = [
    item(c"debug"),
    item(c"inspect"),
    item(c"interactive"),
    item(c"optimize"),
    item(c"dont_write_bytecode"),
    item(c"no_user_site"),
    item(c"no_site"),
    item(c"ignore_environment"),
    item(c"verbose"),
    item(c"bytes_warning"),
    item(c"quiet"),
    item(c"hash_randomization"),
    item(c"isolated"),
    item(c"dev_mode"),
    item(c"utf8_mode"),
    item(c"warn_default_encoding"),
    item(c"safe_path"),
    item(c"int_max_str_digits"),
    END,
];
static mut FLAGS: PyStructSequence_Desc = PyStructSequence_Desc {
    name: c"sys.flags".as_ptr(),
    doc: c"sys.flags\n\nWhat the program was started with.".as_ptr(),
    fields: (&raw mut FLAGS_FIELDS).cast(),
    n_in_sequence: 18,
};
static mut FLAGS_TYPE: PyTypeObject = PyTypeObject::EMPTY;

static mut HASH_FIELDS: [PyStructSequence_Field; 10] = [
    item(c"width"),
    item(c"modulus"),
    item(c"inf"),
    item(c"nan"),
    item(c"imag"),
    item(c"algorithm"),
    item(c"hash_bits"),
    item(c"seed_bits"),
    item(c"cutoff"),
    END,
];
static mut HASH: PyStructSequence_Desc = PyStructSequence_Desc {
    name: c"sys.hash_info".as_ptr(),
    doc: c"hash_info\n\nHow hash() works for numbers and text.".as_ptr(),
    fields: (&raw mut HASH_FIELDS).cast(),
    n_in_sequence: 9,
};
static mut HASH_TYPE: PyTypeObject = PyTypeObject::EMPTY;

static mut THREAD_FIELDS: [PyStructSequence_Field; 4] =
    [item(c"name"), item(c"lock"), item(c"version"), END];
static mut THREAD: PyStructSequence_Desc = PyStructSequence_Desc {
    name: c"sys.thread_info".as_ptr(),
    doc: c"sys.thread_info\n\nHow threads work here.".as_ptr(),
    fields: (&raw mut THREAD_FIELDS).cast(),
    n_in_sequence: 3,
};
static mut THREAD_TYPE: PyTypeObject = PyTypeObject::EMPTY;

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    let closed = Py_TPFLAGS_DISALLOW_INSTANTIATION;
    struct_sequence::init_static(&raw mut VERSION_TYPE, &raw mut VERSION, closed)?;
    struct_sequence::init_static(&raw mut FLAGS_TYPE, &raw mut FLAGS, closed)?;
    struct_sequence::init_static(&raw mut HASH_TYPE, &raw mut HASH, 0)?;
    struct_sequence::init_static(&raw mut THREAD_TYPE, &raw mut THREAD, 0)
}

/// A struct sequence of new values.
unsafe fn filled(kind: *mut PyTypeObject, values: &[*mut PyObject]) -> Fallible<Ref> {
    let made = struct_sequence::make(kind)?;
    for (i, value) in values.iter().enumerate() {
        PyTuple_SET_ITEM(made.ptr(), i as Py_ssize_t, *value);
    }
    if PyErr_Occurred().is_null() {
        Ok(made)
    } else {
        Err(Raised)
    }
}

unsafe fn number(value: c_long) -> *mut PyObject {
    PyLong_FromLong(value)
}

unsafe fn text(value: &CStr) -> *mut PyObject {
    PyUnicode_FromString(value.as_ptr())
}

unsafe fn version_info() -> Fallible<Ref> {
    let (major, minor, micro) = (
        Py_Version >> 24,
        Py_Version >> 16 & 255,
        Py_Version >> 8 & 255,
    );
    filled(
        &raw mut VERSION_TYPE,
        &[
            number(major as c_long),
            number(minor as c_long),
            number(micro as c_long),
            text(c"final"),
            number(0),
        ],
    )
}

/// A variable of the environment that is set to something and looked at.
fn is_set(name: &'static CStr) -> bool {
    crate::runtime::configured(name).is_some()
}

unsafe fn flags() -> Fallible<Ref> {
    let random = match crate::runtime::settings::seed() {
        Some(seed) => seed != Some(0),
        None => crate::runtime::configured(c"PYTHONHASHSEED")
            .is_none_or(|seed| crate::runtime::number(seed) != Some(0)),
    };
    let mut values = [null_mut(); 18];
    for value in &mut values {
        *value = number(0);
    }
    values[4] = number(is_set(c"PYTHONDONTWRITEBYTECODE").into());
    values[11] = number(random.into());
    values[13] = new_ref(Py_Bool(is_set(c"PYTHONDEVMODE")));
    values[16] = new_ref(Py_False());
    values[17] = number(limit::most_digits().into());
    filled(&raw mut FLAGS_TYPE, &values)
}

unsafe fn hash_info() -> Fallible<Ref> {
    filled(
        &raw mut HASH_TYPE,
        &[
            number(64),
            PyLong_FromSsize_t(PyHASH_MODULUS),
            PyLong_FromSsize_t(PyHASH_INF),
            number(0),
            PyLong_FromSsize_t(PyHASH_IMAG),
            text(c"siphash13"),
            number(64),
            number(128),
            number(0),
        ],
    )
}

unsafe fn thread_info() -> Fallible<Ref> {
    let mut version = [0 as c_char; 64];
    libc::confstr(
        libc::_CS_GNU_LIBPTHREAD_VERSION,
        version.as_mut_ptr(),
        version.len(),
    );
    filled(
        &raw mut THREAD_TYPE,
        &[
            text(c"pthread"),
            text(c"semaphore"),
            PyUnicode_FromString(version.as_ptr()),
        ],
    )
}

unsafe fn implementation(version: *mut PyObject) -> Fallible<Ref> {
    let number = owned(PyLong_FromUnsignedLong(Py_Version))?;
    namespace::of(&[
        (name!("name"), name!("cpython")),
        (name!("cache_tag"), name!("cpython-313")),
        (name!("version"), version),
        (name!("hexversion"), number.ptr()),
        (name!("_multiarch"), name!("x86_64-linux-gnu")),
    ])
}

/// The names of the library's own modules.
unsafe fn own_names() -> Fallible<Ref> {
    let names = owned(PyTuple_New(table::NAMES.len() as Py_ssize_t))?;
    for (i, name) in table::NAMES.iter().enumerate() {
        let name = owned(PyUnicode_FromString(name.as_ptr()))?;
        PyTuple_SET_ITEM(names.ptr(), i as Py_ssize_t, name.into_raw());
    }
    Ok(names)
}

unsafe fn add(module: *mut PyObject, name: &CStr, value: Fallible<Ref>) -> Fallible {
    add_ref(module, name.as_ptr(), value?.ptr())
}

/// Adds all of it to `sys`.
pub unsafe fn add_all(sys: *mut PyObject) -> Fallible {
    limit::start();
    let version = version_info()?;
    let kept = Ok(version.clone());
    add(sys, c"version_info", kept)?;
    add(sys, c"implementation", implementation(version.ptr()))?;
    add(sys, c"flags", flags())?;
    add(sys, c"hash_info", hash_info())?;
    add(sys, c"thread_info", thread_info())?;
    add(sys, c"int_info", owned(PyLong_GetInfo()))?;
    add(sys, c"float_info", owned(PyFloat_GetInfo()))?;
    add(sys, c"builtin_module_names", own_names())?;
    for (name, value) in [
        (c"version", CStr::from_ptr(Py_GetVersion())),
        (c"copyright", CStr::from_ptr(Py_GetCopyright())),
        (c"platform", CStr::from_ptr(Py_GetPlatform())),
        (c"byteorder", c"little"),
        (c"float_repr_style", c"short"),
        (c"abiflags", c""),
        (c"platlibdir", c"lib"),
        (c"executable", c""),
        (c"_framework", c""),
        (c"prefix", c""),
        (c"base_prefix", c""),
        (c"exec_prefix", c""),
        (c"base_exec_prefix", c""),
    ] {
        add_constant(sys, name.as_ptr(), text(value))?;
    }
    for (name, value) in [
        (c"maxsize", PY_SSIZE_T_MAX as Py_ssize_t),
        (c"hexversion", Py_Version as Py_ssize_t),
        (c"api_version", PYTHON_API_VERSION as Py_ssize_t),
        (c"maxunicode", 0x10_ffff),
    ] {
        add_constant(sys, name.as_ptr(), PyLong_FromSsize_t(value))?;
    }
    add_ref(sys, c"pycache_prefix".as_ptr(), Py_None())?;
    add_ref(
        sys,
        c"dont_write_bytecode".as_ptr(),
        Py_Bool(is_set(c"PYTHONDONTWRITEBYTECODE")),
    )?;
    add(sys, c"_xoptions", owned(PyDict_New()))?;
    add(sys, c"path_importer_cache", owned(PyDict_New()))?;
    for name in [
        c"path",
        c"meta_path",
        c"path_hooks",
        c"warnoptions",
        c"orig_argv",
    ] {
        add_constant(sys, name.as_ptr(), PyList_New(0))?;
    }
    let argv = owned(PyList_New(0))?;
    status(PyList_Append(argv.ptr(), name!("")))?;
    add_ref(sys, c"argv".as_ptr(), argv.ptr())
}
