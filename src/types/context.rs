//! Context variables. A context holds its values in a dict, by variable; the thread's state knows the current one, which is
//! made when a variable is first set.

use crate::prelude::*;
use crate::types::define::{self, CLASS_GETITEM, fast, fast_named, no_args, one_arg, readable};
use crate::types::kind::raise;
use crate::types::module;
use crate::types::modules::fields::{self, get, make, place};
use crate::types::raise::fail;

// The references of a context: its values, the context that was current before it was entered.
const VALUES: usize = 0;
const BEFORE: usize = 1;
// Of a variable.
const NAME: usize = 0;
const DEFAULT: usize = 1;
// Of a token: the context and the variable that it belongs to, the value before or NULL.
const CONTEXT: usize = 0;
const VARIABLE: usize = 1;
const OLD: usize = 2;

const FLAGS: c_ulong = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE;

/// What lies behind the references of a context: the list of its weak references, and whether it is entered.
#[repr(C)]
struct State {
    weak: *mut PyObject,
    is_entered: usize,
}

static mut CONTEXT_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_contains: Some(context_contains),
    ..PySequenceMethods::EMPTY
};

static mut CONTEXT_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(context_length),
    mp_subscript: Some(context_item),
    ..PyMappingMethods::EMPTY
};

static mut CONTEXT_METHODS: [PyMethodDef; 7] = [
    fast(
        c"get",
        context_get,
        c"get($self, key, default=None, /)\n--\n\nReturn the value of a variable, or else the default.",
    ),
    no_args(
        c"items",
        context_items,
        c"Return the variables with their values.",
    ),
    no_args(c"keys", context_keys, c"Return the variables."),
    no_args(c"values", context_values, c"Return the values."),
    no_args(c"copy", context_copy, c"Return a copy."),
    fast_named(c"run", context_run, c"Call with arguments in this context."),
    PyMethodDef::EMPTY,
];

/// `Context`.
pub const CONTEXT_TYPE: PyTypeObject = PyTypeObject {
    tp_getattro: None,
    tp_flags: FLAGS,
    tp_as_sequence: &raw mut CONTEXT_SEQUENCE,
    tp_as_mapping: &raw mut CONTEXT_MAPPING,
    tp_hash: Some(PyObject_HashNotImplemented),
    tp_richcompare: Some(context_compare),
    tp_iter: Some(context_iter),
    tp_methods: (&raw mut CONTEXT_METHODS).cast(),
    tp_new: Some(context_new),
    tp_weaklistoffset: (size_of::<PyObject>() + 2 * size_of::<*mut PyObject>()) as Py_ssize_t,
    ..fields::kind::<2, State>(c"_contextvars.Context", c"")
};

static mut VARIABLE_METHODS: [PyMethodDef; 5] = [
    fast(
        c"get",
        variable_get,
        c"get($self, default=<unrepresentable>, /)\n--\n\nThe value in this context; when there is none, the default if there is one.",
    ),
    one_arg(
        c"set",
        variable_set,
        c"set($self, value, /)\n--\n\nSet the value in the current context; the token resets it.",
    ),
    one_arg(
        c"reset",
        variable_reset,
        c"reset($self, token, /)\n--\n\nRestore the value that a token is of.",
    ),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

static mut VARIABLE_ATTRIBUTES: [PyGetSetDef; 2] =
    [readable(c"name", variable_name, c""), PyGetSetDef::EMPTY];

/// `ContextVar`.
pub const VARIABLE_TYPE: PyTypeObject = PyTypeObject {
    tp_getattro: None,
    tp_flags: FLAGS,
    tp_repr: Some(variable_repr),
    tp_hash: Some(address_hash),
    tp_methods: (&raw mut VARIABLE_METHODS).cast(),
    tp_getset: (&raw mut VARIABLE_ATTRIBUTES).cast(),
    tp_new: Some(variable_new),
    ..fields::kind::<2, [usize; 4]>(c"_contextvars.ContextVar", c"")
};

static mut TOKEN_METHODS: [PyMethodDef; 2] = [CLASS_GETITEM, PyMethodDef::EMPTY];

static mut TOKEN_ATTRIBUTES: [PyGetSetDef; 3] = [
    readable(c"var", token_variable, c""),
    readable(c"old_value", token_old, c""),
    PyGetSetDef::EMPTY,
];

/// `Token`.
pub const TOKEN_TYPE: PyTypeObject = PyTypeObject {
    tp_getattro: None,
    tp_flags: FLAGS,
    tp_repr: Some(token_repr),
    tp_hash: Some(PyObject_HashNotImplemented),
    tp_methods: (&raw mut TOKEN_METHODS).cast(),
    tp_getset: (&raw mut TOKEN_ATTRIBUTES).cast(),
    tp_new: Some(token_new),
    ..fields::kind::<3, usize>(c"_contextvars.Token", c"")
};

unsafe extern "C" fn missing_repr(_: *mut PyObject) -> *mut PyObject {
    new_ref(name!("<Token.MISSING>"))
}

static mut MISSING_TYPE: PyTypeObject = PyTypeObject {
    ob_base: crate::types::define::STATIC_TYPE,
    tp_name: c"Token.MISSING".as_ptr(),
    tp_basicsize: size_of::<PyObject>() as Py_ssize_t,
    tp_repr: Some(missing_repr),
    tp_flags: Py_TPFLAGS_DISALLOW_INSTANTIATION,
    ..PyTypeObject::EMPTY
};

static mut MISSING: PyObject = PyObject {
    ob_refcnt: IMMORTAL,
    ob_type: &raw mut MISSING_TYPE,
};

static mut FUNCTIONS: [PyMethodDef; 2] = [
    no_args(
        c"copy_context",
        copy_context,
        c"copy_context($module, /)\n--\n\nA context of its own with what this one holds.",
    ),
    PyMethodDef::EMPTY,
];

static mut DEFINITION: PyModuleDef = define::module(
    c"_contextvars",
    (&raw mut FUNCTIONS).cast(),
    c"Variables whose values belong to a context.",
);

/// The init function of the module `_contextvars`, also as `contextvars`.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        for kind in [
            &raw mut PyContext_Type,
            &raw mut PyContextVar_Type,
            &raw mut PyContextToken_Type,
        ] {
            status(PyModule_AddType(made.ptr(), kind))?;
        }
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn copy_context(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    copy_current().or_null()
}

