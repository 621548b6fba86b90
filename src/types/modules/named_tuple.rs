//! `collections.namedtuple`: classes of tuples whose items have names.
//!
//! The functions of such a class are made for it: each is bound to what it needs to know of the class.

use crate::prelude::*;
use crate::types::define::{fast, named, no_args};
use crate::types::modules::fields::{self, Fields, call_method, get, parse};
use crate::types::raise::fail;
use crate::types::repr::Text;
use crate::types::tuple;

/// What the `__new__` of a class knows: the name of the class, the names of the fields, the values of the last ones.
const CLASS: Py_ssize_t = 0;
const NAMES: Py_ssize_t = 1;
const DEFAULTS: Py_ssize_t = 2;

static mut NEW: PyMethodDef = named(c"__new__", new, c"");
static mut MAKE: PyMethodDef = fast(
    c"_make",
    make,
    c"A tuple of the class with the items of an iterable.",
);
static mut REPLACE: PyMethodDef = named(
    c"_replace",
    replace,
    c"A tuple that differs in the given fields.",
);
static mut REPR: PyMethodDef = no_args(
    c"__repr__",
    repr,
    c"The name of the class, with the fields and what they are.",
);
static mut AS_DICT: PyMethodDef = no_args(
    c"_asdict",
    as_dict,
    c"The fields and what they are, as a dict.",
);
static mut ITEMS: PyMethodDef = no_args(
    c"__getnewargs__",
    items,
    c"The items as a plain tuple, for pickle.",
);

/// The field of a tuple: its number.
type Getter = Fields<1, Py_ssize_t>;

static mut GETTER_MEMBERS: [PyMemberDef; 2] = [
    PyMemberDef {
        name: c"__doc__".as_ptr(),
        r#type: _Py_T_OBJECT,
        offset: core::mem::offset_of!(Getter, refs) as Py_ssize_t,
        flags: 0,
        doc: null(),
    },
    PyMemberDef::EMPTY,
];

static mut GETTER_METHODS: [PyMethodDef; 2] = [
    no_args(c"__reduce__", reduce_getter, c""),
    PyMethodDef::EMPTY,
];

/// `collections._tuplegetter`.
pub static mut GETTER: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
    tp_repr: Some(repr_getter),
    tp_setattro: Some(PyObject_GenericSetAttr),
    tp_methods: (&raw mut GETTER_METHODS).cast(),
    tp_members: (&raw mut GETTER_MEMBERS).cast(),
    tp_descr_get: Some(get_field),
    tp_descr_set: Some(set_field),
    tp_new: Some(new_getter),
    ..fields::kind::<1, Py_ssize_t>(c"collections._tuplegetter", c"")
};

unsafe fn place(op: *mut PyObject) -> *mut Py_ssize_t {
    fields::data::<1, Py_ssize_t>(op)
}

unsafe fn getter(at: Py_ssize_t, doc: *mut PyObject) -> Fallible<Ref> {
    let made = fields::make(&raw mut GETTER, [doc])?;
    *place(made.ptr()) = at;
    Ok(made)
}

unsafe extern "C" fn new_getter(
    _: *mut PyTypeObject,
    args: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    let (mut at, mut doc) = (0 as Py_ssize_t, null_mut::<PyObject>());
    let format = c"nO:_tuplegetter";
    if PyArg_ParseTuple(args, format.as_ptr(), &raw mut at, &raw mut doc) == 0 {
        return null_mut();
    }
    getter(at, doc).or_null()
}

unsafe extern "C" fn get_field(
    op: *mut PyObject,
    instance: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    if instance.is_null() {
        return new_ref(op);
    }
    let at = *place(op);
    if !PyTuple_Check(instance) {
        if instance == Py_None() {
            return new_ref(op);
        }
        return PyErr_Format(
            PyExc_TypeError,
            c"descriptor for index '%zd' for tuple subclasses doesn't apply to '%s' object"
                .as_ptr(),
            at,
            (*Py_TYPE(instance)).tp_name,
        );
    }
    if at < 0 || at >= Py_SIZE(instance) {
        PyErr_SetString(PyExc_IndexError, c"tuple index out of range".as_ptr());
        return null_mut();
    }
    new_ref(PyTuple_GET_ITEM(instance, at))
}

