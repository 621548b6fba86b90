/* Sections in which one object is not touched by others: with a GIL, blocks like any other. */

#ifndef PYRITE_MACROS_CRITICAL_SECTION_H
#define PYRITE_MACROS_CRITICAL_SECTION_H

#include "../critical_section.h"

#define Py_BEGIN_CRITICAL_SECTION(op) {
#define Py_END_CRITICAL_SECTION() }
#define Py_BEGIN_CRITICAL_SECTION2(a, b) {
#define Py_END_CRITICAL_SECTION2() }

#endif
