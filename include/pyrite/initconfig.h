/* The functions of CPython's initconfig.h.
 * Generated from src/capi/initconfig.rs by `make headers`; change it there. */

#ifndef PYRITE_INITCONFIG_H
#define PYRITE_INITCONFIG_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * A status: all is well.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_Ok`.
 */
PyStatus PyStatus_Ok(void);

/**
 * A status: an error.
 *
 * - `err_msg`: why; borrowed for as long as the status is used.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_Error`.
 */
PyStatus PyStatus_Error(const char *err_msg);

/**
 * A status: there is no memory.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_NoMemory`.
 */
PyStatus PyStatus_NoMemory(void);

/**
 * A status: the process should exit.
 *
 * - `exitcode`: with which status.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_Exit`.
 */
PyStatus PyStatus_Exit(int exitcode);

/**
 * Whether a status is an error.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_IsError`.
 */
int PyStatus_IsError(PyStatus status);

/**
 * Whether a status asks for an exit.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_IsExit`.
 */
int PyStatus_IsExit(PyStatus status);

/**
 * Whether a status is an error or asks for an exit.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_Exception`.
 */
int PyStatus_Exception(PyStatus status);

/**
 * Exit as a status asks for: with its exit status, or, for an error, with a message and status 1. For a status that
 * asks for neither, the process aborts.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `Py_ExitStatusException`.
 *
 * Safety:
 * The texts of `status` are each NULL or a C string.
 */
void Py_ExitStatusException(PyStatus status) _Py_NO_RETURN;

/**
 * Fill in a configuration like that of the `python` command.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `PyPreConfig_InitPythonConfig`.
 *
 * Safety:
 * `config` can be written to.
 */
void PyPreConfig_InitPythonConfig(PyPreConfig *config);

/**
 * Fill in a configuration that looks neither at the environment nor at the command line.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `PyPreConfig_InitIsolatedConfig`.
 *
 * Safety:
 * `config` can be written to.
 */
void PyPreConfig_InitIsolatedConfig(PyPreConfig *config);

/**
 * Choose the allocators, before Python is initialised. Only the first call counts.
 *
 * - `src_config`: read. `allocator` is the choice; where that is `PYMEM_ALLOCATOR_NOT_SET`, `PYTHONMALLOC` chooses,
 *   if the environment counts, and where that is not set, `dev_mode` chooses the debug hooks. The fields about locale
 *   and encoding have no effect.
 * - Returns an error for a name or a number that is no allocator's, and for NULL.
 *
 * CPython 3.13: Doc/c-api/init_config.rst, `Py_PreInitialize`.
 *
 * Safety:
 * `src_config` is NULL or readable. No memory is in use that was allocated by an allocator which the choice
 * replaces and cannot be freed by it: blocks of the heap and of the C library's `malloc` are free of this.
 */
PyStatus Py_PreInitialize(const PyPreConfig *src_config);

/**
 * Give back all texts of a configuration.
 */
void PyConfig_Clear(PyConfig *config);

/**
 * Fill in a configuration that looks neither at the environment nor at the command line.
 */
void PyConfig_InitIsolatedConfig(PyConfig *config);

/**
 * Fill in a configuration like that of the `python` command.
 */
void PyConfig_InitPythonConfig(PyConfig *config);

/**
 * Set a text of a configuration, from UTF-8; NULL for none.
 */
PyStatus PyConfig_SetBytesString(PyConfig *config, wchar_t **config_str, const char *text);

/**
 * Set a text of a configuration; NULL for none.
 */
PyStatus PyConfig_SetString(PyConfig *config, wchar_t **config_str, const wchar_t *text);

/**
 * The command line before Python looked at it: none was looked at.
 */
void Py_GetArgcArgv(int *argc, wchar_t ***argv);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INITCONFIG_H */
