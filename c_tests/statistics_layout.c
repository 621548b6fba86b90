/* The report of _PyObject_DebugMallocStats has CPython's lines, columns and order; and it adds up: the arenas'
 * bytes are those of its parts. */
#include <ctype.h>

#include "statistics.h"

static unsigned long long number(const char *text)
{
    unsigned long long value = 0;
    for (; isdigit((unsigned char)*text) || *text == ','; text++) {
        value = *text == ',' ? value : value * 10 + (unsigned long long)(*text - '0');
    }
    return value;
}

static unsigned long long used_bytes, available_bytes, sum, arenas_total, arenas_reclaimed, arenas_now, arenas_high;

/* Checks and counts a line of a class; prints nothing for it, since the classes in use are not always the same. */
static int class_line(const char *line)
{
    unsigned class;
    unsigned long long bytes, pools, used, available;
    static long last = -1;
    if (sscanf(line, "%u %llu %llu %llu %llu", &class, &bytes, &pools, &used, &available) != 5) {
        return 0;
    }
    char again[200];
    snprintf(again, sizeof again, "%5u %6llu %11llu %15llu %13llu", class, bytes, pools, used, available);
    REQUIRE(strcmp(again, line) == 0);
    REQUIRE((long)class > last && class < 32 && bytes == 16 * (class + 1) && pools > 0 && used + available > 0);
    last = (long)class;
    used_bytes += used * bytes;
    available_bytes += available * bytes;
    return 1;
}

/* Prints the line with # for what may differ, and its length; keeps its value. */
static void sum_line(const char *line, const char *equals)
{
    const char *value_at = equals + 1 + strspn(equals + 1, " ");
    unsigned long long value = number(value_at), count = 0;
    const char *label = line;
    char plain[200];
    if (isdigit((unsigned char)*line)) {
        count = number(line);
        label += strspn(line, "0123456789");
    }
    snprintf(plain, sizeof plain, "%s%.*s", label == line ? "" : "N", (int)(equals - label), label);
    for (size_t end = strlen(plain); end > 0 && plain[end - 1] == ' ';) {
        plain[--end] = '\0';
    }
    char *pool_bytes = strstr(plain, "pools * ");
    if (pool_bytes != NULL) {
        strcpy(pool_bytes + 8, "N bytes");
        REQUIRE(value == count * number(strstr(line, "pools * ") + 8));
    }
    printf("%s = N [%zu columns]\n", plain, strlen(line));

    if (strcmp(plain, "# arenas allocated total") == 0) {
        arenas_total = value;
    } else if (strcmp(plain, "# arenas reclaimed") == 0) {
        arenas_reclaimed = value;
    } else if (strcmp(plain, "# arenas highwater mark") == 0) {
        arenas_high = value;
    } else if (strcmp(plain, "# arenas allocated current") == 0) {
        arenas_now = value;
        CHECK(arenas_total == arenas_reclaimed + arenas_now);
        CHECK(arenas_now <= arenas_high && arenas_high <= arenas_total);
    } else if (strstr(plain, "arenas * ") != NULL) {
        CHECK(count == arenas_now && value == arenas_now * 1048576);
        sum = 0;
    } else if (strcmp(plain, "Total") == 0) {
        CHECK(value == sum);
        sum = 0;
    } else if (strstr(plain, "arena map") == NULL || strstr(plain, "bytes") != NULL) {
        sum += value;
    }
    if (strcmp(plain, "# bytes in allocated blocks") == 0) {
        CHECK(value == used_bytes);
    } else if (strcmp(plain, "# bytes in available blocks") == 0) {
        CHECK(value == available_bytes);
    } else if (strcmp(plain, "# bytes lost to arena alignment") == 0) {
        CHECK(sum == arenas_now * 1048576);
    }
}

int main(void)
{
    Py_Initialize();
    for (size_t size = 1; size <= 600; size++) {
        for (int i = 0; i < 100; i++) {
            REQUIRE(PyObject_Malloc(size) != NULL);
        }
    }
    CHECK_EQ(take_report(), 1);
    int classes = 0;
    for (char *line = report, *end; *line != '\0'; line = end + 1) {
        end = strchr(line, '\n');
        REQUIRE(end != NULL);
        *end = '\0';
        const char *equals = strchr(line, '=');
        if (class_line(line)) {
            classes++;
        } else if (equals != NULL && line[0] != 'S') {
            sum_line(line, equals);
        } else {
            printf("%s\n", line);
        }
    }
    CHECK_EQ(classes, 32);
    FINISH();
}
