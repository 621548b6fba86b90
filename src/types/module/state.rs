//! The modules that are found by their definition: those made in one phase.

use core::cell::UnsafeCell;

use crate::prelude::*;

struct State {
    /// The last number that a definition got; numbers begin with 1.
    last: Py_ssize_t,
    /// By the number of their definition; owned, or NULL.
    modules: Vec<*mut PyObject>,
}

struct Shared(UnsafeCell<State>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Shared {}

static SHARED: Shared = Shared(UnsafeCell::new(State {
    last: 0,
    modules: Vec::new(),
}));

/// What there is. Under the GIL, never kept across a call.
unsafe fn state() -> &'static mut State {
    &mut *SHARED.0.get()
}

/// The number for another definition.
pub unsafe fn next_index() -> Py_ssize_t {
    state().last += 1;
    state().last
}

unsafe fn has_slots(definition: *mut PyModuleDef) -> bool {
    !(*definition).m_slots.is_null()
}

/// The module of a definition, borrowed; NULL when there is none.
pub unsafe fn find(definition: *mut PyModuleDef) -> *mut PyObject {
    let index = (*definition).m_base.m_index;
    if has_slots(definition) || index == 0 {
        return null_mut();
    }
    state()
        .modules
        .get(index as usize)
        .copied()
        .unwrap_or(null_mut())
}

/// Makes `module` the one of a definition.
pub unsafe fn add(module: *mut PyObject, definition: *mut PyModuleDef) -> Fallible {
    if definition.is_null() {
        _Py_FatalErrorFunc(
            c"PyState_AddModule".as_ptr(),
            c"module definition is NULL".as_ptr(),
        );
    }
    if has_slots(definition) {
        PyErr_SetString(
            PyExc_SystemError,
            c"PyState_AddModule called on module with slots".as_ptr(),
        );
        return Err(Raised);
    }
    let index = (*definition).m_base.m_index;
    if index == 0 {
        PyErr_BadInternalCall();
        return Err(Raised);
    }
    let modules = &mut state().modules;
    if modules.len() <= index as usize {
        modules.make_room(index as usize + 1 - modules.len())?;
        modules.resize(index as usize + 1, null_mut());
    }
    if modules[index as usize] == module {
        _Py_FatalErrorFunc(
            c"PyState_AddModule".as_ptr(),
            c"module already added".as_ptr(),
        );
    }
    let before = core::mem::replace(&mut modules[index as usize], new_ref(module));
    xdecref(before);
    Ok(())
}

/// Forgets the module of a definition.
pub unsafe fn remove(definition: *mut PyModuleDef) -> Fallible {
    if has_slots(definition) {
        PyErr_SetString(
            PyExc_SystemError,
            c"PyState_RemoveModule called on module with slots".as_ptr(),
        );
        return Err(Raised);
    }
    let index = (*definition).m_base.m_index as usize;
    if index == 0 {
        _Py_FatalErrorFunc(
            c"PyState_RemoveModule".as_ptr(),
            c"invalid module index".as_ptr(),
        );
    }
    match state().modules.get_mut(index) {
        None => _Py_FatalErrorFunc(
            c"PyState_RemoveModule".as_ptr(),
            c"Module index out of bounds.".as_ptr(),
        ),
        Some(place) => {
            let before = core::mem::replace(place, null_mut());
            xdecref(before);
        }
    }
    Ok(())
}

/// Forgets all modules, at the end.
pub unsafe fn end() {
    for module in core::mem::take(&mut state().modules) {
        xdecref(module);
    }
}
