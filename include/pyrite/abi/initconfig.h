/* What initialisation is told, and what it answers. */

#ifndef PYRITE_ABI_INITCONFIG_H
#define PYRITE_ABI_INITCONFIG_H

#include <wchar.h>

#include "pyport.h"

/* The result of a step of initialisation: all is well, an error with its function and message, or a wish to exit. */
typedef struct {
    enum { _PyStatus_TYPE_OK = 0, _PyStatus_TYPE_ERROR = 1, _PyStatus_TYPE_EXIT = 2 } _type;
    const char *func;
    const char *err_msg;
    int exitcode;
} PyStatus;

/* `length` strings; `items` may be NULL when it is 0. */
typedef struct {
    Py_ssize_t length;
    wchar_t **items;
} PyWideStringList;

/* What has to be known before anything else: locale, encoding, allocators. Start with PyPreConfig_InitPythonConfig or
 * PyPreConfig_InitIsolatedConfig. 0 is no and 1 is yes, but where it says otherwise; -1 lets Python decide. */
typedef struct PyPreConfig {
    /* Which of the functions above filled this in. */
    int _config_init;
    /* Look for options of Python in the arguments. */
    int parse_argv;
    /* No user site, no folder of the script. */
    int isolated;
    /* Read environment variables, PYTHONMALLOC among them. */
    int use_environment;
    /* Set LC_CTYPE to what the user prefers. */
    int configure_locale;
    /* Replace the locale "C" by one with UTF-8; 2 when the user's preference is "C". */
    int coerce_c_locale;
    int coerce_c_locale_warn;
    int utf8_mode;
    /* Development mode: debug hooks, unless PYTHONMALLOC says otherwise. */
    int dev_mode;
    /* A PyMemAllocatorName. */
    int allocator;
} PyPreConfig;

#endif
