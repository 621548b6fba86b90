/* str.format finds attributes of its arguments. */
#include "str.h"

static void attributes(void)
{
    METHOD("{0.real}", format, "(i)", 1);
    METHOD("{0.__class__}", format, "(i)", 1);
    METHOD("{0.foo}", format, "(i)", 1);
}

OBJECT_MAIN(attributes)
