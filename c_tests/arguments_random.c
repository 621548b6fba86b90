/* Values built and taken apart by random formats are what they were. */
#include "attributes.h"

static unsigned long long seed = 88172645463325252ULL;

static unsigned long long next(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static const char units[] = "bBhHiIlkLKnpdsz";

/* Six units, of which some are in parentheses. */
static void make_format(char *build, char *parse)
{
    int open = 0;
    char *to_build = build, *to_parse = parse;
    for (int i = 0; i < 6; i++) {
        if (next() % 5 == 0) {
            *to_build++ = *to_parse++ = '(';
            open++;
        }
        char unit = units[next() % (sizeof units - 1)];
        *to_parse++ = unit;
        /* Of small numbers all bits are passed, and built as they come. */
        *to_build++ = unit == 'p' ? 'i' : unit;
        while (open > 0 && next() % 3 == 0) {
            *to_build++ = *to_parse++ = ')';
            open--;
        }
    }
    while (open-- > 0) {
        *to_build++ = *to_parse++ = ')';
    }
    *to_build = *to_parse = '\0';
}

static void one(void)
{
    char build[40], parse[40];
    make_format(build, parse);
    const char *letters = parse;
    union value {
        long long number;
        double real;
        const char *text;
    } out[6];
    memset(out, 0, sizeof out);
    PyObject *args = PyTuple_New(0), *stack[8];
    int depth = 0;
    /* Built one item after the other, as the units want each an argument of its own type. */
    stack[0] = PyList_New(0);
    for (const char *at = letters; *at != '\0'; at++) {
        PyObject *item = NULL;
        if (*at == '(') {
            stack[++depth] = PyList_New(0);
            continue;
        }
        if (*at == ')') {
            item = PyList_AsTuple(stack[depth]);
            Py_DECREF(stack[depth--]);
        } else if (*at == 'd') {
            item = Py_BuildValue("d", (double)(long long)next() / 1024);
        } else if (*at == 's' || *at == 'z') {
            char text[8];
            int length = (int)(next() % 7);
            for (int i = 0; i < length; i++) {
                text[i] = (char)('a' + next() % 26);
            }
            item = Py_BuildValue("s#", text, (Py_ssize_t)length);
        } else {
            int bits = (int)(next() % 64);
            long long value = (long long)(next() >> bits);
            item = next() % 2 ? Py_BuildValue("L", value) : Py_BuildValue("L", -value);
        }
        PyList_Append(stack[depth], item);
        Py_DECREF(item);
    }
    Py_DECREF(args);
    args = PyList_AsTuple(stack[0]);
    Py_DECREF(stack[0]);
    int done = PyArg_ParseTuple(args, parse, out, out + 1, out + 2, out + 3, out + 4, out + 5);
    printf("%s %d:", parse, done);
    if (!done) {
        object_show_error("");
    } else {
        int i = 0;
        for (const char *at = letters; *at != '\0'; at++) {
            switch (*at) {
            case '(':
            case ')':
                break;
            case 'd':
                printf(" %.17g", out[i++].real);
                break;
            case 's':
            case 'z':
                printf(" %s", out[i++].text);
                break;
            default:
                printf(" %lld", out[i++].number);
            }
        }
        printf("\n");
    }
    object_show("of", args, 0);
    Py_DECREF(args);
}

static void body(void)
{
    seed = 88172645463325252ULL;
    for (int i = 0; i < 3000; i++) {
        one();
    }
}

OBJECT_MAIN(body)
