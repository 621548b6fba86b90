//! `collections`, and `collections.abc`: the classes that say what an object can do.

use super::{abc, counter, default_dict, deque, mixins, named_tuple};
use crate::prelude::*;
use crate::types::define::named;
use crate::types::module;

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"collections".as_ptr(),
    m_doc: c"Containers beside the builtin ones.".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

static mut METHODS: [PyMethodDef; 2] = [
    named(
        c"namedtuple",
        named_tuple::namedtuple,
        c"A class of tuples whose items have names.",
    ),
    PyMethodDef::EMPTY,
];

static mut ABC_DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"collections.abc".as_ptr(),
    m_doc: c"The abstract classes of containers.".as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

/// The init function of `collections`.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        module::add_constant(made.ptr(), c"__path__".as_ptr(), PyList_New(0))?;
        module::add_ref(
            made.ptr(),
            c"OrderedDict".as_ptr(),
            (&raw mut PyODict_Type).cast(),
        )?;
        deque::add(made.ptr())?;
        status(PyModule_AddType(made.ptr(), &raw mut counter::TYPE))?;
        status(PyModule_AddType(made.ptr(), &raw mut default_dict::TYPE))?;
        status(PyModule_AddType(made.ptr(), &raw mut named_tuple::GETTER))?;
        Ok(made)
    };
    run().or_null()
}

/// One of the classes: what it inherits from, which methods make a class belong to it.
struct Class {
    name: &'static CStr,
    bases: &'static [&'static CStr],
    methods: &'static [&'static CStr],
    flags: c_ulong,
}

const fn by_methods(
    name: &'static CStr,
    bases: &'static [&'static CStr],
    methods: &'static [&'static CStr],
) -> Class {
    Class {
        name,
        bases,
        methods,
        flags: 0,
    }
}

const fn by_name(name: &'static CStr, bases: &'static [&'static CStr]) -> Class {
    by_methods(name, bases, &[])
}

/// Each after those it inherits from.
const CLASSES: [Class; 26] = [
    by_methods(c"Awaitable", &[], &[c"__await__"]),
    by_methods(
        c"Coroutine",
        &[c"Awaitable"],
        &[c"__await__", c"send", c"throw", c"close"],
    ),
    by_methods(c"AsyncIterable", &[], &[c"__aiter__"]),
    by_methods(
        c"AsyncIterator",
        &[c"AsyncIterable"],
        &[c"__anext__", c"__aiter__"],
    ),
    by_methods(
        c"AsyncGenerator",
        &[c"AsyncIterator"],
        &[c"__aiter__", c"__anext__", c"asend", c"athrow", c"aclose"],
    ),
    by_methods(c"Hashable", &[], &[c"__hash__"]),
    by_methods(c"Iterable", &[], &[c"__iter__"]),
    by_methods(c"Iterator", &[c"Iterable"], &[c"__iter__", c"__next__"]),
    by_methods(
        c"Generator",
        &[c"Iterator"],
        &[c"__iter__", c"__next__", c"send", c"throw", c"close"],
    ),
    by_methods(
        c"Reversible",
        &[c"Iterable"],
        &[c"__reversed__", c"__iter__"],
    ),
    by_methods(c"Sized", &[], &[c"__len__"]),
    by_methods(c"Container", &[], &[c"__contains__"]),
    by_methods(c"Callable", &[], &[c"__call__"]),
    by_methods(
        c"Collection",
        &[c"Sized", c"Iterable", c"Container"],
        &[c"__len__", c"__iter__", c"__contains__"],
    ),
    by_name(c"Set", &[c"Collection"]),
    by_name(c"MutableSet", &[c"Set"]),
    Class {
        flags: Py_TPFLAGS_MAPPING,
        ..by_name(c"Mapping", &[c"Collection"])
    },
    Class {
        flags: Py_TPFLAGS_MAPPING,
        ..by_name(c"MutableMapping", &[c"Mapping"])
    },
    by_name(c"MappingView", &[c"Sized"]),
    by_name(c"KeysView", &[c"MappingView", c"Set"]),
    by_name(c"ItemsView", &[c"MappingView", c"Set"]),
    by_name(c"ValuesView", &[c"MappingView", c"Collection"]),
    Class {
        flags: Py_TPFLAGS_SEQUENCE,
        ..by_name(c"Sequence", &[c"Reversible", c"Collection"])
    },
    Class {
        flags: Py_TPFLAGS_SEQUENCE,
        ..by_name(c"ByteString", &[c"Sequence"])
    },
    Class {
        flags: Py_TPFLAGS_SEQUENCE,
        ..by_name(c"MutableSequence", &[c"Sequence"])
    },
    by_methods(c"Buffer", &[], &[c"__buffer__"]),
];

/// Those that say for themselves, and for what inherits from them, that they can be subscripted: `Iterable[int]`.
const SUBSCRIPTABLE: [&CStr; 6] = [
    c"Awaitable",
    c"AsyncIterable",
    c"Iterable",
    c"Container",
    c"Callable",
    c"MappingView",
];

/// The init function of `collections.abc`.
pub unsafe extern "C" fn init_abc() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut ABC_DEFINITION, PYTHON_API_VERSION)?;
        for class in &CLASSES {
            add_class(made.ptr(), class)?;
        }
        register_all(made.ptr())?;
        Ok(made)
    };
    run().or_null()
}

