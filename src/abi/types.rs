//! Types and their slots.

use super::*;

/// `PyNumberMethods` of `cpython/object.h`.
#[repr(C)]
pub struct PyNumberMethods {
    pub nb_add: binaryfunc,
    pub nb_subtract: binaryfunc,
    pub nb_multiply: binaryfunc,
    pub nb_remainder: binaryfunc,
    pub nb_divmod: binaryfunc,
    pub nb_power: ternaryfunc,
    pub nb_negative: unaryfunc,
    pub nb_positive: unaryfunc,
    pub nb_absolute: unaryfunc,
    pub nb_bool: inquiry,
    pub nb_invert: unaryfunc,
    pub nb_lshift: binaryfunc,
    pub nb_rshift: binaryfunc,
    pub nb_and: binaryfunc,
    pub nb_xor: binaryfunc,
    pub nb_or: binaryfunc,
    pub nb_int: unaryfunc,
    pub nb_reserved: *mut c_void,
    pub nb_float: unaryfunc,
    pub nb_inplace_add: binaryfunc,
    pub nb_inplace_subtract: binaryfunc,
    pub nb_inplace_multiply: binaryfunc,
    pub nb_inplace_remainder: binaryfunc,
    pub nb_inplace_power: ternaryfunc,
    pub nb_inplace_lshift: binaryfunc,
    pub nb_inplace_rshift: binaryfunc,
    pub nb_inplace_and: binaryfunc,
    pub nb_inplace_xor: binaryfunc,
    pub nb_inplace_or: binaryfunc,
    pub nb_floor_divide: binaryfunc,
    pub nb_true_divide: binaryfunc,
    pub nb_inplace_floor_divide: binaryfunc,
    pub nb_inplace_true_divide: binaryfunc,
    pub nb_index: unaryfunc,
    pub nb_matrix_multiply: binaryfunc,
    pub nb_inplace_matrix_multiply: binaryfunc,
}

const _: () = {
    assert!(size_of::<PyNumberMethods>() == 288);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_add) == 0);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_subtract) == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_multiply) == 16);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_remainder) == 24);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_divmod) == 32);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_power) == 40);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_negative) == 48);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_positive) == 56);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_absolute) == 64);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_bool) == 72);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_invert) == 80);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_lshift) == 88);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_rshift) == 96);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_and) == 104);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_xor) == 112);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_or) == 120);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_int) == 128);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_reserved) == 136);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_float) == 144);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_add) == 152);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_subtract) == 160);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_multiply) == 168);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_remainder) == 176);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_power) == 184);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_lshift) == 192);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_rshift) == 200);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_and) == 208);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_xor) == 216);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_or) == 224);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_floor_divide) == 232);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_true_divide) == 240);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_floor_divide) == 248);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_true_divide) == 256);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_index) == 264);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_matrix_multiply) == 272);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_matrix_multiply) == 280);
};

/// `PySequenceMethods` of `cpython/object.h`.
#[repr(C)]
pub struct PySequenceMethods {
    pub sq_length: lenfunc,
    pub sq_concat: binaryfunc,
    pub sq_repeat: ssizeargfunc,
    pub sq_item: ssizeargfunc,
    pub was_sq_slice: *mut c_void,
    pub sq_ass_item: ssizeobjargproc,
    pub was_sq_ass_slice: *mut c_void,
    pub sq_contains: objobjproc,
    pub sq_inplace_concat: binaryfunc,
    pub sq_inplace_repeat: ssizeargfunc,
}

const _: () = {
    assert!(size_of::<PySequenceMethods>() == 80);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_length) == 0);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_concat) == 8);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_repeat) == 16);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_item) == 24);
    assert!(core::mem::offset_of!(PySequenceMethods, was_sq_slice) == 32);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_ass_item) == 40);
    assert!(core::mem::offset_of!(PySequenceMethods, was_sq_ass_slice) == 48);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_contains) == 56);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_inplace_concat) == 64);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_inplace_repeat) == 72);
};