unsafe extern "C" fn set_field(_: *mut PyObject, _: *mut PyObject, value: *mut PyObject) -> c_int {
    let text = if value.is_null() {
        c"can't delete attribute"
    } else {
        c"can't set attribute"
    };
    PyErr_SetString(PyExc_AttributeError, text.as_ptr());
    -1
}

unsafe extern "C" fn repr_getter(op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(
        c"%s(%zd, %R)".as_ptr(),
        _PyType_Name(Py_TYPE(op)),
        *place(op),
        get(op, 0),
    )
}

unsafe extern "C" fn reduce_getter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    Py_BuildValue(c"(O(nO))".as_ptr(), Py_TYPE(op), *place(op), get(op, 0))
}

/// A class with fields of those names and no defaults.
pub unsafe fn of(name: &CStr, names: &[&CStr], module: &CStr) -> Fallible<Ref> {
    let all = tuple::of_length(names.len() as Py_ssize_t)?;
    for (i, name) in names.iter().enumerate() {
        let name = owned(PyUnicode_InternFromString(name.as_ptr()))?;
        PyTuple_SET_ITEM(all.ptr(), i as Py_ssize_t, name.into_raw());
    }
    let name = owned(PyUnicode_InternFromString(name.as_ptr()))?;
    let module = owned(PyUnicode_InternFromString(module.as_ptr()))?;
    class(name.ptr(), all.ptr(), tuple::empty(), module.ptr())
}

unsafe fn add(dict: &Ref, name: &CStr, value: Fallible<Ref>) -> Fallible {
    let value = value?;
    status(PyDict_SetItemString(dict.ptr(), name.as_ptr(), value.ptr()))
}

unsafe fn of_tuples(definition: *mut PyMethodDef) -> Fallible<Ref> {
    owned(PyDescr_NewMethod(&raw mut PyTuple_Type, definition))
}

/// The class: names, defaults of the last fields, and the module that it says to be of.
unsafe fn class(
    name: *mut PyObject,
    names: *mut PyObject,
    defaults: *mut PyObject,
    module: *mut PyObject,
) -> Fallible<Ref> {
    status(PyType_Ready(&raw mut GETTER))?;
    let dict = owned(PyDict_New())?;
    let count = Py_SIZE(names);
    let comma = owned(PyUnicode_FromString(c", ".as_ptr()))?;
    let listed = owned(PyUnicode_Join(comma.ptr(), names))?;
    let doc = owned(PyUnicode_FromFormat(
        c"%U(%U%s)".as_ptr(),
        name,
        listed.ptr(),
        if count == 1 {
            c",".as_ptr()
        } else {
            c"".as_ptr()
        },
    ))?;
    add(&dict, c"__doc__", Ok(doc))?;
    add(&dict, c"__slots__", Ok(Ref::new(tuple::empty())))?;
    add(&dict, c"_fields", Ok(Ref::new(names)))?;
    let given = owned(PyDict_New())?;
    let first = count - Py_SIZE(defaults);
    for i in first..count {
        let value = PyTuple_GET_ITEM(defaults, i - first);
        status(PyDict_SetItem(
            given.ptr(),
            PyTuple_GET_ITEM(names, i),
            value,
        ))?;
    }
    add(&dict, c"_field_defaults", Ok(given))?;
    let known = owned(PyTuple_Pack(3, name, names, defaults))?;
    let function = owned(PyCFunction_New(&raw mut NEW, known.ptr()))?;
    add(&dict, c"__new__", owned(PyStaticMethod_New(function.ptr())))?;
    let function = owned(PyCFunction_New(&raw mut MAKE, null_mut()))?;
    add(&dict, c"_make", owned(PyClassMethod_New(function.ptr())))?;
    let replacing = of_tuples(&raw mut REPLACE)?;
    add(&dict, c"__replace__", Ok(replacing.clone()))?;
    add(&dict, c"_replace", Ok(replacing))?;
    add(&dict, c"__repr__", of_tuples(&raw mut REPR))?;
    add(&dict, c"_asdict", of_tuples(&raw mut AS_DICT))?;
    add(&dict, c"__getnewargs__", of_tuples(&raw mut ITEMS))?;
    add(&dict, c"__match_args__", Ok(Ref::new(names)))?;
    for i in 0..count {
        let doc = owned(PyUnicode_FromFormat(
            c"Alias for field number %zd".as_ptr(),
            i,
        ))?;
        let field = getter(i, doc.ptr())?;
        status(PyDict_SetItem(
            dict.ptr(),
            PyTuple_GET_ITEM(names, i),
            field.ptr(),
        ))?;
    }
    status(PyDict_SetItem(dict.ptr(), name!("__module__"), module))?;
    let bases = owned(PyTuple_Pack(1, &raw mut PyTuple_Type))?;
    fields::call!((&raw mut PyType_Type).cast(), name, bases.ptr(), dict.ptr())
}

