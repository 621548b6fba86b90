//! `object.h`.

use crate::prelude::*;
use crate::types::modules::output;
use crate::types::{attribute, compare, function, text};
use crate::types::{kind, object_, super_};
use crate::{object::dump, object::life, object::managed, object::trashcan, weak};

/// None.
#[unsafe(no_mangle)]
pub static mut _Py_NoneStruct: PyObject = PyObject {
    ob_refcnt: IMMORTAL,
    ob_type: &raw mut _PyNone_Type,
};

/// NotImplemented.
#[unsafe(no_mangle)]
pub static mut _Py_NotImplementedStruct: PyObject = PyObject {
    ob_refcnt: IMMORTAL,
    ob_type: &raw mut _PyNotImplemented_Type,
};

/// `bool`.
#[unsafe(no_mangle)]
pub static mut PyBool_Type: PyTypeObject = crate::types::boolean::TYPE;

/// `int`.
#[unsafe(no_mangle)]
pub static mut PyLong_Type: PyTypeObject = crate::types::long::TYPE;

/// `object`.
#[unsafe(no_mangle)]
pub static mut PyBaseObject_Type: PyTypeObject = object_::TYPE;

/// `super`.
#[unsafe(no_mangle)]
pub static mut PySuper_Type: PyTypeObject = super_::TYPE;

/// `type`.
#[unsafe(no_mangle)]
pub static mut PyType_Type: PyTypeObject = kind::TYPE;

// ---- Types ----

/// Make a type ready for use: its base, its dict, the order of its ancestors, what it inherits. Does nothing when it is
/// ready. Returns 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_Ready(type_: *mut PyTypeObject) -> c_int {
    kind::ready::ready(type_).or_minus_one()
}

/// Whether a type is another one or inherits from it: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_IsSubtype(
    derived: *mut PyTypeObject,
    base: *mut PyTypeObject,
) -> c_int {
    kind::mro::is_subtype(derived, base).into()
}

/// The flags of a type.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetFlags(type_: *mut PyTypeObject) -> c_ulong {
    (*type_).tp_flags
}

/// `tp_new` of a type that has nothing of its own to do: allocates, and looks at no argument.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GenericNew(
    type_: *mut PyTypeObject,
    _args: *mut PyObject,
    _kwds: *mut PyObject,
) -> *mut PyObject {
    match (*type_).tp_alloc {
        Some(allocate) => allocate(type_, 0),
        None => null_mut(),
    }
}

/// To be called after a change of a type's dict or bases: what is known of the type and its subclasses is forgotten.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_Modified(type_: *mut PyTypeObject) {
    kind::cache::modified(type_)
}

/// Forget every attribute looked up on a type. Returns the version given to a type last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_ClearCache() -> c_uint {
    kind::cache::clear();
    kind::cache::last_version()
}

/// Give a type a version that stands until it changes. 1, or 0 when it can have none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnstable_Type_AssignVersionTag(type_: *mut PyTypeObject) -> c_int {
    kind::cache::assign_version(type_).into()
}

/// What a name is in the dicts of a type and its ancestors, without descriptors: borrowed, or NULL without an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyType_Lookup(
    type_: *mut PyTypeObject,
    name: *mut PyObject,
) -> *mut PyObject {
    kind::cache::lookup(type_, name)
}

/// As `_PyType_Lookup`; the reference is the caller's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyType_LookupRef(
    type_: *mut PyTypeObject,
    name: *mut PyObject,
) -> *mut PyObject {
    xnew_ref(kind::cache::lookup(type_, name))
}

/// The name of a type after the last dot, in the type's memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyType_Name(type_: *mut PyTypeObject) -> *const c_char {
    kind::info::last_part((*type_).tp_name)
}

/// The dict of a type: a new reference, NULL when it is not ready.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetDict(type_: *mut PyTypeObject) -> *mut PyObject {
    xnew_ref((*type_).tp_dict)
}

/// `__name__` of a type: a new str.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetName(type_: *mut PyTypeObject) -> *mut PyObject {
    kind::info::name(type_).or_null()
}

