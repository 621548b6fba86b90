/* Modules: their constants, and the version of the interface that they were compiled for. */

#ifndef PYRITE_MACROS_MODULES_H
#define PYRITE_MACROS_MODULES_H

#include "../abi/modules.h"
#include "../import.h"
#include "../modsupport.h"
#include "../moduleobject.h"
#include "../pythonrun.h"

#define PyModule_Create(module) PyModule_Create2((module), PYTHON_API_VERSION)
#define PyModule_FromDefAndSpec(module, spec) PyModule_FromDefAndSpec2((module), (spec), PYTHON_API_VERSION)
#define PyModule_AddIntMacro(m, c) PyModule_AddIntConstant((m), #c, (c))
#define PyModule_AddStringMacro(m, c) PyModule_AddStringConstant((m), #c, (c))
#define PyImport_ImportModuleEx(n, g, l, f) PyImport_ImportModuleLevel((n), (g), (l), (f), 0)

#endif
