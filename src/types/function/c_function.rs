//! Functions of C as objects: `builtin_function_or_method`, and `builtin_method`, which knows the class it is defined in.

use super::convention;
use crate::gc;
use crate::object::trashcan;
use crate::prelude::*;
use crate::types::container::visit_all;
use crate::types::define::{STATIC_TYPE, no_args, readable, writable};
use crate::types::descriptors;

const FLAGS: c_ulong = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL;

/// `builtin_function_or_method`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"builtin_function_or_method".as_ptr(),
    tp_basicsize: size_of::<PyCFunctionObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_vectorcall_offset: core::mem::offset_of!(PyCFunctionObject, vectorcall) as Py_ssize_t,
    tp_repr: Some(repr),
    tp_hash: Some(hash),
    tp_call: Some(convention::call),
    tp_flags: FLAGS,
    tp_traverse: Some(traverse),
    tp_richcompare: Some(richcompare),
    tp_weaklistoffset: core::mem::offset_of!(PyCFunctionObject, m_weakreflist) as Py_ssize_t,
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut GETSETS).cast(),
    ..PyTypeObject::EMPTY
};

/// `builtin_method`.
pub const METHOD_TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"builtin_method".as_ptr(),
    tp_basicsize: size_of::<PyCMethodObject>() as Py_ssize_t,
    tp_base: &raw mut PyCFunction_Type,
    ..PyTypeObject::EMPTY
};

static mut METHODS: [PyMethodDef; 2] = [no_args(c"__reduce__", reduce, c""), PyMethodDef::EMPTY];