/// `__qualname__` of a type: a new str.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetQualName(type_: *mut PyTypeObject) -> *mut PyObject {
    kind::info::qualname(type_).or_null()
}

/// Module and qualified name of a type, without the module for those of `builtins` and `__main__`: a new str.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetFullyQualifiedName(type_: *mut PyTypeObject) -> *mut PyObject {
    kind::info::full_name(type_).or_null()
}

/// `__module__` of a type: a new reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetModuleName(type_: *mut PyTypeObject) -> *mut PyObject {
    kind::info::module(type_).or_null()
}

/// The module that a type was made for, borrowed; NULL with TypeError when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetModule(type_: *mut PyTypeObject) -> *mut PyObject {
    kind::info::owner(type_).or_null()
}

/// The state of the module that a type was made for; NULL with TypeError when there is no module.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetModuleState(type_: *mut PyTypeObject) -> *mut c_void {
    match kind::info::owner(type_) {
        Ok(module) => PyModule_GetState(module),
        Err(Raised) => null_mut(),
    }
}

/// The first module made from a definition that a type or one of its ancestors was made for, borrowed; NULL with TypeError
/// when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetModuleByDef(
    type_: *mut PyTypeObject,
    def: *mut PyModuleDef,
) -> *mut PyObject {
    kind::info::owner_by_definition(type_, def).or_null()
}

/// The bytes that a type adds to its base's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetTypeDataSize(cls: *mut PyTypeObject) -> Py_ssize_t {
    kind::info::data_size(cls)
}

/// Have a function called when types that it watches change. Returns its number, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_AddWatcher(callback: PyType_WatchCallback) -> c_int {
    kind::cache::add_watcher(callback).unwrap_or(-1)
}

/// Call a watcher no more. Returns 0, or -1 with an exception when there is none of this number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_ClearWatcher(watcher_id: c_int) -> c_int {
    kind::cache::clear_watcher(watcher_id).or_minus_one()
}

/// Have a watcher told of changes of a type: once, until the type is watched or looked up again. Returns 0, or -1 with an
/// exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_Watch(watcher_id: c_int, type_: *mut PyObject) -> c_int {
    kind::cache::watch(watcher_id, type_).or_minus_one()
}

/// Have a watcher told no more of changes of a type. Returns 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_Unwatch(watcher_id: c_int, type_: *mut PyObject) -> c_int {
    kind::cache::unwatch(watcher_id, type_).or_minus_one()
}

/// Make a type out of a table of slots, of a metatype and for a module, each of which may be NULL; `bases` is a tuple of
/// bases, one base, or NULL for what the table says. Returns a new reference, or NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_FromMetaclass(
    metaclass: *mut PyTypeObject,
    module: *mut PyObject,
    spec: *mut PyType_Spec,
    bases: *mut PyObject,
) -> *mut PyObject {
    if metaclass.is_null() {
        return kind::spec::make(&raw mut PyType_Type, module, spec, bases, false).or_null();
    }
    kind::spec::make(metaclass, module, spec, bases, true).or_null()
}

/// As `PyType_FromMetaclass`, of the metatype of the bases.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_FromModuleAndSpec(
    module: *mut PyObject,
    spec: *mut PyType_Spec,
    bases: *mut PyObject,
) -> *mut PyObject {
    kind::spec::make(&raw mut PyType_Type, module, spec, bases, false).or_null()
}

/// As `PyType_FromMetaclass`, for no module.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_FromSpecWithBases(
    spec: *mut PyType_Spec,
    bases: *mut PyObject,
) -> *mut PyObject {
    kind::spec::make(&raw mut PyType_Type, null_mut(), spec, bases, false).or_null()
}

/// As `PyType_FromMetaclass`, out of the table alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_FromSpec(spec: *mut PyType_Spec) -> *mut PyObject {
    kind::spec::make(&raw mut PyType_Type, null_mut(), spec, null_mut(), false).or_null()
}

