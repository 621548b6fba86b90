//! `copy`: copies of one object, and of all that it holds.

use crate::prelude::*;
use crate::types::call::listed::{call, call_method};
use crate::types::define::named;
use crate::types::iter::next_item;
use crate::types::module;
use crate::types::modules::fields::need;
use crate::types::tuple;

static mut METHODS: [PyMethodDef; 4] = [
    named(c"copy", copy, c"A new object with the same parts."),
    named(
        c"deepcopy",
        deep_copy,
        c"A new object with copies of the parts, and of theirs.",
    ),
    named(
        c"replace",
        replace,
        c"A new object that differs in the given fields.",
    ),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"copy".as_ptr(),
    m_doc: c"Copies of objects, with their parts or with copies of those.".as_ptr(),
    m_size: -1,
    m_methods: (&raw mut METHODS).cast(),
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        let error = owned(PyErr_NewException(
            c"copy.Error".as_ptr(),
            null_mut(),
            null_mut(),
        ))?;
        for name in [c"Error", c"error"] {
            module::add_ref(made.ptr(), name.as_ptr(), error.ptr())?;
        }
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn copy(
    module: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut op = null_mut::<PyObject>();
        need(args, kwargs, c"copy", &[c"x"])?;
        parse_named!(args, kwargs, c"O:copy", [c"x"], op)?;
        shallow(module, op)
    };
    run().or_null()
}

unsafe extern "C" fn deep_copy(
    module: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut op, mut memo, mut missing) = (null_mut::<PyObject>(), Py_None(), Py_None());
        need(args, kwargs, c"deepcopy", &[c"x"])?;
        parse_named!(
            args,
            kwargs,
            c"O|OO:deepcopy",
            [c"x", c"memo", c"_nil"],
            op,
            memo,
            missing
        )?;
        let memo = if memo == Py_None() {
            owned(PyDict_New())?
        } else {
            Ref::new(memo)
        };
        deep(module, op, memo.ptr())
    };
    run().or_null()
}

unsafe extern "C" fn replace(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if Py_SIZE(args) != 1 {
            need(args, null_mut(), c"replace", &[c"obj"])?;
            PyErr_Format(
                PyExc_TypeError,
                c"replace() takes 1 positional argument but %zd were given".as_ptr(),
                Py_SIZE(args),
            );
            return Err(Raised);
        }
        let op = PyTuple_GET_ITEM(args, 0);
        let class: *mut PyObject = Py_TYPE(op).cast();
        let Some(function) = attribute(class, name!("__replace__"))? else {
            let name = owned(PyType_GetName(Py_TYPE(op)))?;
            PyErr_Format(
                PyExc_TypeError,
                c"replace() does not support %U objects".as_ptr(),
                name.ptr(),
            );
            return Err(Raised);
        };
        owned(PyObject_Call(function.ptr(), args, kwargs))
    };
    run().or_null()
}

/// An attribute that may be missing, or be None.
unsafe fn attribute(op: *mut PyObject, name: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    status(PyObject_GetOptionalAttr(op, name, &mut found))?;
    Ok(Ref::steal(found).filter(|found| found.ptr() != Py_None()))
}

/// Whether objects of a type are their own copies, even deep ones.
unsafe fn is_atomic(kind: *mut PyTypeObject) -> bool {
    [
        &raw mut _PyNone_Type,
        &raw mut PyLong_Type,
        &raw mut PyFloat_Type,
        &raw mut PyBool_Type,
        &raw mut PyComplex_Type,
        &raw mut PyUnicode_Type,
        &raw mut PyBytes_Type,
        &raw mut PyType_Type,
        &raw mut PyRange_Type,
        &raw mut PyProperty_Type,
        &raw mut PyCFunction_Type,
        &raw mut PyFunction_Type,
        &raw mut PyCode_Type,
        &raw mut PyEllipsis_Type,
        &raw mut _PyNotImplemented_Type,
        &raw mut _PyWeakref_RefType,
    ]
    .contains(&kind)
}

unsafe fn is_class(kind: *mut PyTypeObject) -> bool {
    PyType_IsSubtype(kind, &raw mut PyType_Type) != 0
}

unsafe fn shallow(module: *mut PyObject, op: *mut PyObject) -> Fallible<Ref> {
    let kind = Py_TYPE(op);
    let same = [
        &raw mut PyTuple_Type,
        &raw mut PyFrozenSet_Type,
        &raw mut PySlice_Type,
    ];
    if is_atomic(kind) || same.contains(&kind) {
        return Ok(Ref::new(op));
    }
    let by_method = [
        &raw mut PyList_Type,
        &raw mut PyDict_Type,
        &raw mut PySet_Type,
        &raw mut PyByteArray_Type,
    ];
    if by_method.contains(&kind) {
        return call_method!(name!("copy"), op);
    }
    if is_class(kind) {
        return Ok(Ref::new(op));
    }
    if let Some(copier) = attribute(kind.cast(), name!("__copy__"))? {
        return call!(copier.ptr(), op);
    }
    let reduced = reduced(module, op)?;
    if PyUnicode_Check(reduced.ptr()) {
        return Ok(Ref::new(op));
    }
    rebuilt(module, op, reduced.ptr(), null_mut())
}

