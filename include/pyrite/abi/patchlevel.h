/* The version of CPython whose interface this is: 3.13.0. Pyrite's own version stands in <pyrite.h>. */

#ifndef PYRITE_ABI_PATCHLEVEL_H
#define PYRITE_ABI_PATCHLEVEL_H

#define PY_MAJOR_VERSION 3
#define PY_MINOR_VERSION 13
#define PY_MICRO_VERSION 0

/* What PY_RELEASE_LEVEL may be; the serial number counts releases of one level and is 0 for a final one. */
#define PY_RELEASE_LEVEL_ALPHA 0xA
#define PY_RELEASE_LEVEL_BETA 0xB
#define PY_RELEASE_LEVEL_GAMMA 0xC
#define PY_RELEASE_LEVEL_FINAL 0xF
#define PY_RELEASE_LEVEL PY_RELEASE_LEVEL_FINAL
#define PY_RELEASE_SERIAL 0

#define PY_VERSION "3.13.0"

/* 0xMMmmuuLS: major, minor, micro, level, serial; grows with every release. */
#define PY_VERSION_HEX                                                                                                \
    ((PY_MAJOR_VERSION << 24) | (PY_MINOR_VERSION << 16) | (PY_MICRO_VERSION << 8) | (PY_RELEASE_LEVEL << 4) |        \
     PY_RELEASE_SERIAL)

/* What an extension module says about the interface it was compiled for; the second is the limited one's. */
#define PYTHON_API_VERSION 1013
#define PYTHON_API_STRING "1013"
#define PYTHON_ABI_VERSION 3
#define PYTHON_ABI_STRING "3"

#endif
