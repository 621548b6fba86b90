/* Hashes of str and bytes are those of CPython under the same PYTHONHASHSEED; those of numbers and addresses always. */
#include "str.h"

static void show(const char *seed)
{
    static const char text[] = "0123456789abcdefghijklmnop";
    printf("seed %s\n", seed);
    for (int length = 0; length < 27; length++) {
        PyObject *bytes = PyBytes_FromStringAndSize(text, length), *op = PyUnicode_FromStringAndSize(text, length);
        printf("%d: %zd %d %d\n", length, PyObject_Hash(op), PyObject_Hash(op) == PyObject_Hash(bytes), PyObject_Hash(op) == PyHash_GetFuncDef()->hash(text, length));
        Py_DECREF(bytes);
        Py_DECREF(op);
    }
    PyObject *wide = str_of("\xe2\x82\xac\xf0\x9f\x98\x80"), *two = str_of("\xe2\x82\xac" "a"), *latin = str_of("a\xc3\xa9");
    printf("%zd %zd %zd\n", PyObject_Hash(wide), PyObject_Hash(two), PyObject_Hash(latin));
    Py_DECREF(wide);
    Py_DECREF(two);
    Py_DECREF(latin);
}

int main(int argc, char **argv)
{
    const char *seed = argc > 1 ? argv[1] : "4294967295";
    setenv("PYTHONHASHSEED", seed, 1);
    Py_Initialize();
    show(seed);
    PyHash_FuncDef *definition = PyHash_GetFuncDef();
    printf("%s %d %d\n", definition->name, definition->hash_bits, definition->seed_bits);
    printf("%zd %zd %zd\n", Py_HashPointer((void *)16), Py_HashPointer((void *)-1), Py_HashPointer((void *)0x12345678));
    printf("%zd\n", PyObject_GenericHash(Py_None) == Py_HashPointer(Py_None) ? (Py_ssize_t)1 : 0);
    static const double numbers[] = {0, -0.0, 1, -1, 1.5, -2.25, 1e300, -1e300, 5e-324, 0.1, 2305843009213693951.0, 2305843009213693952.0, 1e18};
    for (size_t at = 0; at < sizeof numbers / sizeof *numbers; at++) {
        printf("%g: %zd\n", numbers[at], _Py_HashDouble(NULL, numbers[at]));
    }
    printf("%zd %zd\n", _Py_HashDouble(NULL, Py_HUGE_VAL), _Py_HashDouble(NULL, -Py_HUGE_VAL));
    printf("%d\n", _Py_HashDouble(Py_None, Py_HUGE_VAL - Py_HUGE_VAL) == Py_HashPointer(Py_None));
    Py_Finalize();
    FINISH();
}
