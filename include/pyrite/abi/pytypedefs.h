/* Names of types that this interface hands around by pointer. What has no definition elsewhere in these headers is
 * not for C to look into. */

#ifndef PYRITE_ABI_PYTYPEDEFS_H
#define PYRITE_ABI_PYTYPEDEFS_H

typedef struct _object PyObject;
typedef struct _typeobject PyTypeObject;
typedef struct _frame PyFrameObject;
typedef struct _ts PyThreadState;
typedef struct _is PyInterpreterState;

/* Blocks that are freed together. */
typedef struct _arena PyArena;

#endif
