/* A fatal error tells its message, who found it, how far Python had got and the threads, and aborts: as a function, as a
 * macro that names the caller, before initialisation, after it, and without the GIL. */
#include "harness.h"

static void by_macro(void) { Py_FatalError("the message"); }
static void by_function(void) { (Py_FatalError)("the message"); }
static void in_a_name(void) { _Py_FatalErrorFunc("a_name", "the message"); }
static void without_name(void) { _Py_FatalErrorFunc(NULL, "the message"); }
static void without_message(void) { _Py_FatalErrorFunc("a_name", NULL); }

static void without_gil(void)
{
    PyEval_SaveThread();
    Py_FatalError("the message");
}

static void in_every_way(void)
{
    in_child("by macro", by_macro);
    in_child("by function", by_function);
    in_child("in a name", in_a_name);
    in_child("without a name", without_name);
    in_child("without a message", without_message);
}

int main(void)
{
    in_every_way();
    Py_Initialize();
    in_every_way();
    in_child("without the GIL", without_gil);
    Py_Finalize();
    in_child("after the end", by_macro);
    FINISH();
}
