/* Every PyExc_ pointer is a static type with the name, the base and the size that CPython's has. */
#include "attributes.h"

#define EACH(one)                                                                                                     \
    one(ArithmeticError) one(AssertionError) one(AttributeError) one(BaseException) one(BaseExceptionGroup)           \
    one(BlockingIOError) one(BrokenPipeError) one(BufferError) one(BytesWarning) one(ChildProcessError)               \
    one(ConnectionAbortedError) one(ConnectionError) one(ConnectionRefusedError) one(ConnectionResetError)            \
    one(DeprecationWarning) one(EOFError) one(EncodingWarning) one(EnvironmentError) one(Exception)                   \
    one(FileExistsError) one(FileNotFoundError) one(FloatingPointError) one(FutureWarning) one(GeneratorExit)         \
    one(IOError) one(ImportError) one(ImportWarning) one(IndentationError) one(IndexError) one(InterruptedError)      \
    one(IsADirectoryError) one(KeyError) one(KeyboardInterrupt) one(LookupError) one(MemoryError)                     \
    one(ModuleNotFoundError) one(NameError) one(NotADirectoryError) one(NotImplementedError) one(OSError)             \
    one(OverflowError) one(PendingDeprecationWarning) one(PermissionError) one(ProcessLookupError)                    \
    one(PythonFinalizationError) one(RecursionError) one(ReferenceError) one(ResourceWarning) one(RuntimeError)       \
    one(RuntimeWarning) one(StopAsyncIteration) one(StopIteration) one(SyntaxError) one(SyntaxWarning)                \
    one(SystemError) one(SystemExit) one(TabError) one(TimeoutError) one(TypeError) one(UnboundLocalError)            \
    one(UnicodeDecodeError) one(UnicodeEncodeError) one(UnicodeError) one(UnicodeTranslateError)                      \
    one(UnicodeWarning) one(UserWarning) one(ValueError) one(Warning) one(ZeroDivisionError)

static void one_type(const char *pointer, PyObject *op)
{
    PyTypeObject *type = (PyTypeObject *)op;
    printf("%s: %s(%s) %lld bytes, dict at %lld, weak at %lld\n", pointer, type->tp_name, type->tp_base->tp_name,
           (long long)type->tp_basicsize, (long long)type->tp_dictoffset, (long long)type->tp_weaklistoffset);
    unsigned long wanted = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASE_EXC_SUBCLASS |
                           Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_READY;
    if ((type->tp_flags & wanted) != wanted || (type->tp_flags & Py_TPFLAGS_HEAPTYPE)) {
        printf("  flags %lx\n", type->tp_flags);
    }
    SHOW_DOCUMENTED(op);
    printf("  class name %s, is class %d, mro of %lld\n", PyExceptionClass_Name(op), PyExceptionClass_Check(op),
           (long long)PyTuple_GET_SIZE(type->tp_mro));
    const char *own[] = {"__init__", "__new__", "__str__", "__repr__", "__reduce__", "__getattribute__", "__setattr__"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        PyObject *dict = PyType_GetDict(type);
        printf(" %d", PyDict_ContainsString(dict, own[i]));
        Py_DECREF(dict);
    }
    printf("\n");
}

static void body(void)
{
#define ONE(name) one_type(#name, PyExc_##name);
    EACH(ONE)
}

OBJECT_MAIN(body)