/// `PyMappingMethods` of `cpython/object.h`.
#[repr(C)]
pub struct PyMappingMethods {
    pub mp_length: lenfunc,
    pub mp_subscript: binaryfunc,
    pub mp_ass_subscript: objobjargproc,
}

const _: () = {
    assert!(size_of::<PyMappingMethods>() == 24);
    assert!(core::mem::offset_of!(PyMappingMethods, mp_length) == 0);
    assert!(core::mem::offset_of!(PyMappingMethods, mp_subscript) == 8);
    assert!(core::mem::offset_of!(PyMappingMethods, mp_ass_subscript) == 16);
};

/// `PyAsyncMethods` of `cpython/object.h`.
#[repr(C)]
pub struct PyAsyncMethods {
    pub am_await: unaryfunc,
    pub am_aiter: unaryfunc,
    pub am_anext: unaryfunc,
    pub am_send: sendfunc,
}

const _: () = {
    assert!(size_of::<PyAsyncMethods>() == 32);
    assert!(core::mem::offset_of!(PyAsyncMethods, am_await) == 0);
    assert!(core::mem::offset_of!(PyAsyncMethods, am_aiter) == 8);
    assert!(core::mem::offset_of!(PyAsyncMethods, am_anext) == 16);
    assert!(core::mem::offset_of!(PyAsyncMethods, am_send) == 24);
};

/// `PyBufferProcs` of `cpython/object.h`.
#[repr(C)]
pub struct PyBufferProcs {
    pub bf_getbuffer: getbufferproc,
    pub bf_releasebuffer: releasebufferproc,
}

const _: () = {
    assert!(size_of::<PyBufferProcs>() == 16);
    assert!(core::mem::offset_of!(PyBufferProcs, bf_getbuffer) == 0);
    assert!(core::mem::offset_of!(PyBufferProcs, bf_releasebuffer) == 8);
};

/// `PyTypeObject` of `cpython/object.h`.
#[repr(C)]
pub struct PyTypeObject {
    pub ob_base: PyVarObject,
    pub tp_name: *const c_char,
    pub tp_basicsize: Py_ssize_t,
    pub tp_itemsize: Py_ssize_t,
    pub tp_dealloc: destructor,
    pub tp_vectorcall_offset: Py_ssize_t,
    pub tp_getattr: getattrfunc,
    pub tp_setattr: setattrfunc,
    pub tp_as_async: *mut PyAsyncMethods,
    pub tp_repr: reprfunc,
    pub tp_as_number: *mut PyNumberMethods,
    pub tp_as_sequence: *mut PySequenceMethods,
    pub tp_as_mapping: *mut PyMappingMethods,
    pub tp_hash: hashfunc,
    pub tp_call: ternaryfunc,
    pub tp_str: reprfunc,
    pub tp_getattro: getattrofunc,
    pub tp_setattro: setattrofunc,
    pub tp_as_buffer: *mut PyBufferProcs,
    pub tp_flags: c_ulong,
    pub tp_doc: *const c_char,
    pub tp_traverse: traverseproc,
    pub tp_clear: inquiry,
    pub tp_richcompare: richcmpfunc,
    pub tp_weaklistoffset: Py_ssize_t,
    pub tp_iter: getiterfunc,
    pub tp_iternext: iternextfunc,
    pub tp_methods: *mut PyMethodDef,
    pub tp_members: *mut PyMemberDef,
    pub tp_getset: *mut PyGetSetDef,
    pub tp_base: *mut PyTypeObject,
    pub tp_dict: *mut PyObject,
    pub tp_descr_get: descrgetfunc,
    pub tp_descr_set: descrsetfunc,
    pub tp_dictoffset: Py_ssize_t,
    pub tp_init: initproc,
    pub tp_alloc: allocfunc,
    pub tp_new: newfunc,
    pub tp_free: freefunc,
    pub tp_is_gc: inquiry,
    pub tp_bases: *mut PyObject,
    pub tp_mro: *mut PyObject,
    pub tp_cache: *mut PyObject,
    pub tp_subclasses: *mut c_void,
    pub tp_weaklist: *mut PyObject,
    pub tp_del: destructor,
    pub tp_version_tag: c_uint,
    pub tp_finalize: destructor,
    pub tp_vectorcall: vectorcallfunc,
    pub tp_watched: u8,
    pub tp_versions_used: u16,
}