/// What pickling says of an object.
unsafe fn reduced(module: *mut PyObject, op: *mut PyObject) -> Fallible<Ref> {
    let class: *mut PyObject = Py_TYPE(op).cast();
    let registry = owned(PyImport_ImportModule(c"copyreg".as_ptr()))?;
    let table = owned(PyObject_GetAttr(registry.ptr(), name!("dispatch_table")))?;
    let mut found = null_mut();
    status(PyMapping_GetOptionalItem(table.ptr(), class, &mut found))?;
    if let Some(function) = Ref::steal(found) {
        return call!(function.ptr(), op);
    }
    if let Some(function) = attribute(op, name!("__reduce_ex__"))? {
        let protocol = owned(PyLong_FromLong(4))?;
        return call!(function.ptr(), protocol.ptr());
    }
    if let Some(function) = attribute(op, name!("__reduce__"))? {
        return call!(function.ptr());
    }
    let error = owned(PyObject_GetAttr(module, name!("Error")))?;
    PyErr_Format(
        error.ptr(),
        c"un(deep)copyable object of type %R".as_ptr(),
        class,
    );
    Err(Raised)
}

/// The copy as told by what pickling says; deep when there is a memo.
unsafe fn rebuilt(
    module: *mut PyObject,
    op: *mut PyObject,
    reduced: *mut PyObject,
    memo: *mut PyObject,
) -> Fallible<Ref> {
    let (mut function, mut args) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    let (mut state, mut items, mut pairs) = (Py_None(), Py_None(), Py_None());
    let parts = owned(PySequence_Tuple(reduced))?;
    if PyArg_UnpackTuple(
        parts.ptr(),
        c"_reconstruct".as_ptr(),
        2,
        5,
        &raw mut function,
        &raw mut args,
        &raw mut state,
        &raw mut items,
        &raw mut pairs,
    ) == 0
    {
        return Err(Raised);
    }
    let of = |part: *mut PyObject| -> Fallible<Ref> {
        if memo.is_null() {
            Ok(Ref::new(part))
        } else {
            deep(module, part, memo)
        }
    };
    let mut given = owned(PySequence_Tuple(args))?;
    if !memo.is_null() {
        given = each(given.ptr(), &of)?;
    }
    let made = owned(PyObject_Call(function, given.ptr(), null_mut()))?;
    if !memo.is_null() {
        remember(memo, op, made.ptr())?;
    }
    if state != Py_None() {
        let state = of(state)?;
        set_state(made.ptr(), state.ptr())?;
    }
    if items != Py_None() {
        append_all(made.ptr(), items, &of)?;
    }
    if pairs != Py_None() {
        set_all(made.ptr(), pairs, &of)?;
    }
    Ok(made)
}

unsafe fn append_all(
    made: *mut PyObject,
    items: *mut PyObject,
    of: &dyn Fn(*mut PyObject) -> Fallible<Ref>,
) -> Fallible {
    let iterator = owned(PyObject_GetIter(items))?;
    while let Some(item) = next_item(&iterator)? {
        let item = of(item.ptr())?;
        call_method!(name!("append"), made, item.ptr())?;
    }
    Ok(())
}

unsafe fn set_all(
    made: *mut PyObject,
    pairs: *mut PyObject,
    of: &dyn Fn(*mut PyObject) -> Fallible<Ref>,
) -> Fallible {
    let iterator = owned(PyObject_GetIter(pairs))?;
    while let Some(pair) = next_item(&iterator)? {
        let pair = owned(PySequence_Tuple(pair.ptr()))?;
        let (mut key, mut value) = (null_mut::<PyObject>(), null_mut::<PyObject>());
        let (name, of_pair) = (c"_reconstruct".as_ptr(), pair.ptr());
        if PyArg_UnpackTuple(of_pair, name, 2, 2, &raw mut key, &raw mut value) == 0 {
            return Err(Raised);
        }
        let (key, value) = (of(key)?, of(value)?);
        status(PyObject_SetItem(made, key.ptr(), value.ptr()))?;
    }
    Ok(())
}

unsafe fn set_state(made: *mut PyObject, state: *mut PyObject) -> Fallible {
    if let Some(setter) = attribute(made, name!("__setstate__"))? {
        return call!(setter.ptr(), state).map(drop);
    }
    let (mut state, mut slots) = (state, Py_None());
    if PyTuple_Check(state) && Py_SIZE(state) == 2 {
        slots = PyTuple_GET_ITEM(state, 1);
        state = PyTuple_GET_ITEM(state, 0);
    }
    if state != Py_None() {
        let dict = owned(PyObject_GetAttr(made, name!("__dict__")))?;
        call_method!(name!("update"), dict.ptr(), state)?;
    }
    if slots != Py_None() {
        let items = owned(PyMapping_Items(slots))?;
        for i in 0..Py_SIZE(items.ptr()) {
            let pair = PyList_GET_ITEM(items.ptr(), i);
            status(PyObject_SetAttr(
                made,
                PyTuple_GET_ITEM(pair, 0),
                PyTuple_GET_ITEM(pair, 1),
            ))?;
        }
    }
    Ok(())
}

