/* Names of types that this interface hands around by pointer. What has no definition elsewhere in these headers is
 * not for C to look into. */

#ifndef PYRITE_ABI_PYTYPEDEFS_H
#define PYRITE_ABI_PYTYPEDEFS_H

typedef struct _object PyObject;
typedef struct _typeobject PyTypeObject;
typedef struct _longobject PyLongObject;
typedef struct PyCodeObject PyCodeObject;
typedef struct _frame PyFrameObject;
typedef struct _traceback PyTracebackObject;
typedef struct PyModuleDef PyModuleDef;
typedef struct PyModuleDef_Slot PyModuleDef_Slot;
typedef struct PyMethodDef PyMethodDef;
typedef struct PyGetSetDef PyGetSetDef;
typedef struct PyMemberDef PyMemberDef;
typedef struct _PyWeakReference PyWeakReference;
typedef struct _PyBytesWriter _PyBytesWriter;
typedef struct wrapperbase wrapperbase;
typedef struct _inittab _inittab;
typedef struct PyCriticalSection PyCriticalSection;
typedef struct PyCriticalSection2 PyCriticalSection2;
typedef struct _ts PyThreadState;
typedef struct _is PyInterpreterState;

/* Blocks that are freed together. */
typedef struct _arena PyArena;

#endif
