//! `ABCMeta`: classes that say of others whether they are their subclasses.
//!
//! A class is abstract while a method that one of its bases requires is not there. It belongs to another by inheritance, by what `__subclasshook__` says, by `register`, or by belonging to one that
//! inherits from it.

use crate::prelude::*;
use crate::types::define::{STATIC_TYPE, fast, one_arg};
use crate::types::descriptors::is_abstract;
use crate::types::iter::next_item;

/// `abc.ABCMeta`.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"abc.ABCMeta".as_ptr(),
    tp_flags: Py_TPFLAGS_BASETYPE,
    tp_doc: c"The class of abstract classes, which can count others as theirs.".as_ptr(),
    tp_methods: (&raw mut METHODS).cast(),
    tp_base: &raw mut PyType_Type,
    tp_new: Some(new),
    ..PyTypeObject::EMPTY
};

static mut METHODS: [PyMethodDef; 4] = [
    one_arg(
        c"register",
        register,
        c"Counts a class as one below this, and returns it.",
    ),
    one_arg(
        c"__instancecheck__",
        instancecheck,
        c"Whether an object is of the class or of one that it counts as its own.",
    ),
    one_arg(
        c"__subclasscheck__",
        subclasscheck,
        c"Whether a class is below this one or counted as such.",
    ),
    PyMethodDef::EMPTY,
];

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut TYPE))
}

/// A class, with `__abstractmethods__`.
unsafe extern "C" fn new(
    meta: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let new = PyType_Type.tp_new.expect("type has tp_new");
        let class = owned(new(meta, args, kwargs))?;
        let names = abstract_names(class.ptr())?;
        let attribute = name!("__abstractmethods__");
        status(PyObject_SetAttr(class.ptr(), attribute, names.ptr()))?;
        Ok(class)
    };
    run().or_null()
}

/// The names of the methods that a class does not have but in an abstract form: its own, and those of its bases.
unsafe fn abstract_names(class: *mut PyObject) -> Fallible<Ref> {
    let names = owned(PyFrozenSet_New(null_mut()))?;
    let dict = owned(PyType_GetDict(class.cast()))?;
    let items = owned(PyMapping_Items(dict.ptr()))?;
    for i in 0..Py_SIZE(items.ptr()) {
        let item = PyList_GET_ITEM(items.ptr(), i);
        if is_abstract(PyTuple_GET_ITEM(item, 1))? {
            status(PySet_Add(names.ptr(), PyTuple_GET_ITEM(item, 0)))?;
        }
    }
    let bases = (*class.cast::<PyTypeObject>()).tp_bases;
    for i in 0..Py_SIZE(bases) {
        add_inherited(class, PyTuple_GET_ITEM(bases, i), &names)?;
    }
    Ok(names)
}

/// Adds the abstract methods of a base that the class has in no other form.
unsafe fn add_inherited(class: *mut PyObject, base: *mut PyObject, names: &Ref) -> Fallible {
    let mut found = null_mut();
    let attribute = name!("__abstractmethods__");
    status(PyObject_GetOptionalAttr(base, attribute, &mut found))?;
    let Some(required) = Ref::steal(found) else {
        return Ok(());
    };
    let iterator = owned(PyObject_GetIter(required.ptr()))?;
    while let Some(name) = next_item(&iterator)? {
        let mut found = null_mut();
        status(PyObject_GetOptionalAttr(class, name.ptr(), &mut found))?;
        if let Some(found) = Ref::steal(found)
            && is_abstract(found.ptr())?
        {
            status(PySet_Add(names.ptr(), name.ptr()))?;
        }
    }
    Ok(())
}

unsafe fn own_item(class: *mut PyObject, key: *mut PyObject) -> Fallible<Option<Ref>> {
    let dict = owned(PyType_GetDict(class.cast()))?;
    let mut found = null_mut();
    status(PyDict_GetItemRef(dict.ptr(), key, &mut found))?;
    Ok(Ref::steal(found))
}

/// The weak references to what is registered: a list in the dict of the class.
unsafe fn registry(class: *mut PyObject) -> Fallible<Option<Ref>> {
    own_item(class, name!("_abc_registry"))
}

unsafe extern "C" fn register(class: *mut PyObject, subclass: *mut PyObject) -> *mut PyObject {
    add(class, subclass).or_null()
}

/// Makes `subclass` belong to `class`.
pub unsafe fn add(class: *mut PyObject, subclass: *mut PyObject) -> Fallible<Ref> {
    if !PyType_Check(subclass) {
        PyErr_SetString(PyExc_TypeError, c"Can only register classes".as_ptr());
        return Err(Raised);
    }
    if truth(PyObject_IsSubclass(subclass, class))? {
        return Ok(Ref::new(subclass));
    }
    if truth(PyObject_IsSubclass(class, subclass))? {
        PyErr_SetString(
            PyExc_RuntimeError,
            c"Refusing to create an inheritance cycle".as_ptr(),
        );
        return Err(Raised);
    }
    let list = match registry(class)? {
        Some(list) => list,
        None => {
            let list = owned(PyList_New(0))?;
            status(PyObject_SetAttr(class, name!("_abc_registry"), list.ptr()))?;
            list
        }
    };
    drop_dead(list.ptr())?;
    let weak = owned(PyWeakref_NewRef(subclass, null_mut()))?;
    status(PyList_Append(list.ptr(), weak.ptr()))?;
    mark(class.cast(), subclass.cast());
    Ok(Ref::new(subclass))
}