unsafe fn id(op: *mut PyObject) -> Fallible<Ref> {
    owned(PyLong_FromVoidPtr(op.cast()))
}

unsafe fn known(memo: *mut PyObject, op: *mut PyObject) -> Fallible<Option<Ref>> {
    let key = id(op)?;
    let mut found = null_mut();
    status(PyMapping_GetOptionalItem(memo, key.ptr(), &mut found))?;
    Ok(Ref::steal(found))
}

unsafe fn remember(memo: *mut PyObject, op: *mut PyObject, copy: *mut PyObject) -> Fallible {
    let key = id(op)?;
    status(PyObject_SetItem(memo, key.ptr(), copy))
}

/// Keeps an object alive as long as the memo: its address must not become another's.
unsafe fn keep(memo: *mut PyObject, op: *mut PyObject) -> Fallible {
    match known(memo, memo)? {
        Some(list) => call_method!(name!("append"), list.ptr(), op).map(drop),
        None => {
            let list = owned(Py_BuildValue(c"[O]".as_ptr(), op))?;
            remember(memo, memo, list.ptr())
        }
    }
}

/// A tuple of what `of` makes of each item.
unsafe fn each(items: *mut PyObject, of: &dyn Fn(*mut PyObject) -> Fallible<Ref>) -> Fallible<Ref> {
    let all = tuple::of_length(Py_SIZE(items))?;
    for i in 0..Py_SIZE(items) {
        let one = of(PyTuple_GET_ITEM(items, i))?;
        PyTuple_SET_ITEM(all.ptr(), i, one.into_raw());
    }
    Ok(all)
}

unsafe fn deep(module: *mut PyObject, op: *mut PyObject, memo: *mut PyObject) -> Fallible<Ref> {
    let kind = Py_TYPE(op);
    if let Some(found) = known(memo, op)? {
        return Ok(found);
    }
    if is_atomic(kind) {
        return Ok(Ref::new(op));
    }
    if Py_EnterRecursiveCall(c"".as_ptr()) != 0 {
        return Err(Raised);
    }
    let copy = made_deep(module, op, memo);
    Py_LeaveRecursiveCall();
    let copy = copy?;
    if copy.ptr() != op {
        remember(memo, op, copy.ptr())?;
        keep(memo, op)?;
    }
    Ok(copy)
}

unsafe fn made_deep(
    module: *mut PyObject,
    op: *mut PyObject,
    memo: *mut PyObject,
) -> Fallible<Ref> {
    let kind = Py_TYPE(op);
    let of = |part: *mut PyObject| deep(module, part, memo);
    if kind == &raw mut PyList_Type {
        let made = owned(PyList_New(0))?;
        remember(memo, op, made.ptr())?;
        let mut i = 0;
        while i < Py_SIZE(op) {
            let item = Ref::new(PyList_GET_ITEM(op, i));
            let item = of(item.ptr())?;
            status(PyList_Append(made.ptr(), item.ptr()))?;
            i += 1;
        }
        return Ok(made);
    }
    if kind == &raw mut PyTuple_Type {
        let made = each(op, &of)?;
        // It may hold itself by way of a list.
        if let Some(found) = known(memo, op)? {
            return Ok(found);
        }
        let same =
            (0..Py_SIZE(op)).all(|i| PyTuple_GET_ITEM(op, i) == PyTuple_GET_ITEM(made.ptr(), i));
        return Ok(if same { Ref::new(op) } else { made });
    }
    if kind == &raw mut PyDict_Type {
        let made = owned(PyDict_New())?;
        remember(memo, op, made.ptr())?;
        let items = owned(PyDict_Items(op))?;
        for i in 0..Py_SIZE(items.ptr()) {
            let pair = PyList_GET_ITEM(items.ptr(), i);
            let key = of(PyTuple_GET_ITEM(pair, 0))?;
            let value = of(PyTuple_GET_ITEM(pair, 1))?;
            status(PyDict_SetItem(made.ptr(), key.ptr(), value.ptr()))?;
        }
        return Ok(made);
    }
    if kind == &raw mut PyMethod_Type {
        let instance = of(PyMethod_Self(op))?;
        return owned(PyMethod_New(PyMethod_Function(op), instance.ptr()));
    }
    if is_class(kind) {
        return Ok(Ref::new(op));
    }
    if let Some(copier) = attribute(op, name!("__deepcopy__"))? {
        return call!(copier.ptr(), memo);
    }
    let reduced = reduced(module, op)?;
    if PyUnicode_Check(reduced.ptr()) {
        return Ok(Ref::new(op));
    }
    rebuilt(module, op, reduced.ptr(), memo)
}
