/* The functions of CPython's codecs.h.
 * Generated from src/capi/codecs.rs by `make headers`; change it there. */

#ifndef PYRITE_CODECS_H
#define PYRITE_CODECS_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The sixteen digits, in small letters.
 */
extern const char *Py_hexdigits;

/**
 * Add a function that is asked for codecs by name: it returns None, or a tuple of encoder, decoder, reader and writer.
 * 0; -1 with TypeError.
 */
int PyCodec_Register(PyObject *search_function);

/**
 * Take such a function away, if it is there; 0, or -1 with an exception.
 */
int PyCodec_Unregister(PyObject *search_function);

/**
 * 1: there is a codec of that name; 0: none. No exception.
 */
int PyCodec_KnownEncoding(const char *encoding);

/**
 * What the codec of that name makes of an object; NULL with an exception.
 */
PyObject *PyCodec_Encode(PyObject *object, const char *encoding, const char *errors);

/**
 * The same backward.
 */
PyObject *PyCodec_Decode(PyObject *object, const char *encoding, const char *errors);

/**
 * The encoder of that name, a function of an object and a name of a handler, a new reference; NULL with LookupError.
 */
PyObject *PyCodec_Encoder(const char *encoding);

/**
 * The same for its decoder.
 */
PyObject *PyCodec_Decoder(const char *encoding);

/**
 * Put a handler of errors under a name; 0, or -1 with TypeError.
 */
int PyCodec_RegisterError(const char *name, PyObject *error);

/**
 * The handler under a name, of NULL that of `strict`, a new reference; NULL with LookupError.
 */
PyObject *PyCodec_LookupError(const char *name);

/**
 * Raise the exception; always NULL.
 */
PyObject *PyCodec_StrictErrors(PyObject *exc);

/**
 * Nothing instead, and where to go on: a tuple, new reference; NULL with TypeError.
 */
PyObject *PyCodec_IgnoreErrors(PyObject *exc);

/**
 * Question marks or U+FFFD instead, and where to go on: a tuple, new reference; NULL with TypeError.
 */
PyObject *PyCodec_ReplaceErrors(PyObject *exc);

/**
 * References of XML instead, and where to go on: a tuple, new reference; NULL with TypeError.
 */
PyObject *PyCodec_XMLCharRefReplaceErrors(PyObject *exc);

/**
 * Escapes instead, and where to go on: a tuple, new reference; NULL with TypeError.
 */
PyObject *PyCodec_BackslashReplaceErrors(PyObject *exc);

/**
 * `\N{NAME}` instead, and where to go on: a tuple, new reference; NULL with TypeError.
 */
PyObject *PyCodec_NameReplaceErrors(PyObject *exc);

/**
 * An encoder that is given a text piece by piece, a new reference; NULL with LookupError or another exception.
 */
PyObject *PyCodec_IncrementalEncoder(const char *encoding, const char *errors);

/**
 * The same backward.
 */
PyObject *PyCodec_IncrementalDecoder(const char *encoding, const char *errors);

/**
 * An object that reads text from a stream of bytes, a new reference; NULL with LookupError or another exception.
 */
PyObject *PyCodec_StreamReader(const char *encoding, PyObject *stream, const char *errors);

/**
 * One that writes text to a stream of bytes.
 */
PyObject *PyCodec_StreamWriter(const char *encoding, PyObject *stream, const char *errors);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CODECS_H */
