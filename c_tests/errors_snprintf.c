/* PyOS_snprintf: the length of the whole, and a zero byte at the end of what there was room for. */
#include "object.h"

static void body(void)
{
    char room[12];
    for (size_t size = 1; size <= sizeof room; size++) {
        memset(room, 'x', sizeof room);
        int length = PyOS_snprintf(room, size, "%d %s %.2f", 12, "ab", 1.5);
        printf("%zu: %d %s\n", size, length, room);
    }
    room[0] = 'y';
    printf("%d %c\n", PyOS_snprintf(room, 0, "abc"), room[0]);
}

OBJECT_MAIN(body)