/// The class of an object, as `__new__` has it: a tuple of its items.
unsafe fn build(class: *mut PyObject, items: *mut PyObject) -> Fallible<Ref> {
    if !PyType_Check(class) || PyType_IsSubtype(class.cast(), &raw mut PyTuple_Type) == 0 {
        return Err(fail(
            PyExc_TypeError,
            c"tuple.__new__(X): X is not a subtype of tuple",
        ));
    }
    let args = owned(PyTuple_Pack(1, items))?;
    let Some(new) = PyTuple_Type.tp_new else {
        return Err(Raised);
    };
    owned(new(class.cast(), args.ptr(), null_mut()))
}

unsafe extern "C" fn new(
    known: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let names = PyTuple_GET_ITEM(known, NAMES);
        let given = Py_SIZE(args);
        if given == 0 {
            return Err(missing(known, &[c"_cls"]));
        }
        let count = Py_SIZE(names);
        if given > count + 1 {
            return Err(too_many(known, given));
        }
        let items = tuple::of_length(count)?;
        for i in 1..given {
            PyTuple_SET_ITEM(items.ptr(), i - 1, new_ref(PyTuple_GET_ITEM(args, i)));
        }
        if !kwargs.is_null() {
            fill_named(known, items.ptr(), kwargs)?;
        }
        fill_rest(known, items.ptr())?;
        build(PyTuple_GET_ITEM(args, 0), items.ptr())
    };
    run().or_null()
}