static mut MEMBERS: [PyMemberDef; 2] = [
    writable(
        c"__module__",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyCFunctionObject, m_module),
        c"",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSETS: [PyGetSetDef; 6] = [
    readable(c"__doc__", get_doc, c""),
    readable(c"__name__", get_name, c""),
    readable(c"__qualname__", get_qualname, c""),
    readable(c"__self__", get_self, c""),
    readable(c"__text_signature__", get_signature, c""),
    PyGetSetDef::EMPTY,
];

/// A new function of C. `kind` is the class it is defined in, for conventions with METH_METHOD.
pub unsafe fn make(
    method: *mut PyMethodDef,
    own_self: *mut PyObject,
    module: *mut PyObject,
    kind: *mut PyTypeObject,
) -> Fallible<Ref> {
    let flags = (*method).ml_flags;
    let Ok(vectorcall) = convention::vectorcall_for(flags) else {
        PyErr_Format(
            PyExc_SystemError,
            c"%s() method: bad call flags".as_ptr(),
            (*method).ml_name,
        );
        return Err(Raised);
    };
    let with_class = flags & METH_METHOD != 0;
    if with_class == kind.is_null() {
        let text = if with_class {
            c"attempting to create PyCMethod with a METH_METHOD flag but no class"
        } else {
            c"attempting to create PyCFunction with class but no METH_METHOD flag"
        };
        PyErr_SetString(PyExc_SystemError, text.as_ptr());
        return Err(Raised);
    }
    let made = if with_class {
        _PyObject_GC_New(&raw mut PyCMethod_Type)
    } else {
        _PyObject_GC_New(&raw mut PyCFunction_Type)
    };
    let function = made.cast::<PyCFunctionObject>();
    if function.is_null() {
        return Err(Raised);
    }
    if with_class {
        (*made.cast::<PyCMethodObject>()).mm_class = new_ref(kind).cast();
    }
    (*function).m_ml = method;
    (*function).m_self = xnew_ref(own_self);
    (*function).m_module = xnew_ref(module);
    (*function).m_weakreflist = null_mut();
    (*function).vectorcall = vectorcall;
    gc::track(made);
    Ok(Ref::steal_unchecked(made))
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let function = op.cast::<PyCFunctionObject>();
    gc::untrack(op);
    let Some(thread) = trashcan::begin(op, dealloc) else {
        return;
    };
    if !(*function).m_weakreflist.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    if (*(*function).m_ml).ml_flags & METH_METHOD != 0 {
        xdecref((*op.cast::<PyCMethodObject>()).mm_class.cast());
    }
    xdecref((*function).m_self);
    xdecref((*function).m_module);
    PyObject_GC_Del(op.cast());
    trashcan::end(thread);
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let function = op.cast::<PyCFunctionObject>();
    let kind = if (*(*function).m_ml).ml_flags & METH_METHOD != 0 {
        (*op.cast::<PyCMethodObject>()).mm_class.cast()
    } else {
        null_mut()
    };
    visit_all(
        visit,
        arg,
        &[kind, (*function).m_self, (*function).m_module],
    )
}

/// The type whose method a function is: that of its `self`; NULL for a function of a module.
unsafe fn owner(function: *mut PyCFunctionObject) -> *mut PyObject {
    let own_self = (*function).m_self;
    if own_self.is_null() || PyModule_Check(own_self) {
        null_mut()
    } else if PyType_Check(own_self) {
        own_self
    } else {
        Py_TYPE(own_self).cast()
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let function = op.cast::<PyCFunctionObject>();
    let name = (*(*function).m_ml).ml_name;
    if owner(function).is_null() {
        return PyUnicode_FromFormat(c"<built-in function %s>".as_ptr(), name);
    }
    PyUnicode_FromFormat(
        c"<built-in method %s of %s object at %p>".as_ptr(),
        name,
        (*Py_TYPE((*function).m_self)).tp_name,
        (*function).m_self,
    )
}

unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    let function = op.cast::<PyCFunctionObject>();
    let code = (*(*function).m_ml)
        .ml_meth
        .map_or(null_mut(), |f| f as *mut c_void);
    let hash = Py_HashPointer((*function).m_self.cast()) ^ Py_HashPointer(code);
    if hash == -1 { -2 } else { hash }
}

unsafe extern "C" fn richcompare(
    one: *mut PyObject,
    other: *mut PyObject,
    operator: c_int,
) -> *mut PyObject {
    let comparable = (operator == Py_EQ || operator == Py_NE)
        && PyCFunction_Check(one)
        && PyCFunction_Check(other);
    if !comparable {
        return new_ref(Py_NotImplemented());
    }
    let (a, b) = (
        one.cast::<PyCFunctionObject>(),
        other.cast::<PyCFunctionObject>(),
    );
    let code = |c: *mut PyCFunctionObject| (*(*c).m_ml).ml_meth.map(|f| f as usize);
    let equal = (*a).m_self == (*b).m_self && code(a) == code(b);
    new_ref(Py_Bool(equal == (operator == Py_EQ)))
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let function = op.cast::<PyCFunctionObject>();
    let name = (*(*function).m_ml).ml_name;
    let own_self = (*function).m_self;
    if own_self.is_null() || PyModule_Check(own_self) {
        return PyUnicode_FromString(name);
    }
    match super::builtin(name!("getattr")) {
        Ok(getattr) => Py_BuildValue(c"O(Os)".as_ptr(), getattr.ptr(), own_self, name),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn get_doc(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let method = (*op.cast::<PyCFunctionObject>()).m_ml;
    descriptors::doc_text((*method).ml_name, (*method).ml_doc).or_null()
}

unsafe extern "C" fn get_signature(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let method = (*op.cast::<PyCFunctionObject>()).m_ml;
    crate::types::descriptors::method_signature(method).or_null()
}

unsafe extern "C" fn get_name(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyUnicode_FromString((*(*op.cast::<PyCFunctionObject>()).m_ml).ml_name)
}

unsafe extern "C" fn get_qualname(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let function = op.cast::<PyCFunctionObject>();
    let name = (*(*function).m_ml).ml_name;
    let owner = owner(function);
    if owner.is_null() {
        return PyUnicode_FromString(name);
    }
    let Ok(qualname) = owned(PyObject_GetAttr(owner, name!("__qualname__"))) else {
        return null_mut();
    };
    if !PyUnicode_Check(qualname.ptr()) {
        PyErr_SetString(
            PyExc_TypeError,
            c"<method>.__class__.__qualname__ is not a unicode object".as_ptr(),
        );
        return null_mut();
    }
    PyUnicode_FromFormat(c"%S.%s".as_ptr(), qualname.ptr(), name)
}

unsafe extern "C" fn get_self(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let own_self = PyCFunction_GetSelf(op);
    new_ref(if own_self.is_null() {
        Py_None()
    } else {
        own_self
    })
}
