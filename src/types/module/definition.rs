//! Modules from their definitions: made and filled in at once, or made from a spec and executed later.

use super::contents::{add_functions, set_doc};
use super::{PyModuleObject, make};
use crate::prelude::*;
use crate::types::call;

/// Makes an object of a definition, and gives it its number when it has none.
pub unsafe fn init_definition(definition: *mut PyModuleDef) -> Fallible<*mut PyObject> {
    status(PyType_Ready(&raw mut PyModuleDef_Type))?;
    let base = &raw mut (*definition).m_base;
    if (*base).m_index == 0 {
        (*base).ob_base.ob_refcnt = IMMORTAL;
        (*base).ob_base.ob_type = &raw mut PyModuleDef_Type;
        (*base).m_index = super::state::next_index();
    }
    Ok(definition.cast())
}

/// RuntimeWarning for a module that was compiled for another version of the API.
unsafe fn check_version(name: *const c_char, version: c_int) -> Fallible {
    const STABLE: c_int = 3;
    if version == PYTHON_API_VERSION || version == STABLE {
        return Ok(());
    }
    status(PyErr_WarnFormat(
        PyExc_RuntimeWarning,
        1,
        c"Python C API version mismatch for module %.100s: This Python has API version %d, module %.100s has version %d."
            .as_ptr(),
        name,
        PYTHON_API_VERSION,
        name,
        version,
    ))
}

#[cold]
unsafe fn refuse(format: &CStr, name: *const c_char) -> Raised {
    PyErr_Format(PyExc_SystemError, format.as_ptr(), name);
    Raised
}

/// A new module, filled in from its definition.
pub unsafe fn create(definition: *mut PyModuleDef, version: c_int) -> Fallible<Ref> {
    init_definition(definition)?;
    let name = (*definition).m_name;
    check_version(name, version)?;
    if !(*definition).m_slots.is_null() {
        return Err(refuse(
            c"module %s: PyModule_Create is incompatible with m_slots",
            name,
        ));
    }
    let own = owned(PyUnicode_FromString(name))?;
    let module = make(own.ptr())?;
    let object = module.cast::<PyModuleObject>();
    if (*definition).m_size > 0 {
        (*object).md_state = new_state((*definition).m_size)?;
    }
    if !(*definition).m_methods.is_null() {
        add_functions(module.ptr(), own.ptr(), (*definition).m_methods)?;
    }
    if !(*definition).m_doc.is_null() {
        set_doc(module.ptr(), (*definition).m_doc)?;
    }
    (*object).md_def = definition;
    Ok(module)
}

unsafe fn new_state(size: Py_ssize_t) -> Fallible<*mut c_void> {
    let state = PyMem_Calloc(1, size as usize);
    if state.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    Ok(state)
}

/// What the slots of a definition say.
struct Slots {
    create: Option<unsafe extern "C" fn(*mut PyObject, *mut PyModuleDef) -> *mut PyObject>,
    executes: bool,
}

unsafe fn read_slots(definition: *mut PyModuleDef, name: *const c_char) -> Fallible<Slots> {
    let mut all = Slots {
        create: None,
        executes: false,
    };
    let (mut interpreters, mut gil) = (false, false);
    let mut slot = (*definition).m_slots;
    while !slot.is_null() && (*slot).slot != 0 {
        match (*slot).slot {
            Py_mod_create => {
                if all.create.is_some() {
                    return Err(refuse(c"module %s has multiple create slots", name));
                }
                all.create = core::mem::transmute::<*mut c_void, Option<_>>((*slot).value);
            }
            Py_mod_exec => all.executes = true,
            Py_mod_multiple_interpreters => {
                if interpreters {
                    return Err(refuse(
                        c"module %s has more than one 'multiple interpreters' slots",
                        name,
                    ));
                }
                interpreters = true;
            }
            Py_mod_gil => {
                if gil {
                    return Err(refuse(c"module %s has more than one 'gil' slot", name));
                }
                gil = true;
            }
            other => {
                PyErr_Format(
                    PyExc_SystemError,
                    c"module %s uses unknown slot ID %i".as_ptr(),
                    name,
                    other,
                );
                return Err(Raised);
            }
        }
        slot = slot.add(1);
    }
    Ok(all)
}