/// Puts the arguments that have names in their places.
unsafe fn fill_named(
    known: *mut PyObject,
    items: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible {
    let names = PyTuple_GET_ITEM(known, NAMES);
    let (mut at, mut name, mut value) = (0, null_mut(), null_mut());
    while PyDict_Next(kwargs, &raw mut at, &raw mut name, &raw mut value) != 0 {
        let mut place = 0;
        while place < Py_SIZE(names)
            && !truth(PyObject_RichCompareBool(
                PyTuple_GET_ITEM(names, place),
                name,
                Py_EQ,
            ))?
        {
            place += 1;
        }
        let text = if place == Py_SIZE(names) {
            c"%U.__new__() got an unexpected keyword argument '%S'"
        } else if !PyTuple_GET_ITEM(items, place).is_null() {
            c"%U.__new__() got multiple values for argument '%S'"
        } else {
            PyTuple_SET_ITEM(items, place, new_ref(value));
            continue;
        };
        PyErr_Format(
            PyExc_TypeError,
            text.as_ptr(),
            PyTuple_GET_ITEM(known, CLASS),
            name,
        );
        return Err(Raised);
    }
    Ok(())
}

/// Puts defaults in the places that are left.
unsafe fn fill_rest(known: *mut PyObject, items: *mut PyObject) -> Fallible {
    let names = PyTuple_GET_ITEM(known, NAMES);
    let defaults = PyTuple_GET_ITEM(known, DEFAULTS);
    let first = Py_SIZE(names) - Py_SIZE(defaults);
    let mut absent = Text::new(0);
    let mut count = 0;
    let is_absent = |i: Py_ssize_t| i < first && PyTuple_GET_ITEM(items, i).is_null();
    let all = (0..first).filter(|i| is_absent(*i)).count();
    for i in 0..Py_SIZE(names) {
        if is_absent(i) {
            count += 1;
            if count > 1 {
                absent.ascii(match (count == all, all) {
                    (true, 2) => " and ",
                    (true, _) => ", and ",
                    _ => ", ",
                })?;
            }
            absent.repr(PyTuple_GET_ITEM(names, i))?;
        } else if PyTuple_GET_ITEM(items, i).is_null() {
            PyTuple_SET_ITEM(items, i, new_ref(PyTuple_GET_ITEM(defaults, i - first)));
        }
    }
    if count == 0 {
        return Ok(());
    }
    let absent = absent.finish()?;
    PyErr_Format(
        PyExc_TypeError,
        c"%U.__new__() missing %zd required positional argument%s: %U".as_ptr(),
        PyTuple_GET_ITEM(known, CLASS),
        count as Py_ssize_t,
        if count == 1 {
            c"".as_ptr()
        } else {
            c"s".as_ptr()
        },
        absent.ptr(),
    );
    Err(Raised)
}

#[cold]
unsafe fn missing(known: *mut PyObject, names: &[&CStr]) -> Raised {
    PyErr_Format(
        PyExc_TypeError,
        c"%U.__new__() missing 1 required positional argument: '%s'".as_ptr(),
        PyTuple_GET_ITEM(known, CLASS),
        names[0].as_ptr(),
    );
    Raised
}

#[cold]
unsafe fn too_many(known: *mut PyObject, given: Py_ssize_t) -> Raised {
    let most = Py_SIZE(PyTuple_GET_ITEM(known, NAMES)) + 1;
    let defaults = Py_SIZE(PyTuple_GET_ITEM(known, DEFAULTS));
    let class = PyTuple_GET_ITEM(known, CLASS);
    if defaults == 0 {
        PyErr_Format(
            PyExc_TypeError,
            c"%U.__new__() takes %zd positional argument%s but %zd were given".as_ptr(),
            class,
            most,
            if most == 1 {
                c"".as_ptr()
            } else {
                c"s".as_ptr()
            },
            given,
        );
    } else {
        PyErr_Format(
            PyExc_TypeError,
            c"%U.__new__() takes from %zd to %zd positional arguments but %zd were given".as_ptr(),
            class,
            most - defaults,
            most,
            given,
        );
    }
    Raised
}

/// The fields of a class or of its object.
unsafe fn names_of(op: *mut PyObject) -> Fallible<Ref> {
    let names = owned(PyObject_GetAttr(op, name!("_fields")))?;
    if !PyTuple_Check(names.ptr()) {
        return owned(PySequence_Tuple(names.ptr()));
    }
    Ok(names)
}

unsafe fn made(class: *mut PyObject, items: *mut PyObject) -> Fallible<Ref> {
    let result = build(class, items)?;
    let names = names_of(class)?;
    if Py_SIZE(names.ptr()) != Py_SIZE(result.ptr()) {
        PyErr_Format(
            PyExc_TypeError,
            c"Expected %zd arguments, got %zd".as_ptr(),
            Py_SIZE(names.ptr()),
            Py_SIZE(result.ptr()),
        );
        return Err(Raised);
    }
    Ok(result)
}

unsafe extern "C" fn make(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"_make".as_ptr(), count, 2, 2) == 0 {
        return null_mut();
    }
    made(*args, *args.add(1)).or_null()
}