const _: () = {
    assert!(size_of::<PyTypeObject>() == 416);
    assert!(core::mem::offset_of!(PyTypeObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyTypeObject, tp_name) == 24);
    assert!(core::mem::offset_of!(PyTypeObject, tp_basicsize) == 32);
    assert!(core::mem::offset_of!(PyTypeObject, tp_itemsize) == 40);
    assert!(core::mem::offset_of!(PyTypeObject, tp_dealloc) == 48);
    assert!(core::mem::offset_of!(PyTypeObject, tp_vectorcall_offset) == 56);
    assert!(core::mem::offset_of!(PyTypeObject, tp_getattr) == 64);
    assert!(core::mem::offset_of!(PyTypeObject, tp_setattr) == 72);
    assert!(core::mem::offset_of!(PyTypeObject, tp_as_async) == 80);
    assert!(core::mem::offset_of!(PyTypeObject, tp_repr) == 88);
    assert!(core::mem::offset_of!(PyTypeObject, tp_as_number) == 96);
    assert!(core::mem::offset_of!(PyTypeObject, tp_as_sequence) == 104);
    assert!(core::mem::offset_of!(PyTypeObject, tp_as_mapping) == 112);
    assert!(core::mem::offset_of!(PyTypeObject, tp_hash) == 120);
    assert!(core::mem::offset_of!(PyTypeObject, tp_call) == 128);
    assert!(core::mem::offset_of!(PyTypeObject, tp_str) == 136);
    assert!(core::mem::offset_of!(PyTypeObject, tp_getattro) == 144);
    assert!(core::mem::offset_of!(PyTypeObject, tp_setattro) == 152);
    assert!(core::mem::offset_of!(PyTypeObject, tp_as_buffer) == 160);
    assert!(core::mem::offset_of!(PyTypeObject, tp_flags) == 168);
    assert!(core::mem::offset_of!(PyTypeObject, tp_doc) == 176);
    assert!(core::mem::offset_of!(PyTypeObject, tp_traverse) == 184);
    assert!(core::mem::offset_of!(PyTypeObject, tp_clear) == 192);
    assert!(core::mem::offset_of!(PyTypeObject, tp_richcompare) == 200);
    assert!(core::mem::offset_of!(PyTypeObject, tp_weaklistoffset) == 208);
    assert!(core::mem::offset_of!(PyTypeObject, tp_iter) == 216);
    assert!(core::mem::offset_of!(PyTypeObject, tp_iternext) == 224);
    assert!(core::mem::offset_of!(PyTypeObject, tp_methods) == 232);
    assert!(core::mem::offset_of!(PyTypeObject, tp_members) == 240);
    assert!(core::mem::offset_of!(PyTypeObject, tp_getset) == 248);
    assert!(core::mem::offset_of!(PyTypeObject, tp_base) == 256);
    assert!(core::mem::offset_of!(PyTypeObject, tp_dict) == 264);
    assert!(core::mem::offset_of!(PyTypeObject, tp_descr_get) == 272);
    assert!(core::mem::offset_of!(PyTypeObject, tp_descr_set) == 280);
    assert!(core::mem::offset_of!(PyTypeObject, tp_dictoffset) == 288);
    assert!(core::mem::offset_of!(PyTypeObject, tp_init) == 296);
    assert!(core::mem::offset_of!(PyTypeObject, tp_alloc) == 304);
    assert!(core::mem::offset_of!(PyTypeObject, tp_new) == 312);
    assert!(core::mem::offset_of!(PyTypeObject, tp_free) == 320);
    assert!(core::mem::offset_of!(PyTypeObject, tp_is_gc) == 328);
    assert!(core::mem::offset_of!(PyTypeObject, tp_bases) == 336);
    assert!(core::mem::offset_of!(PyTypeObject, tp_mro) == 344);
    assert!(core::mem::offset_of!(PyTypeObject, tp_cache) == 352);
    assert!(core::mem::offset_of!(PyTypeObject, tp_subclasses) == 360);
    assert!(core::mem::offset_of!(PyTypeObject, tp_weaklist) == 368);
    assert!(core::mem::offset_of!(PyTypeObject, tp_del) == 376);
    assert!(core::mem::offset_of!(PyTypeObject, tp_version_tag) == 384);
    assert!(core::mem::offset_of!(PyTypeObject, tp_finalize) == 392);
    assert!(core::mem::offset_of!(PyTypeObject, tp_vectorcall) == 400);
    assert!(core::mem::offset_of!(PyTypeObject, tp_watched) == 408);
    assert!(core::mem::offset_of!(PyTypeObject, tp_versions_used) == 410);
};