/// Gives `Token` what stands for a value that was not there.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut MISSING_TYPE))?;
    status(PyDict_SetItemString(
        PyContextToken_Type.tp_dict,
        c"MISSING".as_ptr(),
        &raw mut MISSING,
    ))
}

unsafe fn is_context(op: *mut PyObject) -> bool {
    Py_IS_TYPE(op, &raw mut PyContext_Type)
}

unsafe fn is_variable(op: *mut PyObject) -> bool {
    Py_IS_TYPE(op, &raw mut PyContextVar_Type)
}

unsafe fn is_token(op: *mut PyObject) -> bool {
    Py_IS_TYPE(op, &raw mut PyContextToken_Type)
}

unsafe fn state(context: *mut PyObject) -> *mut State {
    fields::data::<2, State>(context)
}

/// A context with these values, or none.
unsafe fn with(values: Option<*mut PyObject>) -> Fallible<Ref> {
    let own = owned(match values {
        Some(values) => PyDict_Copy(values),
        None => PyDict_New(),
    })?;
    make(&raw mut PyContext_Type, [own.ptr(), null_mut()])
}

/// A new context without values.
pub unsafe fn empty() -> Fallible<Ref> {
    with(None)
}

/// A context of the same values.
pub unsafe fn copy(context: *mut PyObject) -> Fallible<Ref> {
    if !is_context(context) {
        return Err(fail(
            PyExc_TypeError,
            c"an instance of Context was expected",
        ));
    }
    with(Some(get(context, VALUES)))
}

/// The context of the thread, borrowed; made when there is none.
unsafe fn current() -> Fallible<*mut PyObject> {
    let thread = PyThreadState_Get();
    if (*thread).context.is_null() {
        (*thread).context = empty()?.into_raw();
        (*thread).context_ver += 1;
    }
    Ok((*thread).context)
}

/// A copy of the context of the thread.
pub unsafe fn copy_current() -> Fallible<Ref> {
    copy(current()?)
}

/// Makes a context the thread's.
pub unsafe fn enter(context: *mut PyObject) -> Fallible {
    if !is_context(context) {
        return Err(fail(
            PyExc_TypeError,
            c"an instance of Context was expected",
        ));
    }
    if (*state(context)).is_entered != 0 {
        return Err(raise!(
            PyExc_RuntimeError,
            c"cannot enter context: %R is already entered",
            context
        ));
    }
    let thread = PyThreadState_Get();
    *place(context, BEFORE) = (*thread).context;
    (*state(context)).is_entered = 1;
    (*thread).context = new_ref(context);
    (*thread).context_ver += 1;
    Ok(())
}

