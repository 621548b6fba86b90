//! `types`: the types that have no name in `builtins`.

use crate::prelude::*;
use crate::types::{module, namespace};

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"types".as_ptr(),
    m_doc: c"Types that no name of builtins stands for.".as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    make().or_null()
}

unsafe fn make() -> Fallible<Ref> {
    let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
    for (name, kind) in [
        (c"AsyncGeneratorType", &raw mut PyAsyncGen_Type),
        (c"BuiltinFunctionType", &raw mut PyCFunction_Type),
        (c"BuiltinMethodType", &raw mut PyCFunction_Type),
        (c"CapsuleType", &raw mut PyCapsule_Type),
        (c"CellType", &raw mut PyCell_Type),
        (
            c"ClassMethodDescriptorType",
            &raw mut PyClassMethodDescr_Type,
        ),
        (c"CodeType", &raw mut PyCode_Type),
        (c"CoroutineType", &raw mut PyCoro_Type),
        (c"EllipsisType", &raw mut PyEllipsis_Type),
        (c"FrameType", &raw mut PyFrame_Type),
        (c"FunctionType", &raw mut PyFunction_Type),
        (c"GeneratorType", &raw mut PyGen_Type),
        (c"GenericAlias", &raw mut Py_GenericAliasType),
        (c"GetSetDescriptorType", &raw mut PyGetSetDescr_Type),
        (c"LambdaType", &raw mut PyFunction_Type),
        (c"MappingProxyType", &raw mut PyDictProxy_Type),
        (c"MemberDescriptorType", &raw mut PyMemberDescr_Type),
        (c"MethodDescriptorType", &raw mut PyMethodDescr_Type),
        (c"MethodType", &raw mut PyMethod_Type),
        (c"ModuleType", &raw mut PyModule_Type),
        (c"NoneType", &raw mut _PyNone_Type),
        (c"NotImplementedType", &raw mut _PyNotImplemented_Type),
        (c"SimpleNamespace", &raw mut namespace::TYPE),
        (c"TracebackType", &raw mut PyTraceBack_Type),
        (c"UnionType", &raw mut _PyUnion_Type),
        (c"WrapperDescriptorType", &raw mut PyWrapperDescr_Type),
    ] {
        module::add_ref(made.ptr(), name.as_ptr(), kind.cast())?;
    }
    Ok(made)
}