/// Takes the references to classes that are no more out of a registry.
unsafe fn drop_dead(list: *mut PyObject) -> Fallible {
    let mut i = 0;
    while i < Py_SIZE(list) {
        let mut found = null_mut();
        if truth(PyWeakref_GetRef(PyList_GET_ITEM(list, i), &mut found))? {
            decref(found);
            i += 1;
        } else {
            status(PySequence_DelItem(list, i))?;
        }
    }
    Ok(())
}

/// What is registered with a sequence or a mapping is one for patterns, too.
unsafe fn mark(class: *mut PyTypeObject, subclass: *mut PyTypeObject) {
    const KINDS: c_ulong = Py_TPFLAGS_SEQUENCE | Py_TPFLAGS_MAPPING;
    let kind = (*class).tp_flags & KINDS;
    if kind != 0 && !PyType_HasFeature(subclass, Py_TPFLAGS_IMMUTABLETYPE) {
        (*subclass).tp_flags = (*subclass).tp_flags & !KINDS | kind;
    }
}

unsafe extern "C" fn instancecheck(class: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<bool> {
        let said = owned(PyObject_GetAttr(op, name!("__class__")))?;
        if truth(PyObject_IsSubclass(said.ptr(), class))? {
            return Ok(true);
        }
        let real = Py_TYPE(op).cast();
        Ok(said.ptr() != real && truth(PyObject_IsSubclass(real, class))?)
    };
    answer(run())
}

unsafe fn answer(found: Fallible<bool>) -> *mut PyObject {
    found.map_or(null_mut(), |found| new_ref(Py_Bool(found)))
}

unsafe extern "C" fn subclasscheck(class: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    if !PyType_Check(op) {
        PyErr_SetString(
            PyExc_TypeError,
            c"issubclass() arg 1 must be a class".as_ptr(),
        );
        return null_mut();
    }
    answer(belongs(class, op))
}

unsafe fn belongs(class: *mut PyObject, op: *mut PyObject) -> Fallible<bool> {
    let hook = owned(PyObject_GetAttr(class, name!("__subclasshook__")))?;
    let said = owned(PyObject_CallOneArg(hook.ptr(), op))?;
    if said.ptr() == Py_True() || said.ptr() == Py_False() {
        return Ok(said.ptr() == Py_True());
    }
    if said.ptr() != Py_NotImplemented() {
        PyErr_SetString(
            PyExc_AssertionError,
            c"__subclasshook__ must return either False, True, or NotImplemented".as_ptr(),
        );
        return Err(Raised);
    }
    if PyType_IsSubtype(op.cast(), class.cast()) != 0 {
        return Ok(true);
    }
    if let Some(list) = registry(class)? {
        let mut i = 0;
        while i < Py_SIZE(list.ptr()) {
            let mut found = null_mut();
            status(PyWeakref_GetRef(PyList_GET_ITEM(list.ptr(), i), &mut found))?;
            if let Some(found) = Ref::steal(found)
                && truth(PyObject_IsSubclass(op, found.ptr()))?
            {
                return Ok(true);
            }
            i += 1;
        }
    }
    let below = owned(PyObject_CallMethodObjArgs(
        class,
        name!("__subclasses__"),
        null_mut::<PyObject>(),
    ))?;
    for i in 0..Py_SIZE(below.ptr()) {
        if truth(PyObject_IsSubclass(op, PyList_GET_ITEM(below.ptr(), i)))? {
            return Ok(true);
        }
    }
    Ok(false)
}

static mut HOOK: PyMethodDef = fast(c"__subclasshook__", hook, c"");

/// A `__subclasshook__` that looks for methods: a class that has them all belongs to the class whose hook it is.
pub unsafe fn hook_for(methods: &[&CStr]) -> Fallible<Ref> {
    let names = owned(PyTuple_New(methods.len() as Py_ssize_t))?;
    for (i, method) in methods.iter().enumerate() {
        let name = owned(PyUnicode_InternFromString(method.as_ptr()))?;
        PyTuple_SET_ITEM(names.ptr(), i as Py_ssize_t, name.into_raw());
    }
    let function = owned(PyCFunction_New(&raw mut HOOK, names.ptr()))?;
    owned(PyClassMethod_New(function.ptr()))
}

unsafe extern "C" fn hook(
    names: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"__subclasshook__".as_ptr(), count, 2, 2) == 0 {
        return null_mut();
    }
    let run = || -> Fallible<bool> {
        // A class that inherits the hook asks for more than its methods.
        if own_item(*args, name!("__subclasshook__"))?.is_none() || !PyType_Check(*args.add(1)) {
            return Ok(false);
        }
        for i in 0..Py_SIZE(names) {
            let found = _PyType_Lookup((*args.add(1)).cast(), PyTuple_GET_ITEM(names, i));
            if found.is_null() || found == Py_None() {
                return Ok(false);
            }
        }
        Ok(true)
    };
    match run() {
        Ok(true) => new_ref(Py_True()),
        Ok(false) => new_ref(Py_NotImplemented()),
        Err(Raised) => null_mut(),
    }
}
