//! What the types of containers share: tables of methods, errors, equality and indices without a call.

#![expect(non_upper_case_globals, reason = "CPython's names")]

use crate::prelude::*;

pub use super::statics::STATIC_TYPE;

/// `f(self)` or `f(self, argument)`.
pub type Method = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;
/// `f(self, arguments, number)`.
pub type FastMethod =
    unsafe extern "C" fn(*mut PyObject, *const *mut PyObject, Py_ssize_t) -> *mut PyObject;
/// `f(self, arguments, number, names of the keyword ones)`.
pub type FastKeywordsMethod = unsafe extern "C" fn(
    *mut PyObject,
    *const *mut PyObject,
    Py_ssize_t,
    *mut PyObject,
) -> *mut PyObject;
/// `f(self, tuple, dict)`.
pub type KeywordsMethod =
    unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject;

const fn method(name: &'static CStr, function: PyCFunction, flags: c_int) -> PyMethodDef {
    PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: function,
        ml_flags: flags,
        ml_doc: null(),
    }
}

/// A method without arguments.
pub const fn no_args(name: &'static CStr, function: Method) -> PyMethodDef {
    method(name, Some(function), METH_NOARGS)
}

/// A method of one argument.
pub const fn one_arg(name: &'static CStr, function: Method) -> PyMethodDef {
    method(name, Some(function), METH_O)
}

/// A method of one argument that also is the function of a slot, and goes before it.
pub const fn one_arg_coexist(name: &'static CStr, function: Method) -> PyMethodDef {
    method(name, Some(function), METH_O | METH_COEXIST)
}

/// A method of the type, of one argument.
pub const fn class_one_arg(name: &'static CStr, function: Method) -> PyMethodDef {
    method(name, Some(function), METH_O | METH_CLASS)
}

/// A method of positional arguments.
pub const fn fast(name: &'static CStr, function: FastMethod) -> PyMethodDef {
    // SAFETY: the flags say what the function takes.
    let function = unsafe { core::mem::transmute::<FastMethod, Method>(function) };
    method(name, Some(function), METH_FASTCALL)
}

/// A method of the type, of positional arguments.
pub const fn class_fast(name: &'static CStr, function: FastMethod) -> PyMethodDef {
    // SAFETY: the flags say what the function takes.
    let function = unsafe { core::mem::transmute::<FastMethod, Method>(function) };
    method(name, Some(function), METH_FASTCALL | METH_CLASS)
}

/// A method of positional and keyword arguments.
pub const fn fast_keywords(name: &'static CStr, function: FastKeywordsMethod) -> PyMethodDef {
    // SAFETY: the flags say what the function takes.
    let function = unsafe { core::mem::transmute::<FastKeywordsMethod, Method>(function) };
    method(name, Some(function), METH_FASTCALL | METH_KEYWORDS)
}

/// A method that takes a tuple and a dict.
pub const fn keywords(name: &'static CStr, function: KeywordsMethod) -> PyMethodDef {
    // SAFETY: the flags say what the function takes.
    let function = unsafe { core::mem::transmute::<KeywordsMethod, Method>(function) };
    method(name, Some(function), METH_VARARGS | METH_KEYWORDS)
}

/// `__class_getitem__`, for the types that can be subscripted.
pub const CLASS_GETITEM: PyMethodDef = class_one_arg(c"__class_getitem__", class_getitem);

unsafe extern "C" fn class_getitem(kind: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    Py_GenericAlias(kind, item)
}

/// Raises an exception of a constant text.
#[cold]
pub unsafe fn fail(kind: *mut PyObject, text: &CStr) -> Raised {
    PyErr_SetString(kind, text.as_ptr());
    Raised
}

/// Raises SystemError for a wrong argument from C.
#[cold]
pub unsafe fn bad_call() -> Raised {
    PyErr_BadInternalCall();
    Raised
}

/// Raises MemoryError.
#[cold]
pub unsafe fn no_memory() -> Raised {
    PyErr_NoMemory();
    Raised
}

/// Raises KeyError for `key`.
#[cold]
pub unsafe fn key_error(key: *mut PyObject) -> Raised {
    // A tuple would be taken for the arguments.
    if let Some(arguments) = Ref::steal(PyTuple_Pack(1, key)) {
        PyErr_SetObject(PyExc_KeyError, arguments.ptr());
    }
    Raised
}

