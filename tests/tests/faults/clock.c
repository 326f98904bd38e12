/* A clock that is wrong by CLOCK_OFF seconds: preloaded before `minglu`. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now) {
    int done = syscall(SYS_clock_gettime, clock, now);
    const char *off = getenv("CLOCK_OFF");
    if (done == 0 && off && clock == CLOCK_REALTIME) now->tv_sec += atol(off);
    return done;
}
