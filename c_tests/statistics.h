/* _PyObject_DebugMallocStats, read back: for the programs about it. */

#ifndef C_TESTS_STATISTICS_H
#define C_TESTS_STATISTICS_H

#include "harness.h"

extern int _PyObject_DebugMallocStats(FILE *out);

static char report[100000];

/* Reads all that has been written to `file` into `report`. */
UNUSED static void read_back(FILE *file)
{
    fflush(file);
    rewind(file);
    size_t length = fread(report, 1, sizeof report - 1, file);
    report[length] = '\0';
}

/* Takes a report; returns what the function returned. */
UNUSED static int take_report(void)
{
    FILE *file = tmpfile();
    REQUIRE(file != NULL);
    int returned = _PyObject_DebugMallocStats(file);
    read_back(file);
    fclose(file);
    return returned;
}

/* The blocks in use of the class that serves `size` bytes, in the last report. */
UNUSED static long long blocks_in_use(size_t size)
{
    unsigned wanted = (unsigned)((size - 1) / 16);
    for (const char *line = report; line != NULL && *line != '\0'; line = strchr(line, '\n'), line += line != NULL) {
        unsigned class;
        unsigned long long bytes, pools, used, available;
        if (sscanf(line, "%u %llu %llu %llu %llu", &class, &bytes, &pools, &used, &available) == 5 && class == wanted) {
            return (long long)used;
        }
    }
    return 0;
}

/* How often `text` stands in the last report. */
UNUSED static int occurrences(const char *text)
{
    int count = 0;
    for (const char *at = report; (at = strstr(at, text)) != NULL; at += strlen(text)) {
        count++;
    }
    return count;
}

#endif
