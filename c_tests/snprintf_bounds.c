/* PyOS_snprintf refuses a size that no buffer has, and the last byte of a buffer is zero whatever was written. */
#include "harness.h"

#include <limits.h>
#include <sys/mman.h>

int main(void)
{
    char small[12];
    for (size_t size = 0; size <= sizeof small; size++) {
        memset(small, 'x', sizeof small);
        int length = PyOS_snprintf(small, size, "%s-%d", "abc", 12);
        printf("size %zu: %d", size, length);
        for (size_t i = 0; i < sizeof small; i++) {
            printf(" %02x", (unsigned char)small[i]);
        }
        printf("\n");
    }
    size_t large = (size_t)INT_MAX + 4096;
    char *block = mmap(NULL, large, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    REQUIRE(block != MAP_FAILED);
    size_t sizes[] = {(size_t)INT_MAX - 512, (size_t)INT_MAX - 511, (size_t)INT_MAX - 1, INT_MAX, (size_t)INT_MAX + 1};
    for (int i = 0; i < 5; i++) {
        strcpy(block, "before");
        block[sizes[i] - 1] = 'x';
        int length = PyOS_snprintf(block, sizes[i], "%d", 12345);
        printf("%zu: %d %s %d\n", sizes[i], length, block, block[sizes[i] - 1]);
    }
    munmap(block, large);
    FINISH();
}