/// Whether the number of positional arguments is right; TypeError if not.
#[inline(always)]
pub unsafe fn check_count(
    name: &CStr,
    count: Py_ssize_t,
    min: Py_ssize_t,
    max: Py_ssize_t,
) -> Fallible {
    if count >= min && count <= max {
        return Ok(());
    }
    if _PyArg_CheckPositional(name.as_ptr(), count, min, max) == 0 {
        Err(Raised)
    } else {
        Ok(())
    }
}

/// The value of an exact int of one digit.
#[inline(always)]
pub unsafe fn small_int(op: *mut PyObject) -> Option<Py_ssize_t> {
    if !PyLong_CheckExact(op) {
        return None;
    }
    let value = &(*op.cast::<PyLongObject>()).long_value;
    (value.lv_tag < 16)
        .then(|| value.ob_digit[0] as Py_ssize_t * (1 - (value.lv_tag & 3) as Py_ssize_t))
}

/// `op` as an index: an int, or what `__index__` gives. Too large: IndexError.
#[inline(always)]
pub unsafe fn as_index(op: *mut PyObject) -> Fallible<Py_ssize_t> {
    match small_int(op) {
        Some(value) => Ok(value),
        None => as_size(op, PyExc_IndexError),
    }
}

/// `op` as a number of items; too large: `error`, or the nearest when it is NULL.
pub unsafe fn as_size(op: *mut PyObject, error: *mut PyObject) -> Fallible<Py_ssize_t> {
    let value = PyNumber_AsSsize_t(op, error);
    if value == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(value)
}

/// Whether two exact strs are equal.
#[inline(always)]
pub unsafe fn same_text(a: *mut PyObject, b: *mut PyObject) -> bool {
    let length = PyUnicode_GET_LENGTH(a);
    let kind = PyUnicode_KIND(a);
    if length != PyUnicode_GET_LENGTH(b) || kind != PyUnicode_KIND(b) {
        return false;
    }
    let bytes = length as usize * kind as usize;
    libc::memcmp(PyUnicode_DATA(a), PyUnicode_DATA(b), bytes) == 0
}

/// Whether `a == b`, identity first.
#[inline(always)]
pub unsafe fn equal(a: *mut PyObject, b: *mut PyObject) -> Fallible<bool> {
    if a == b {
        return Ok(true);
    }
    let kind = Py_TYPE(a);
    if kind == Py_TYPE(b) {
        if kind == &raw mut PyUnicode_Type {
            return Ok(same_text(a, b));
        }
        if kind == &raw mut PyLong_Type
            && let (Some(a), Some(b)) = (small_int(a), small_int(b))
        {
            return Ok(a == b);
        }
    }
    truth(PyObject_RichCompareBool(a, b, Py_EQ))
}

/// The hash of `key`, that of a str without a call.
#[inline(always)]
pub unsafe fn hash_of(key: *mut PyObject) -> Fallible<Py_hash_t> {
    if PyUnicode_CheckExact(key) {
        let hash = (*key.cast::<PyASCIIObject>()).hash;
        if hash != -1 {
            return Ok(hash);
        }
    }
    let hash = PyObject_Hash(key);
    if hash == -1 { Err(Raised) } else { Ok(hash) }
}

/// What a comparison says of two things whose order is known.
#[inline(always)]
pub fn by_order(order: core::cmp::Ordering, op: c_int) -> bool {
    match op {
        Py_LT => order.is_lt(),
        Py_LE => order.is_le(),
        Py_EQ => order.is_eq(),
        Py_NE => order.is_ne(),
        Py_GT => order.is_gt(),
        _ => order.is_ge(),
    }
}

/// Whether the collector could ever have to look at `op`.
#[inline(always)]
pub unsafe fn may_be_tracked(op: *mut PyObject) -> bool {
    let kind = Py_TYPE(op);
    if (*kind).tp_flags & Py_TPFLAGS_HAVE_GC == 0 {
        return false;
    }
    match (*kind).tp_is_gc {
        Some(is_gc) if is_gc(op) == 0 => false,
        // A tuple that is not tracked has been found to hold nothing that is.
        _ => kind != &raw mut PyTuple_Type || crate::gc::is_tracked(op),
    }
}

/// Calls `visit` for a member, and returns from the traversal when it says so.
macro_rules! visit {
    ($visit:ident, $arg:ident, $member:expr) => {{
        let member = ($member).cast::<PyObject>();
        if !member.is_null()
            && let Some(visit) = $visit
        {
            let code = visit(member, $arg);
            if code != 0 {
                return code;
            }
        }
    }};
}
pub(crate) use visit;