/// What is in a slot of a type; NULL when there is nothing, or with SystemError when there is no such slot.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GetSlot(type_: *mut PyTypeObject, slot: c_int) -> *mut c_void {
    kind::slots::get(type_, slot).unwrap_or(null_mut())
}

/// Where the data are that a type adds to an object's: in the object, whose type is that one or a subtype.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetTypeData(
    obj: *mut PyObject,
    cls: *mut PyTypeObject,
) -> *mut c_void {
    kind::info::data(obj, cls)
}

/// Where the items of an object are whose type has `Py_TPFLAGS_ITEMS_AT_END`; NULL with TypeError for another type.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetItemData(obj: *mut PyObject) -> *mut c_void {
    kind::info::item_data(obj).unwrap_or(null_mut())
}

// ---- Attributes, text, comparison ----

/// The names of the attributes of an object, sorted; of NULL SystemError. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Dir(op: *mut PyObject) -> *mut PyObject {
    attribute::dir(op).or_null()
}

/// Write the repr of an object to a file of C; with `Py_PRINT_RAW` in `flags` the str. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Print(op: *mut PyObject, fp: *mut FILE, flags: c_int) -> c_int {
    output::print(op, fp, flags).or_minus_one()
}

/// Whether an object can be called: 1 or 0; of NULL 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCallable_Check(op: *mut PyObject) -> c_int {
    c_int::from(!op.is_null() && (*Py_TYPE(op)).tp_call.is_some())
}

/// The repr, with what is not ASCII escaped. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_ASCII(op: *mut PyObject) -> *mut PyObject {
    text::ascii(op).or_null()
}

/// The object as bytes: what `bytes(op)` gives. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Bytes(op: *mut PyObject) -> *mut PyObject {
    text::bytes(op).or_null()
}

/// Delete an attribute. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_DelAttr(op: *mut PyObject, name: *mut PyObject) -> c_int {
    attribute::delete(op, name).or_minus_one()
}

/// Delete an attribute whose name is UTF-8. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_DelAttrString(op: *mut PyObject, name: *const c_char) -> c_int {
    PyObject_SetAttrString(op, name, null_mut())
}

/// The attribute of an object whose type leaves that to `object`: data descriptors, the instance dict, then the type.
/// New reference; NULL with AttributeError when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GenericGetAttr(
    op: *mut PyObject,
    name: *mut PyObject,
) -> *mut PyObject {
    attribute::generic_get(op, name, null_mut(), false)
}

/// Set an attribute as `object` does; `value` NULL deletes it. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GenericSetAttr(
    op: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    attribute::generic_set(op, name, value, null_mut()).or_minus_one()
}

/// Set the instance dict: the setter of `__dict__`. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GenericSetDict(
    op: *mut PyObject,
    value: *mut PyObject,
    _context: *mut c_void,
) -> c_int {
    attribute::set_dict(op, value).or_minus_one()
}

/// `op.name`. New reference; NULL with AttributeError when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetAttr(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    attribute::get(op, name)
}

/// `op.name` with a name in UTF-8. New reference; NULL with AttributeError when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetAttrString(
    op: *mut PyObject,
    name: *const c_char,
) -> *mut PyObject {
    let kind = Py_TYPE(op);
    if let Some(get) = (*kind).tp_getattr {
        return get(op, name.cast_mut());
    }
    attribute::with_name(name, |name| attribute::get(op, name)).or_null()
}

/// The attribute, without an exception when there is none: 1 and a new reference in `result`, 0 and NULL, or -1 and NULL
/// with an exception other than AttributeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetOptionalAttr(
    op: *mut PyObject,
    name: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    match attribute::get_optional(op, name) {
        Ok(Some(found)) => {
            *result = found.into_raw();
            1
        }
        Ok(None) => {
            *result = null_mut();
            0
        }
        Err(Raised) => {
            *result = null_mut();
            -1
        }
    }
}

/// `PyObject_GetOptionalAttr` with a name in UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetOptionalAttrString(
    op: *mut PyObject,
    name: *const c_char,
    result: *mut *mut PyObject,
) -> c_int {
    *result = null_mut();
    attribute::with_name(name, |name| PyObject_GetOptionalAttr(op, name, result)).unwrap_or(-1)
}

