#include "CBytes.h"

#include <sys/mman.h>

void cbytes_ask_for_large_pages(void *start, size_t size) {
#ifdef MADV_HUGEPAGE
    const uintptr_t page = 4096;
    const uintptr_t first = ((uintptr_t)start + page - 1) / page * page;
    const uintptr_t end = ((uintptr_t)start + size) / page * page;
    // Advice: where the system does not take it, everything works as before.
    if (end > first) (void)madvise((void *)first, end - first, MADV_HUGEPAGE);
#else
    (void)start, (void)size;
#endif
}