/// What the create slot of a definition made, once it is sure that it made something or raised.
unsafe fn created(made: *mut PyObject, name: *const c_char) -> Fallible<Ref> {
    let raised = !PyErr_Occurred().is_null();
    match Ref::steal(made) {
        None => {
            if !raised {
                return Err(refuse(
                    c"creation of module %s failed without setting an exception",
                    name,
                ));
            }
            Err(Raised)
        }
        Some(_) if raised => {
            call::caused(|| {
                refuse(c"creation of module %s raised unreported exception", name);
            });
            Err(Raised)
        }
        Some(made) => Ok(made),
    }
}

/// The first phase: a module from a definition and a spec, whose slots are still to be executed.
pub unsafe fn from_spec(
    definition: *mut PyModuleDef,
    spec: *mut PyObject,
    version: c_int,
) -> Fallible<Ref> {
    init_definition(definition)?;
    let own = owned(PyObject_GetAttrString(spec, c"name".as_ptr()))?;
    let name = PyUnicode_AsUTF8(own.ptr());
    if name.is_null() {
        return Err(Raised);
    }
    check_version(name, version)?;
    if (*definition).m_size < 0 {
        return Err(refuse(
            c"module %s: m_size may not be negative for multi-phase initialization",
            name,
        ));
    }
    let slots = read_slots(definition, name)?;
    let module = match slots.create {
        Some(create) => created(create(spec, definition), name)?,
        None => make(own.ptr())?,
    };
    if PyModule_Check(module.ptr()) {
        let object = module.cast::<PyModuleObject>();
        (*object).md_state = null_mut();
        (*object).md_def = definition;
    } else {
        let asks = (*definition).m_size > 0
            || (*definition).m_traverse.is_some()
            || (*definition).m_clear.is_some()
            || (*definition).m_free.is_some();
        if asks {
            return Err(refuse(
                c"module %s is not a module object, but requests module state",
                name,
            ));
        }
        if slots.executes {
            return Err(refuse(
                c"module %s specifies execution slots, but did not create a ModuleType instance",
                name,
            ));
        }
    }
    if !(*definition).m_methods.is_null() {
        add_functions(module.ptr(), own.ptr(), (*definition).m_methods)?;
    }
    if !(*definition).m_doc.is_null() {
        set_doc(module.ptr(), (*definition).m_doc)?;
    }
    Ok(module)
}

/// The second phase: the state, then the slots.
pub unsafe fn execute(module: *mut PyObject, definition: *mut PyModuleDef) -> Fallible {
    let name = PyModule_GetName(module);
    if name.is_null() {
        return Err(Raised);
    }
    let object = module.cast::<PyModuleObject>();
    if (*definition).m_size >= 0 && (*object).md_state.is_null() {
        // One byte at least, so that NULL says that there is no state yet.
        (*object).md_state = new_state((*definition).m_size.max(1))?;
    }
    let mut slot = (*definition).m_slots;
    while !slot.is_null() && (*slot).slot != 0 {
        match (*slot).slot {
            Py_mod_exec => run_slot(module, (*slot).value, name)?,
            Py_mod_create | Py_mod_multiple_interpreters | Py_mod_gil => {}
            other => {
                PyErr_Format(
                    PyExc_SystemError,
                    c"module %s initialized with unknown slot %i".as_ptr(),
                    name,
                    other,
                );
                return Err(Raised);
            }
        }
        slot = slot.add(1);
    }
    Ok(())
}

unsafe fn run_slot(module: *mut PyObject, value: *mut c_void, name: *const c_char) -> Fallible {
    let run = core::mem::transmute::<*mut c_void, inquiry>(value).ok_or(Raised)?;
    let code = run(module);
    let raised = !PyErr_Occurred().is_null();
    if code != 0 {
        if !raised {
            refuse(
                c"execution of module %s failed without setting an exception",
                name,
            );
        }
        return Err(Raised);
    }
    if raised {
        call::caused(|| {
            refuse(c"execution of module %s raised unreported exception", name);
        });
        return Err(Raised);
    }
    Ok(())
}