/// Gives the thread back the context that it had before it entered this one.
pub unsafe fn exit(context: *mut PyObject) -> Fallible {
    if !is_context(context) {
        return Err(fail(
            PyExc_TypeError,
            c"an instance of Context was expected",
        ));
    }
    if (*state(context)).is_entered == 0 {
        return Err(raise!(
            PyExc_RuntimeError,
            c"cannot exit context: %R has not been entered",
            context
        ));
    }
    let thread = PyThreadState_Get();
    if (*thread).context != context {
        return Err(fail(
            PyExc_RuntimeError,
            c"cannot exit context: thread state references a different context object",
        ));
    }
    (*thread).context = place(context, BEFORE).replace(null_mut());
    (*thread).context_ver += 1;
    (*state(context)).is_entered = 0;
    decref(context);
    Ok(())
}

/// A new variable; `default` may be NULL.
pub unsafe fn variable(name: *mut PyObject, default: *mut PyObject) -> Fallible<Ref> {
    if !PyUnicode_Check(name) {
        return Err(fail(
            PyExc_TypeError,
            c"context variable name must be a str",
        ));
    }
    make(&raw mut PyContextVar_Type, [name, default])
}

/// The value of a variable in the current context, or else one of the defaults.
pub unsafe fn value(variable: *mut PyObject, default: *mut PyObject) -> Fallible<Option<Ref>> {
    if !is_variable(variable) {
        return Err(fail(
            PyExc_TypeError,
            c"an instance of ContextVar was expected",
        ));
    }
    let context = (*PyThreadState_Get()).context;
    if !context.is_null() {
        let mut found = null_mut();
        if truth(PyDict_GetItemRef(
            get(context, VALUES),
            variable,
            &raw mut found,
        ))? {
            return Ok(Ref::steal(found));
        }
    }
    Ok([default, get(variable, DEFAULT)]
        .into_iter()
        .find(|one| !one.is_null())
        .map(|one| Ref::new(one)))
}

/// Sets a variable; the token can reset it.
pub unsafe fn assign(variable: *mut PyObject, value: *mut PyObject) -> Fallible<Ref> {
    if !is_variable(variable) {
        return Err(fail(
            PyExc_TypeError,
            c"an instance of ContextVar was expected",
        ));
    }
    let context = current()?;
    let mut old = null_mut();
    let values = get(context, VALUES);
    status(PyDict_GetItemRef(values, variable, &raw mut old))?;
    let old = Ref::steal(old);
    let before = old.as_ref().map_or(null_mut(), |old| old.ptr());
    let token = make(&raw mut PyContextToken_Type, [context, variable, before])?;
    status(PyDict_SetItem(values, variable, value))?;
    Ok(token)
}

/// Gives a variable the value back that it had when the token was made.
pub unsafe fn reset(variable: *mut PyObject, token: *mut PyObject) -> Fallible {
    if !is_variable(variable) {
        return Err(fail(
            PyExc_TypeError,
            c"an instance of ContextVar was expected",
        ));
    }
    if !is_token(token) {
        return Err(fail(PyExc_TypeError, c"an instance of Token was expected"));
    }
    let used = fields::data::<3, usize>(token);
    if *used != 0 {
        return Err(raise!(
            PyExc_RuntimeError,
            c"%R has already been used once",
            token
        ));
    }
    if get(token, VARIABLE) != variable {
        return Err(raise!(
            PyExc_ValueError,
            c"%R was created by a different ContextVar",
            token
        ));
    }
    let context = current()?;
    if get(token, CONTEXT) != context {
        return Err(raise!(
            PyExc_ValueError,
            c"%R was created in a different Context",
            token
        ));
    }
    *used = 1;
    let old = get(token, OLD);
    if old.is_null() {
        status(PyDict_DelItem(get(context, VALUES), variable))
    } else {
        status(PyDict_SetItem(get(context, VALUES), variable, old))
    }
}

unsafe extern "C" fn address_hash(op: *mut PyObject) -> Py_hash_t {
    let hash = op.addr().rotate_right(4) as Py_hash_t;
    if hash == -1 { -2 } else { hash }
}

unsafe extern "C" fn context_new(
    _: *mut PyTypeObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    if Py_SIZE(arguments) != 0 || (!keywords.is_null() && PyDict_Size(keywords) != 0) {
        fail(PyExc_TypeError, c"Context() does not accept any arguments");
        return null_mut();
    }
    empty().or_null()
}

unsafe fn need_variable(key: *mut PyObject) -> Fallible {
    if is_variable(key) {
        return Ok(());
    }
    Err(raise!(
        PyExc_TypeError,
        c"a ContextVar key was expected, got %R",
        key
    ))
}

