/* When memory runs out at any moment, every operation on numbers gives its result or MemoryError, and leaves nothing. */
#include "number.h"

static PyMemAllocatorEx original[2];
static long left = -1;

static int fails(void)
{
    return left >= 0 && left-- == 0;
}

static void *fail_malloc(void *of, size_t size)
{
    PyMemAllocatorEx *next = of;
    return fails() ? NULL : next->malloc(next->ctx, size);
}

static void *fail_calloc(void *of, size_t count, size_t size)
{
    PyMemAllocatorEx *next = of;
    return fails() ? NULL : next->calloc(next->ctx, count, size);
}

static void *fail_realloc(void *of, void *block, size_t size)
{
    PyMemAllocatorEx *next = of;
    return fails() ? NULL : next->realloc(next->ctx, block, size);
}

static void pass_free(void *of, void *block)
{
    PyMemAllocatorEx *next = of;
    next->free(next->ctx, block);
}

static PyObject *a, *b, *c, *f, *z, *text, *spec, *range, *slice, *type;

static PyObject *operation(int i)
{
    switch (i) {
    case 0: return PyNumber_Add(a, b);
    case 1: return PyNumber_Multiply(a, a);
    case 2: return PyNumber_Multiply(a, b);
    case 3: return PyNumber_Divmod(a, b);
    case 4: return PyNumber_Remainder(a, b);
    case 5: return PyNumber_TrueDivide(a, b);
    case 6: return PyNumber_Power(b, c, Py_None);
    case 7: return PyNumber_Power(b, c, a);
    case 8: return PyNumber_Lshift(a, c);
    case 9: return PyNumber_Rshift(a, c);
    case 10: return PyNumber_Xor(a, b);
    case 11: return PyNumber_Invert(a);
    case 12: return _PyLong_GCD(a, b);
    case 13: return PyObject_Repr(b);
    case 14: return PyNumber_ToBase(a, 16);
    case 15: return PyLong_FromUnicodeObject(text, 10);
    case 16: return PyFloat_FromString(text);
    case 17: return PyNumber_Long(f);
    case 18: return PyObject_Repr(f);
    case 19: return PyNumber_Multiply(f, f);
    case 20: return PyObject_Format(f, spec);
    case 21: return PyObject_Format(b, spec);
    case 22: return PyNumber_Power(z, z, Py_None);
    case 23: return PyObject_Repr(z);
    case 24: return PyObject_GetItem(range, slice);
    case 25: return PyObject_GetItem(range, a);
    case 26: return PyObject_GetIter(range);
    case 27: return PyObject_Repr(range);
    case 28: return PyLong_FromDouble(1e200);
    case 29: return PyNumber_Power(b, PyLong_FromLong(-1), a);
    case 30: return PyNumber_Negative(a);
    case 31: return PyObject_CallOneArg(type, a);
    default: return NULL;
    }
}

static void body(void)
{
    PyMemAllocatorEx failing[2];
    static const PyMemAllocatorDomain domains[] = {PYMEM_DOMAIN_OBJ, PYMEM_DOMAIN_MEM};
    number_seed = 7;
    type = PyType_FromSpecWithBases(&(PyType_Spec){.name = "Sub", .flags = Py_TPFLAGS_DEFAULT, .slots = (PyType_Slot[]){{0, NULL}}}, (PyObject *)&PyLong_Type);
    PyObject *seven = PyLong_FromLong(7), *power = PyLong_FromLong(2001);
    a = PyNumber_Power(seven, power, Py_None);
    Py_SETREF(power, PyLong_FromLong(199));
    b = PyNumber_Power(PyLong_FromLong(3), power, Py_None);
    c = PyLong_FromLong(97);
    f = PyFloat_FromDouble(1234567.8);
    z = PyComplex_FromDoubles(1.5, 2.5);
    text = PyUnicode_FromString("123456789012345678901234567890123456789012345678901234567890");
    spec = PyUnicode_FromString("30,.2f");
    range = PyObject_CallFunction((PyObject *)&PyRange_Type, "iOi", 5, a, 3);
    slice = PySlice_New(seven, b, seven);
    for (int i = 0; i < 2; i++) {
        PyMem_GetAllocator(domains[i], &original[i]);
        failing[i] = (PyMemAllocatorEx){&original[i], fail_malloc, fail_calloc, fail_realloc, pass_free};
        PyMem_SetAllocator(domains[i], &failing[i]);
    }
    for (int i = 0; i < 32; i++) {
        for (long n = 0; n < 400; n++) {
            left = n;
            PyObject *result = operation(i);
            int exhausted = left < 0;
            left = -1;
            if (result == NULL && !PyErr_ExceptionMatches(PyExc_MemoryError) && !PyErr_ExceptionMatches(PyExc_IndexError) && !PyErr_ExceptionMatches(PyExc_OverflowError)) {
                printf("%d: ", i);
                SHOW_ERROR("not MemoryError");
            }
            PyErr_Clear();
            Py_XDECREF(result);
            if (!exhausted) {
                break;
            }
        }
        printf("%d ", i);
    }
    printf("\n");
    for (int i = 0; i < 2; i++) {
        PyMem_SetAllocator(domains[i], &original[i]);
    }
    Py_DECREF(a);
    Py_DECREF(b);
    Py_DECREF(c);
    Py_DECREF(f);
    Py_DECREF(z);
    Py_DECREF(text);
    Py_DECREF(spec);
    Py_DECREF(range);
    Py_DECREF(slice);
    Py_DECREF(seven);
    Py_DECREF(power);
    Py_DECREF(type);
}

OBJECT_MAIN(body)