/// `_specialization_cache` of `cpython/object.h`.
#[repr(C)]
pub struct _specialization_cache {
    pub getitem: *mut PyObject,
    pub getitem_version: u32,
    pub init: *mut PyObject,
}

const _: () = {
    assert!(size_of::<_specialization_cache>() == 24);
    assert!(core::mem::offset_of!(_specialization_cache, getitem) == 0);
    assert!(core::mem::offset_of!(_specialization_cache, getitem_version) == 8);
    assert!(core::mem::offset_of!(_specialization_cache, init) == 16);
};

/// `PyHeapTypeObject` of `cpython/object.h`.
#[repr(C)]
pub struct PyHeapTypeObject {
    pub ht_type: PyTypeObject,
    pub as_async: PyAsyncMethods,
    pub as_number: PyNumberMethods,
    pub as_mapping: PyMappingMethods,
    pub as_sequence: PySequenceMethods,
    pub as_buffer: PyBufferProcs,
    pub ht_name: *mut PyObject,
    pub ht_slots: *mut PyObject,
    pub ht_qualname: *mut PyObject,
    pub ht_cached_keys: *mut c_void,
    pub ht_module: *mut PyObject,
    pub _ht_tpname: *mut c_char,
    pub _spec_cache: _specialization_cache,
}

const _: () = {
    assert!(size_of::<PyHeapTypeObject>() == 928);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_type) == 0);
    assert!(core::mem::offset_of!(PyHeapTypeObject, as_async) == 416);
    assert!(core::mem::offset_of!(PyHeapTypeObject, as_number) == 448);
    assert!(core::mem::offset_of!(PyHeapTypeObject, as_mapping) == 736);
    assert!(core::mem::offset_of!(PyHeapTypeObject, as_sequence) == 760);
    assert!(core::mem::offset_of!(PyHeapTypeObject, as_buffer) == 840);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_name) == 856);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_slots) == 864);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_qualname) == 872);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_cached_keys) == 880);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_module) == 888);
    assert!(core::mem::offset_of!(PyHeapTypeObject, _ht_tpname) == 896);
    assert!(core::mem::offset_of!(PyHeapTypeObject, _spec_cache) == 904);
};

/// `PyType_Slot` of `object.h`.
#[repr(C)]
pub struct PyType_Slot {
    pub slot: c_int,
    pub pfunc: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyType_Slot>() == 16);
    assert!(core::mem::offset_of!(PyType_Slot, slot) == 0);
    assert!(core::mem::offset_of!(PyType_Slot, pfunc) == 8);
};

/// `PyType_Spec` of `object.h`.
#[repr(C)]
pub struct PyType_Spec {
    pub name: *const c_char,
    pub basicsize: c_int,
    pub itemsize: c_int,
    pub flags: c_uint,
    pub slots: *mut PyType_Slot,
}

const _: () = {
    assert!(size_of::<PyType_Spec>() == 32);
    assert!(core::mem::offset_of!(PyType_Spec, name) == 0);
    assert!(core::mem::offset_of!(PyType_Spec, basicsize) == 8);
    assert!(core::mem::offset_of!(PyType_Spec, itemsize) == 12);
    assert!(core::mem::offset_of!(PyType_Spec, flags) == 16);
    assert!(core::mem::offset_of!(PyType_Spec, slots) == 24);
};
