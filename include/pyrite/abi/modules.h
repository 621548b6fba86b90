/* Modules, struct sequences, argument parsers. */

#ifndef PYRITE_ABI_MODULES_H
#define PYRITE_ABI_MODULES_H

#include "containers.h"
#include "types.h"

typedef struct PyModuleDef_Base {
    PyObject ob_base;
    PyObject *(*m_init)(void);
    Py_ssize_t m_index;
    PyObject *m_copy;
} PyModuleDef_Base;

typedef struct PyModuleDef_Slot {
    int slot;
    void *value;
} PyModuleDef_Slot;

struct PyModuleDef {
    PyModuleDef_Base m_base;
    const char *m_name;
    const char *m_doc;
    Py_ssize_t m_size;
    PyMethodDef *m_methods;
    PyModuleDef_Slot *m_slots;
    traverseproc m_traverse;
    inquiry m_clear;
    freefunc m_free;
};

#define PyModuleDef_HEAD_INIT                                                                                         \
    {                                                                                                                 \
        PyObject_HEAD_INIT(_Py_NULL) _Py_NULL, /* m_init */                                                           \
            0,                                 /* m_index */                                                          \
            _Py_NULL,                          /* m_copy */                                                           \
    }

#define Py_mod_create 1
#define Py_mod_exec 2
#define Py_mod_multiple_interpreters 3
#define Py_mod_gil 4
#define _Py_mod_LAST_SLOT 4
#define Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED _Py_CAST(void *, _Py_STATIC_CAST(uintptr_t, 0))
#define Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED _Py_CAST(void *, _Py_STATIC_CAST(uintptr_t, 1))
#define Py_MOD_PER_INTERPRETER_GIL_SUPPORTED _Py_CAST(void *, _Py_STATIC_CAST(uintptr_t, 2))
#define Py_MOD_GIL_USED _Py_CAST(void *, _Py_STATIC_CAST(uintptr_t, 0))
#define Py_MOD_GIL_NOT_USED _Py_CAST(void *, _Py_STATIC_CAST(uintptr_t, 1))

/* The versions of the interface. */
#define PYTHON_API_VERSION 1013
#define PYTHON_API_STRING "1013"
#define PYTHON_ABI_VERSION 3
#define PYTHON_ABI_STRING "3"
#define Py_CLEANUP_SUPPORTED 0x20000

/* A module whose code is part of the program; there is nothing to run it. */
struct _frozen {
    const char *name;
    const unsigned char *code;
    int size;
    int is_package;
};

/* A module that is part of the program. */
struct _inittab {
    const char *name;
    PyObject *(*initfunc)(void);
};

typedef struct PyStructSequence_Field {
    const char *name;
    const char *doc;
} PyStructSequence_Field;

typedef struct PyStructSequence_Desc {
    const char *name;
    const char *doc;
    PyStructSequence_Field *fields;
    int n_in_sequence;
} PyStructSequence_Desc;

typedef PyTupleObject PyStructSequence;

typedef struct _PyOnceFlag {
    uint8_t v;
} _PyOnceFlag;

typedef struct _PyArg_Parser {
    const char *format;
    const char * const *keywords;
    const char *fname;
    const char *custom_msg;
    _PyOnceFlag once;
    int is_kwtuple_owned;
    int pos;
    int min;
    int max;
    PyObject *kwtuple;
    struct _PyArg_Parser *next;
} _PyArg_Parser;

typedef void (*atexit_datacallbackfunc)(void *);

/* What handles a signal. */
typedef void (*PyOS_sighandler_t)(int);
typedef int (*Py_AuditHookFunction)(const char *, PyObject *, void *);

#endif