unsafe extern "C" fn replace(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if Py_SIZE(args) > 0 {
            let class = owned(PyType_GetName(Py_TYPE(op)))?;
            PyErr_Format(
                PyExc_TypeError,
                c"%U._replace() takes 1 positional argument but %zd were given".as_ptr(),
                class.ptr(),
                Py_SIZE(args) + 1,
            );
            return Err(Raised);
        }
        let rest = owned(if kwargs.is_null() {
            PyDict_New()
        } else {
            PyDict_Copy(kwargs)
        })?;
        let names = names_of(op)?;
        let count = Py_SIZE(names.ptr()).min(Py_SIZE(op));
        let items = tuple::of_length(count)?;
        for i in 0..count {
            let name = PyTuple_GET_ITEM(names.ptr(), i);
            let item = call_method!(name!("pop"), rest.ptr(), name, PyTuple_GET_ITEM(op, i))?;
            PyTuple_SET_ITEM(items.ptr(), i, item.into_raw());
        }
        let result = made(Py_TYPE(op).cast(), items.ptr())?;
        if PyDict_Size(rest.ptr()) > 0 {
            let names = owned(PyDict_Keys(rest.ptr()))?;
            PyErr_Format(
                PyExc_TypeError,
                c"Got unexpected field names: %R".as_ptr(),
                names.ptr(),
            );
            return Err(Raised);
        }
        Ok(result)
    };
    run().or_null()
}

unsafe extern "C" fn repr(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut text = Text::new(32);
        let class = owned(PyType_GetName(Py_TYPE(op)))?;
        let names = names_of(op)?;
        text.str(class.ptr())?;
        text.ascii("(")?;
        for i in 0..Py_SIZE(names.ptr()).min(Py_SIZE(op)) {
            if i > 0 {
                text.ascii(", ")?;
            }
            text.str(PyTuple_GET_ITEM(names.ptr(), i))?;
            text.ascii("=")?;
            text.repr(PyTuple_GET_ITEM(op, i))?;
        }
        text.ascii(")")?;
        text.finish()
    };
    run().or_null()
}

unsafe extern "C" fn as_dict(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let names = names_of(op)?;
        let dict = owned(PyDict_New())?;
        for i in 0..Py_SIZE(names.ptr()).min(Py_SIZE(op)) {
            status(PyDict_SetItem(
                dict.ptr(),
                PyTuple_GET_ITEM(names.ptr(), i),
                PyTuple_GET_ITEM(op, i),
            ))?;
        }
        Ok(dict)
    };
    run().or_null()
}

unsafe extern "C" fn items(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    tuple::slice(op, 0, Py_SIZE(op)).or_null()
}

const KEYWORDS: [&[u8]; 35] = [
    b"False",
    b"None",
    b"True",
    b"and",
    b"as",
    b"assert",
    b"async",
    b"await",
    b"break",
    b"class",
    b"continue",
    b"def",
    b"del",
    b"elif",
    b"else",
    b"except",
    b"finally",
    b"for",
    b"from",
    b"global",
    b"if",
    b"import",
    b"in",
    b"is",
    b"lambda",
    b"nonlocal",
    b"not",
    b"or",
    b"pass",
    b"raise",
    b"return",
    b"try",
    b"while",
    b"with",
    b"yield",
];

unsafe fn is_keyword(name: *mut PyObject) -> Fallible<bool> {
    let text = PyUnicode_AsUTF8(name);
    if text.is_null() {
        return Err(Raised);
    }
    Ok(KEYWORDS.contains(&CStr::from_ptr(text).to_bytes()))
}

unsafe fn starts_with_underscore(name: *mut PyObject) -> bool {
    PyUnicode_GET_LENGTH(name) > 0 && PyUnicode_READ_CHAR(name, 0) == u32::from(b'_')
}

/// A list of the names of fields, which are given as text or as an iterable.
unsafe fn listed(given: *mut PyObject) -> Fallible<Ref> {
    if PyUnicode_Check(given) {
        let comma = owned(PyUnicode_FromString(c",".as_ptr()))?;
        let space = owned(PyUnicode_FromString(c" ".as_ptr()))?;
        let text = owned(PyUnicode_Replace(given, comma.ptr(), space.ptr(), -1))?;
        return owned(PyUnicode_Split(text.ptr(), null_mut(), -1));
    }
    let names = owned(PySequence_List(given))?;
    for i in 0..Py_SIZE(names.ptr()) {
        let text = owned(PyObject_Str(PyList_GET_ITEM(names.ptr(), i)))?;
        status(PyList_SetItem(names.ptr(), i, text.into_raw()))?;
    }
    Ok(names)
}

