#ifndef CLEW_CLIBJPEG_H
#define CLEW_CLIBJPEG_H
#include <malloc.h>
#include <turbojpeg.h>

/* libjpeg takes fresh memory for every picture, which the allocator would give back to the system and ask for again,
   cleared, each time; Swift does not see mallopt. */
static inline void clew_keep_memory(int trim, int map) {
  mallopt(M_TRIM_THRESHOLD, trim);
  mallopt(M_MMAP_THRESHOLD, map);
}

#endif
