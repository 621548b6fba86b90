/* Frames: there are none without an evaluator. Python.h declares all there is. */

#ifndef Py_FRAMEOBJECT_H
#define Py_FRAMEOBJECT_H

#include "Python.h"

#endif