unsafe extern "C" fn context_contains(op: *mut PyObject, key: *mut PyObject) -> c_int {
    if need_variable(key).is_err() {
        return -1;
    }
    PyDict_Contains(get(op, VALUES), key)
}

unsafe extern "C" fn context_length(op: *mut PyObject) -> Py_ssize_t {
    PyDict_Size(get(op, VALUES))
}

unsafe extern "C" fn context_item(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if need_variable(key).is_err() {
        return null_mut();
    }
    PyObject_GetItem(get(op, VALUES), key)
}

unsafe extern "C" fn context_iter(op: *mut PyObject) -> *mut PyObject {
    PyObject_GetIter(get(op, VALUES))
}

unsafe extern "C" fn context_compare(
    op: *mut PyObject,
    other: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    if !is_context(other) || (operation != Py_EQ && operation != Py_NE) {
        return new_ref(Py_NotImplemented());
    }
    PyObject_RichCompare(get(op, VALUES), get(other, VALUES), operation)
}

unsafe extern "C" fn context_get(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"get".as_ptr(), count, 1, 2) == 0 || need_variable(*args).is_err() {
        return null_mut();
    }
    let mut found = null_mut();
    match PyDict_GetItemRef(get(op, VALUES), *args, &raw mut found) {
        0 if count == 2 => new_ref(*args.add(1)),
        0 => new_ref(Py_None()),
        _ => found,
    }
}

unsafe extern "C" fn context_items(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyObject_CallMethod(get(op, VALUES), c"items".as_ptr(), null())
}

unsafe extern "C" fn context_keys(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyObject_CallMethod(get(op, VALUES), c"keys".as_ptr(), null())
}

unsafe extern "C" fn context_values(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyObject_CallMethod(get(op, VALUES), c"values".as_ptr(), null())
}

unsafe extern "C" fn context_copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    copy(op).or_null()
}

unsafe extern "C" fn context_run(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if count < 1 {
            return Err(fail(
                PyExc_TypeError,
                c"run() missing 1 required positional argument",
            ));
        }
        enter(op)?;
        let result = owned(PyObject_Vectorcall(
            *args,
            args.add(1),
            count as usize - 1,
            names,
        ));
        exit(op)?;
        result
    };
    run().or_null()
}

unsafe extern "C" fn variable_new(
    _: *mut PyTypeObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    let (mut name, mut default) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    if parse_named!(
        arguments,
        keywords,
        c"O|$O:ContextVar",
        [c"", c"default"],
        name,
        default
    )
    .is_err()
    {
        return null_mut();
    }
    variable(name, default).or_null()
}

unsafe extern "C" fn variable_repr(op: *mut PyObject) -> *mut PyObject {
    let default = get(op, DEFAULT);
    if default.is_null() {
        return PyUnicode_FromFormat(c"<ContextVar name=%R at %p>".as_ptr(), get(op, NAME), op);
    }
    PyUnicode_FromFormat(
        c"<ContextVar name=%R default=%R at %p>".as_ptr(),
        get(op, NAME),
        default,
        op,
    )
}

unsafe extern "C" fn variable_name(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(get(op, NAME))
}

unsafe extern "C" fn variable_get(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"get".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    match value(op, if count == 1 { *args } else { null_mut() }) {
        Ok(Some(found)) => found.into_raw(),
        Ok(None) => {
            PyErr_SetObject(PyExc_LookupError, op);
            null_mut()
        }
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn variable_set(op: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    assign(op, value).or_null()
}

unsafe extern "C" fn variable_reset(op: *mut PyObject, token: *mut PyObject) -> *mut PyObject {
    if !is_token(token) {
        PyErr_Format(
            PyExc_TypeError,
            c"expected an instance of Token, got %R".as_ptr(),
            token,
        );
        return null_mut();
    }
    reset(op, token).map(|()| Ref::new(Py_None())).or_null()
}

unsafe extern "C" fn token_new(
    _: *mut PyTypeObject,
    _: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    fail(
        PyExc_RuntimeError,
        c"Tokens can only be created by ContextVars",
    );
    null_mut()
}

unsafe extern "C" fn token_repr(op: *mut PyObject) -> *mut PyObject {
    let used = if *fields::data::<3, usize>(op) == 0 {
        c""
    } else {
        c" used"
    };
    PyUnicode_FromFormat(
        c"<Token%s var=%R at %p>".as_ptr(),
        used.as_ptr(),
        get(op, VARIABLE),
        op,
    )
}

unsafe extern "C" fn token_variable(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(get(op, VARIABLE))
}

unsafe extern "C" fn token_old(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let old = get(op, OLD);
    new_ref(if old.is_null() { &raw mut MISSING } else { old })
}