/// Whether there is an attribute: 1 or 0. Errors are reported as unraisable and count as 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_HasAttr(op: *mut PyObject, name: *mut PyObject) -> c_int {
    has_or_report(
        PyObject_HasAttrWithError(op, name),
        c"Exception ignored in PyObject_HasAttr(); consider using PyObject_HasAttrWithError(), PyObject_GetOptionalAttr() or PyObject_GetAttr()",
    )
}

/// `PyObject_HasAttr` with a name in UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_HasAttrString(op: *mut PyObject, name: *const c_char) -> c_int {
    has_or_report(
        PyObject_HasAttrStringWithError(op, name),
        c"Exception ignored in PyObject_HasAttrString(); consider using PyObject_HasAttrStringWithError(), PyObject_GetOptionalAttrString() or PyObject_GetAttrString()",
    )
}

/// An error becomes 0, once it has been reported.
unsafe fn has_or_report(found: c_int, message: &'static CStr) -> c_int {
    if found < 0 {
        PyErr_FormatUnraisable(message.as_ptr());
        return 0;
    }
    found
}

/// Whether there is an attribute: 1, 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_HasAttrStringWithError(
    op: *mut PyObject,
    name: *const c_char,
) -> c_int {
    let mut found = null_mut();
    let code = PyObject_GetOptionalAttrString(op, name, &mut found);
    xdecref(found);
    code
}

/// Whether there is an attribute: 1, 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_HasAttrWithError(
    op: *mut PyObject,
    name: *mut PyObject,
) -> c_int {
    let mut found = null_mut();
    let code = PyObject_GetOptionalAttr(op, name, &mut found);
    xdecref(found);
    code
}

/// The hash; -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Hash(op: *mut PyObject) -> Py_hash_t {
    compare::hash(op)
}

/// The hash of objects that have none: -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_HashNotImplemented(op: *mut PyObject) -> Py_hash_t {
    compare::unhashable(op)
}

/// Whether an object counts as true: 1, 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_IsTrue(op: *mut PyObject) -> c_int {
    compare::is_true_or_minus_one(op)
}

/// Whether an object counts as false: 1, 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Not(op: *mut PyObject) -> c_int {
    match compare::is_true_or_minus_one(op) {
        error @ ..0 => error,
        truth => c_int::from(truth == 0),
    }
}

/// `repr(op)`; of NULL `<NULL>`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Repr(op: *mut PyObject) -> *mut PyObject {
    text::repr(op).or_null()
}

/// Compare by one of `Py_LT`, `Py_LE`, `Py_EQ`, `Py_NE`, `Py_GT`, `Py_GE`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_RichCompare(
    one: *mut PyObject,
    other: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    compare::rich(one, other, operation).or_null()
}

/// Compare; 1, 0, or -1 with an exception. An object equals itself without being asked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_RichCompareBool(
    one: *mut PyObject,
    other: *mut PyObject,
    operation: c_int,
) -> c_int {
    compare::rich_bool(one, other, operation).or_minus_one()
}

/// The object: `tp_iter` of iterators. New reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_SelfIter(op: *mut PyObject) -> *mut PyObject {
    new_ref(op)
}

/// `op.name = value`; `value` NULL deletes it. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_SetAttr(
    op: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    attribute::set(op, name, value).or_minus_one()
}

/// `PyObject_SetAttr` with a name in UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_SetAttrString(
    op: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> c_int {
    if let Some(set) = (*Py_TYPE(op)).tp_setattr {
        return set(op, name.cast_mut(), value);
    }
    attribute::with_name(name, |name| PyObject_SetAttr(op, name, value)).unwrap_or(-1)
}

/// `str(op)`; of NULL `<NULL>`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Str(op: *mut PyObject) -> *mut PyObject {
    text::str(op).or_null()
}