/// Sets a member NULL, and only then gives its reference back.
#[inline(always)]
pub unsafe fn clear_member<T>(member: *mut *mut T) {
    let old = core::mem::replace(&mut *member, null_mut());
    xdecref(old.cast());
}

/// Untracks `op`, and frees it once its members are gone.
#[inline(always)]
pub unsafe fn free_object(op: *mut PyObject) {
    let kind = Py_TYPE(op);
    match (*kind).tp_free {
        Some(free) => free(op.cast()),
        None => crate::gc::free(op),
    }
}

/// A new object of a fixed size of a GC type, not tracked, its own fields not set.
#[inline(always)]
pub unsafe fn new_object<T>(kind: *mut PyTypeObject) -> Fallible<*mut T> {
    let op = crate::gc::allocate(kind, size_of::<T>());
    if op.is_null() {
        return Err(Raised);
    }
    Ok(PyObject_Init(op, kind).cast())
}

/// Text that is put together from pieces, for reprs.
pub struct Text(_PyUnicodeWriter);

impl Text {
    /// Empty, for a result of at least `length` characters.
    pub unsafe fn new(length: Py_ssize_t) -> Text {
        let mut writer = core::mem::MaybeUninit::<_PyUnicodeWriter>::zeroed().assume_init();
        _PyUnicodeWriter_Init(&raw mut writer);
        writer.overallocate = 1;
        writer.min_length = length;
        Text(writer)
    }

    /// Appends ASCII.
    pub unsafe fn ascii(&mut self, text: &str) -> Fallible {
        status(_PyUnicodeWriter_WriteASCIIString(
            &raw mut self.0,
            text.as_ptr().cast(),
            text.len() as Py_ssize_t,
        ))
    }

    /// Appends the repr of an object.
    pub unsafe fn repr(&mut self, op: *mut PyObject) -> Fallible {
        let text = owned(PyObject_Repr(op))?;
        status(_PyUnicodeWriter_WriteStr(&raw mut self.0, text.ptr()))
    }

    /// The str.
    pub unsafe fn finish(mut self) -> Fallible<Ref> {
        let text = _PyUnicodeWriter_Finish(&raw mut self.0);
        core::mem::forget(self);
        owned(text)
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        // SAFETY: `finish` forgets the value, so the writer is live.
        unsafe { _PyUnicodeWriter_Dealloc(&raw mut self.0) }
    }
}

/// Runs `body` unless the repr of `op` is being made already: then the text is `inside`.
pub unsafe fn guarded_repr(
    op: *mut PyObject,
    inside: &CStr,
    body: impl FnOnce() -> Fallible<Ref>,
) -> *mut PyObject {
    match Py_ReprEnter(op) {
        0 => {
            let text = body();
            Py_ReprLeave(op);
            text.or_null()
        }
        1 => PyUnicode_FromString(inside.as_ptr()),
        _ => null_mut(),
    }
}

/// TypeError unless a call by vector has no keyword arguments.
#[inline(always)]
pub unsafe fn no_keyword_names(name: &CStr, names: *mut PyObject) -> Fallible {
    if names.is_null() || Py_SIZE(names) == 0 {
        return Ok(());
    }
    PyErr_Format(
        PyExc_TypeError,
        c"%s() takes no keyword arguments".as_ptr(),
        name.as_ptr(),
    );
    Err(Raised)
}

/// TypeError unless a call has no keyword arguments.
#[inline(always)]
pub unsafe fn no_keywords(name: &CStr, dict: *mut PyObject) -> Fallible {
    if dict.is_null() || _PyArg_NoKeywords(name.as_ptr(), dict) != 0 {
        Ok(())
    } else {
        Err(Raised)
    }
}

/// Where `start` or `stop` of `index` lies in a sequence of `length`: from the end when negative, never below 0.
#[inline(always)]
pub fn from_end(place: Py_ssize_t, length: Py_ssize_t) -> Py_ssize_t {
    if place < 0 {
        (place + length).max(0)
    } else {
        place
    }
}

/// Argument `i` as the start or stop of a search; `default` when it is not given.
pub unsafe fn search_bound(
    args: *const *mut PyObject,
    count: Py_ssize_t,
    i: Py_ssize_t,
    default: Py_ssize_t,
) -> Fallible<Py_ssize_t> {
    let mut bound = default;
    if i < count && _PyEval_SliceIndexNotNone(*args.offset(i), &raw mut bound) == 0 {
        return Err(Raised);
    }
    Ok(bound)
}