unsafe fn add_class(own: *mut PyObject, class: &Class) -> Fallible {
    let bases = owned(PyTuple_New(class.bases.len() as Py_ssize_t))?;
    for (i, base) in class.bases.iter().enumerate() {
        let base = owned(PyObject_GetAttrString(own, base.as_ptr()))?;
        PyTuple_SET_ITEM(bases.ptr(), i as Py_ssize_t, base.into_raw());
    }
    let dict = owned(PyDict_New())?;
    let slots = if class.name == c"MappingView" {
        owned(PyTuple_Pack(1, name!("_mapping")))?
    } else {
        owned(PyTuple_New(0))?
    };
    status(PyDict_SetItem(dict.ptr(), name!("__slots__"), slots.ptr()))?;
    status(PyDict_SetItem(
        dict.ptr(),
        name!("__module__"),
        name!("collections.abc"),
    ))?;
    if !class.methods.is_empty() {
        let hook = abc::hook_for(class.methods)?;
        status(PyDict_SetItem(
            dict.ptr(),
            name!("__subclasshook__"),
            hook.ptr(),
        ))?;
    }
    mixins::add(class.name, &dict)?;
    if SUBSCRIPTABLE.contains(&class.name) {
        let alias = owned(PyClassMethod_New((&raw mut Py_GenericAliasType).cast()))?;
        status(PyDict_SetItem(
            dict.ptr(),
            name!("__class_getitem__"),
            alias.ptr(),
        ))?;
    }
    let name = owned(PyUnicode_FromString(class.name.as_ptr()))?;
    let args = [name.ptr(), bases.ptr(), dict.ptr()];
    let made = owned(PyObject_Vectorcall(
        (&raw mut abc::TYPE).cast(),
        args.as_ptr(),
        3,
        null_mut(),
    ))?;
    (*made.cast::<PyTypeObject>()).tp_flags |= class.flags;
    module::add_ref(own, class.name.as_ptr(), made.ptr())
}

/// The library's own types are what they are.
unsafe fn register_all(own: *mut PyObject) -> Fallible {
    for (name, kind) in [
        (c"Sequence", &raw mut PyTuple_Type),
        (c"Sequence", &raw mut PyUnicode_Type),
        (c"Sequence", &raw mut PyRange_Type),
        (c"Sequence", &raw mut PyMemoryView_Type),
        (c"Sequence", &raw mut PyBytes_Type),
        (c"ByteString", &raw mut PyBytes_Type),
        (c"ByteString", &raw mut PyByteArray_Type),
        (c"MutableSequence", &raw mut PyList_Type),
        (c"MutableSequence", &raw mut PyByteArray_Type),
        (c"Set", &raw mut PyFrozenSet_Type),
        (c"MutableSet", &raw mut PySet_Type),
        (c"Mapping", &raw mut PyDictProxy_Type),
        (c"MutableMapping", &raw mut PyDict_Type),
        (c"KeysView", &raw mut PyDictKeys_Type),
        (c"ItemsView", &raw mut PyDictItems_Type),
        (c"ValuesView", &raw mut PyDictValues_Type),
        (c"Generator", &raw mut PyGen_Type),
        (c"Coroutine", &raw mut PyCoro_Type),
        (c"AsyncGenerator", &raw mut PyAsyncGen_Type),
    ] {
        let class = owned(PyObject_GetAttrString(own, name.as_ptr()))?;
        abc::add(class.ptr(), kind.cast())?;
    }
    Ok(())
}