/// Note that the repr of a container is being made: 0, 1 when it was being made in this thread already, -1 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_ReprEnter(op: *mut PyObject) -> c_int {
    text::repr_enter(op).or_minus_one()
}

/// Undo a `Py_ReprEnter` that gave 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_ReprLeave(op: *mut PyObject) {
    text::repr_leave(op);
}

/// What messages call a function by, as in `module.name()`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_FunctionStr(function_: *mut PyObject) -> *mut PyObject {
    function::describe(function_).or_null()
}

/// `PyObject_GenericGetAttr` with another dict in place of that of the object, unless NULL; `suppress` not 0: a missing
/// attribute is NULL without an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_GenericGetAttrWithDict(
    op: *mut PyObject,
    name: *mut PyObject,
    dict: *mut PyObject,
    suppress: c_int,
) -> *mut PyObject {
    attribute::generic_get(op, name, dict, suppress != 0)
}

/// `PyObject_GenericSetAttr` with another dict in place of that of the object, unless NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_GenericSetAttrWithDict(
    op: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
    dict: *mut PyObject,
) -> c_int {
    attribute::generic_set(op, name, value, dict).or_minus_one()
}

/// `PyObject_GetAttr` with a name that is interned once. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_GetAttrId(
    op: *mut PyObject,
    name: *mut _Py_Identifier,
) -> *mut PyObject {
    attribute::with_name((*name).string, |name| PyObject_GetAttr(op, name)).or_null()
}

// ---- Life: counts, birth, death, constants ----

/// A place for a debugger's breakpoint; does nothing.
#[unsafe(no_mangle)]
pub extern "C" fn _Py_BreakPoint() {}

/// One of the objects that always exist, new reference.
///
/// - `constant_id`: `Py_CONSTANT_NONE` (0) to `Py_CONSTANT_EMPTY_TUPLE` (9); any other number is a SystemError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_GetConstant(constant_id: c_uint) -> *mut PyObject {
    xnew_ref(Py_GetConstantBorrowed(constant_id))
}

/// The same, borrowed: the object never dies.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_GetConstantBorrowed(constant_id: c_uint) -> *mut PyObject {
    crate::types::none::constant(constant_id).or_null()
}

/// Whether `x` is None.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_IsNone(x: *mut PyObject) -> c_int {
    c_int::from(x == Py_None())
}

/// Whether `x` and `y` are the same object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_Is(x: *mut PyObject, y: *mut PyObject) -> c_int {
    c_int::from(x == y)
}

/// Call the finalizer of `op`, if its type has one: once in the life of an object that the collector knows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_CallFinalizer(op: *mut PyObject) {
    life::finalize(op);
}

/// Call the finalizer of `op` from its deallocator.
///
/// - Returns 0; or -1 when `op` is alive again, and the deallocator has to return at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_CallFinalizerFromDealloc(op: *mut PyObject) -> c_int {
    if life::finalize_in_dealloc(op) { 0 } else { -1 }
}

/// Give back the managed dict of `obj`, if it has one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_ClearManagedDict(obj: *mut PyObject) {
    managed::clear_dict(obj);
}

/// Visit the managed dict of `obj`, for its `tp_traverse`. Returns what `visit` returned.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_VisitManagedDict(
    obj: *mut PyObject,
    visit: visitproc,
    arg: *mut c_void,
) -> c_int {
    managed::visit_dict(obj, visit, arg)
}

/// Where `op` keeps its dict; NULL when its type has none, and no exception is set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_GetDictPtr(op: *mut PyObject) -> *mut *mut PyObject {
    managed::dict_place(op)
}

/// Replace the managed dict of `obj`; `new_dict` is borrowed, or NULL for none. Returns 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_SetManagedDict(
    obj: *mut PyObject,
    new_dict: *mut PyObject,
) -> c_int {
    managed::set_dict(obj, new_dict);
    0
}

/// End the process after an assertion about `obj` has failed: the message, then what is known of the object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_AssertFailed(
    obj: *mut PyObject,
    expr: *const c_char,
    msg: *const c_char,
    file: *const c_char,
    line: c_int,
    function: *const c_char,
) -> ! {
    dump::assertion_failed(obj, [expr, msg, file, function], line)
}