/// Puts `_0`, `_1`... for names that cannot be those of fields.
unsafe fn rename_wrong(names: *mut PyObject) -> Fallible {
    let seen = owned(PySet_New(null_mut()))?;
    for i in 0..Py_SIZE(names) {
        let name = PyList_GET_ITEM(names, i);
        let wrong = PyUnicode_IsIdentifier(name) == 0
            || is_keyword(name)?
            || starts_with_underscore(name)
            || truth(PySet_Contains(seen.ptr(), name))?;
        status(PySet_Add(seen.ptr(), name))?;
        if wrong {
            let instead = owned(PyUnicode_FromFormat(c"_%zd".as_ptr(), i))?;
            status(PyList_SetItem(names, i, instead.into_raw()))?;
        }
    }
    Ok(())
}

unsafe fn wrong_name(text: &CStr, name: *mut PyObject) -> Raised {
    PyErr_Format(PyExc_ValueError, text.as_ptr(), name);
    Raised
}

unsafe fn check_name(name: *mut PyObject) -> Fallible {
    if !PyUnicode_CheckExact(name) {
        return Err(fail(
            PyExc_TypeError,
            c"Type names and field names must be strings",
        ));
    }
    if PyUnicode_IsIdentifier(name) == 0 {
        let text = c"Type names and field names must be valid identifiers: %R";
        return Err(wrong_name(text, name));
    }
    if is_keyword(name)? {
        let text = c"Type names and field names cannot be a keyword: %R";
        return Err(wrong_name(text, name));
    }
    Ok(())
}

unsafe fn check_fields(names: *mut PyObject, renamed: bool) -> Fallible {
    let seen = owned(PySet_New(null_mut()))?;
    for i in 0..Py_SIZE(names) {
        let name = PyList_GET_ITEM(names, i);
        if starts_with_underscore(name) && !renamed {
            let text = c"Field names cannot start with an underscore: %R";
            return Err(wrong_name(text, name));
        }
        if truth(PySet_Contains(seen.ptr(), name))? {
            let text = c"Encountered duplicate field name: %R";
            return Err(wrong_name(text, name));
        }
        status(PySet_Add(seen.ptr(), name))?;
    }
    Ok(())
}

/// `collections.namedtuple`.
pub unsafe extern "C" fn namedtuple(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut name, mut given) = (null_mut::<PyObject>(), null_mut::<PyObject>());
        let (mut defaults, mut module) = (Py_None(), Py_None());
        let mut rename: c_int = 0;
        let required = [c"typename", c"field_names"];
        fields::need(args, kwargs, c"namedtuple", &required)?;
        parse!(
            args,
            kwargs,
            c"OO|$pOO:namedtuple",
            [
                c"typename",
                c"field_names",
                c"rename",
                c"defaults",
                c"module"
            ],
            name,
            given,
            rename,
            defaults,
            module
        );
        let names = listed(given)?;
        let name = owned(PyObject_Str(name))?;
        if rename != 0 {
            rename_wrong(names.ptr())?;
        }
        check_name(name.ptr())?;
        for i in 0..Py_SIZE(names.ptr()) {
            check_name(PyList_GET_ITEM(names.ptr(), i))?;
        }
        check_fields(names.ptr(), rename != 0)?;
        let defaults = if defaults == Py_None() {
            Ref::new(tuple::empty())
        } else {
            owned(PySequence_Tuple(defaults))?
        };
        if Py_SIZE(defaults.ptr()) > Py_SIZE(names.ptr()) {
            return Err(fail(
                PyExc_TypeError,
                c"Got more default values than field names",
            ));
        }
        let mut interned = name.into_raw();
        PyUnicode_InternInPlace(&raw mut interned);
        let name = Ref::steal_unchecked(interned);
        for i in 0..Py_SIZE(names.ptr()) {
            let mut field = new_ref(PyList_GET_ITEM(names.ptr(), i));
            PyUnicode_InternInPlace(&raw mut field);
            status(PyList_SetItem(names.ptr(), i, field))?;
        }
        let names = owned(PyList_AsTuple(names.ptr()))?;
        if module == Py_None() {
            module = name!("__main__");
        }
        class(name.ptr(), names.ptr(), defaults.ptr(), module)
    };
    run().or_null()
}