/// Raises TypeError for a key that is no index.
#[cold]
pub unsafe fn bad_index(kind: &CStr, key: *mut PyObject) -> Raised {
    PyErr_Format(
        PyExc_TypeError,
        c"%s indices must be integers or slices, not %.200s".as_ptr(),
        kind.as_ptr(),
        (*Py_TYPE(key)).tp_name,
    );
    Raised
}

/// Whether `key` has an `__index__`.
#[inline(always)]
pub unsafe fn is_index(key: *mut PyObject) -> bool {
    PyLong_CheckExact(key) || PyIndex_Check(key) != 0
}

/// A slice as it applies to a sequence of `length`: start, step, number of items.
pub struct Cut {
    /// The first item.
    pub start: Py_ssize_t,
    /// Where it ends, as adjusted.
    pub stop: Py_ssize_t,
    /// From one to the next, never 0.
    pub step: Py_ssize_t,
    /// How many.
    pub count: Py_ssize_t,
}

impl Cut {
    /// What the slice means before the length is known; `__index__` runs here.
    pub unsafe fn unpack(slice: *mut PyObject) -> Fallible<Cut> {
        let (mut start, mut stop, mut step) = (0, 0, 0);
        status(PySlice_Unpack(
            slice,
            &raw mut start,
            &raw mut stop,
            &raw mut step,
        ))?;
        Ok(Cut {
            start,
            stop,
            step,
            count: 0,
        })
    }

    /// Fits it to a length.
    pub unsafe fn fit(mut self, length: Py_ssize_t) -> Cut {
        self.count =
            PySlice_AdjustIndices(length, &raw mut self.start, &raw mut self.stop, self.step);
        self
    }
}

/// The arguments of a call that takes keyword ones only, in the order of `expected`.
pub unsafe fn named_arguments<const N: usize>(
    function: &CStr,
    values: *const *mut PyObject,
    names: *mut PyObject,
    expected: [&CStr; N],
) -> Fallible<[Option<*mut PyObject>; N]> {
    let mut found = [None; N];
    let count = if names.is_null() { 0 } else { Py_SIZE(names) };
    for i in 0..count {
        let name = PyTuple_GET_ITEM(names, i);
        let place = expected
            .iter()
            .position(|known| _PyUnicode_EqualToASCIIString(name, known.as_ptr()) != 0);
        let Some(place) = place else {
            PyErr_Format(
                PyExc_TypeError,
                c"%.200s() got an unexpected keyword argument '%S'".as_ptr(),
                function.as_ptr(),
                name,
            );
            return Err(Raised);
        };
        found[place] = Some(*values.offset(i));
    }
    Ok(found)
}

/// `op.name()`.
pub unsafe fn call_method(op: *mut PyObject, name: *mut PyObject) -> Fallible<Ref> {
    let args = [op];
    owned(PyObject_VectorcallMethod(
        name,
        args.as_ptr(),
        1,
        null_mut(),
    ))
}

/// `op.name(arg)`.
pub unsafe fn call_method_one(
    op: *mut PyObject,
    name: *mut PyObject,
    arg: *mut PyObject,
) -> Fallible<Ref> {
    let args = [op, arg];
    owned(PyObject_VectorcallMethod(
        name,
        args.as_ptr(),
        2,
        null_mut(),
    ))
}

/// From now on the collector looks at `op`, if it did not already.
#[inline(always)]
pub unsafe fn track_once(op: *mut PyObject) {
    if !crate::gc::is_tracked(op) {
        crate::gc::track(op);
    }
}

/// Whether two slots hold the same function.
#[inline(always)]
pub fn same_slot<F: Copy>(a: Option<F>, b: Option<F>) -> bool {
    const { assert!(size_of::<Option<F>>() == size_of::<usize>()) };
    // SAFETY: a slot is NULL or the address of a function.
    let address = |slot: &Option<F>| unsafe { core::mem::transmute_copy::<_, usize>(slot) };
    address(&a) == address(&b)
}

/// Untracks a dying container, and begins its deallocation in `dealloc` as `trashcan::begin` does. What is done here is not
/// in the frame of `dealloc` unless the compiler optimises: that frame nests deep.
#[inline]
pub unsafe fn begin_dealloc(
    op: *mut PyObject,
    dealloc: unsafe extern "C" fn(*mut PyObject),
) -> Option<*mut PyThreadState> {
    crate::gc::untrack(op);
    crate::object::trashcan::begin(op, dealloc)
}