/// Print what is known of `op` to stderr, for debugging; it may be broken.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_Dump(op: *mut PyObject) {
    dump::dump(op);
}

/// Make a new object, zeroed, with room for `nitems` items and one more; tracked when its type has
/// `Py_TPFLAGS_HAVE_GC`. NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_GenericAlloc(
    type_: *mut PyTypeObject,
    nitems: Py_ssize_t,
) -> *mut PyObject {
    life::generic_alloc(type_, nitems)
}

/// Who is told of objects made and destroyed, or NULL; `data`, unless NULL, is filled with what goes with it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyRefTracer_GetTracer(data: *mut *mut c_void) -> PyRefTracer {
    let (function, its_data) = life::tracer();
    if !data.is_null() {
        *data = its_data;
    }
    function
}

/// Set who is told of objects made (event 0) and destroyed (event 1); NULL: nobody. Returns 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyRefTracer_SetTracer(tracer: PyRefTracer, data: *mut c_void) -> c_int {
    life::set_tracer(tracer, data);
    0
}

/// Give back one reference; of NULL none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_DecRef(o: *mut PyObject) {
    xdecref(o);
}

/// Take one reference: what the macro of this name does, for callers that cannot use macros.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_INCREF(op: *mut PyObject) {
    incref(op);
}

/// Give back one reference, as the macro of this name does; with the last one the object dies.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_DECREF(op: *mut PyObject) {
    decref(op);
}

/// Take one reference, of NULL none, as the macro of this name does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_XINCREF(op: *mut PyObject) {
    xincref(op);
}

/// Give back one reference, of NULL none, as the macro of this name does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_XDECREF(op: *mut PyObject) {
    xdecref(op);
}

/// Take one reference; of NULL none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_IncRef(o: *mut PyObject) {
    xincref(o);
}

/// Take one reference and return `obj`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_NewRef(obj: *mut PyObject) -> *mut PyObject {
    new_ref(obj)
}

/// The same; NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_XNewRef(obj: *mut PyObject) -> *mut PyObject {
    xnew_ref(obj)
}

/// The end of `op`, whose last reference was given back: calls `tp_dealloc`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_Dealloc(op: *mut PyObject) {
    life::dealloc(op);
}

/// Give back one reference to an object that is there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_DecRef(o: *mut PyObject) {
    decref(o);
}

/// Take one reference to an object that is there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_IncRef(o: *mut PyObject) {
    incref(o);
}

/// Give `op`, whose type is set, the count 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_NewReference(op: *mut PyObject) {
    life::new_reference(op);
}

/// The same, for an object that takes another's place.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_NewReferenceNoTotal(op: *mut PyObject) {
    life::new_reference(op);
}

/// Say that an object that was dying lives on. Its count is the caller's to set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_ResurrectReference(op: *mut PyObject) {
    life::resurrected(op);
}

/// Set the count of `ob`, unless it is immortal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_SetRefcnt(ob: *mut PyObject, refcnt: Py_ssize_t) {
    set_refcount(ob, refcnt);
}

/// Put the deallocation of `op` off, for `Py_TRASHCAN_BEGIN`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyTrash_thread_deposit_object(
    tstate: *mut PyThreadState,
    op: *mut PyObject,
) {
    trashcan::deposit(tstate, op);
}

/// Deallocate what was put off, for `Py_TRASHCAN_END`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyTrash_thread_destroy_chain(tstate: *mut PyThreadState) {
    trashcan::destroy_chain(tstate);
}

/// Clear all weak references to `op`, which is dying, and call their callbacks, newest first. An exception that is set
/// stays set; those of callbacks are printed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_ClearWeakRefs(op: *mut PyObject) {
    weak::clear_all(op);
}

/// Clear all weak references to `op` and forget their callbacks.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnstable_Object_ClearWeakRefsNoCallbacks(op: *mut PyObject) {
    weak::clear_all_silently(op);
}
