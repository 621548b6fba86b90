//! Which types name a type among their bases: borrowed pointers, oldest first.
//!
//! Always true: a ready type stands once in the list of each of its bases, and leaves it before it dies. A type keeps its
//! bases alive, so a list never outlives what it is about.

use crate::prelude::*;

#[repr(C)]
struct List {
    count: usize,
    room: usize,
}

const FIRST_ROOM: usize = 6;

unsafe fn items(list: *mut List) -> *mut *mut PyTypeObject {
    list.add(1).cast()
}

fn bytes(room: usize) -> usize {
    size_of::<List>() + room * size_of::<*mut PyTypeObject>()
}

/// How many there are.
#[inline]
pub unsafe fn count(base: *mut PyTypeObject) -> usize {
    let list: *mut List = (*base).tp_subclasses.cast();
    if list.is_null() { 0 } else { (*list).count }
}

/// The one at `index`, which is below [`count`].
#[inline]
pub unsafe fn at(base: *mut PyTypeObject, index: usize) -> *mut PyTypeObject {
    *items((*base).tp_subclasses.cast()).add(index)
}

/// Puts `kind` at the end of the list of `base`.
pub unsafe fn add(base: *mut PyTypeObject, kind: *mut PyTypeObject) -> Fallible {
    let mut list: *mut List = (*base).tp_subclasses.cast();
    if list.is_null() || (*list).count == (*list).room {
        let room = if list.is_null() {
            FIRST_ROOM
        } else {
            (*list).room * 2
        };
        let count = count(base);
        list = PyMem_Realloc(list.cast(), bytes(room)).cast();
        if list.is_null() {
            PyErr_NoMemory();
            return Err(Raised);
        }
        *list = List { count, room };
        (*base).tp_subclasses = list.cast();
    }
    *items(list).add((*list).count) = kind;
    (*list).count += 1;
    Ok(())
}

/// Takes `kind` out of the list of `base`, if it is there. The newest are looked at first: they go first.
pub unsafe fn remove(base: *mut PyTypeObject, kind: *mut PyTypeObject) {
    let list: *mut List = (*base).tp_subclasses.cast();
    let count = count(base);
    for index in (0..count).rev() {
        let item = items(list).add(index);
        if *item == kind {
            ptr::copy(item.add(1), item, count - index - 1);
            (*list).count -= 1;
            if count == 1 {
                PyMem_Free(list.cast());
                (*base).tp_subclasses = null_mut();
            }
            return;
        }
    }
}

/// Calls `f` with each type of the tuple `bases`.
pub unsafe fn each_base(
    bases: *mut PyObject,
    mut f: impl FnMut(*mut PyTypeObject) -> Fallible,
) -> Fallible {
    if !bases.is_null() {
        for i in 0..Py_SIZE(bases) {
            let base = PyTuple_GET_ITEM(bases, i);
            if PyType_Check(base) {
                f(base.cast())?;
            }
        }
    }
    Ok(())
}

/// Enters `kind` with all its bases.
pub unsafe fn enter(kind: *mut PyTypeObject) -> Fallible {
    each_base((*kind).tp_bases, |base| add(base, kind))
}

/// Takes `kind` from all its bases.
pub unsafe fn leave(kind: *mut PyTypeObject, bases: *mut PyObject) {
    let _ = each_base(bases, |base| {
        remove(base, kind);
        Ok(())
    });
}

/// The list as Python sees it.
pub unsafe fn as_list(base: *mut PyTypeObject) -> Fallible<Ref> {
    let list = owned(PyList_New(0))?;
    let mut index = 0;
    while index < count(base) {
        status(PyList_Append(list.ptr(), at(base, index).cast()))?;
        index += 1;
    }
    Ok(list)
}
