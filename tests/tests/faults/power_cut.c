/* A disk that keeps only what was synced: preloaded before `minglu`, it copies a file of the data
 * folder to the "disk" whenever the file is synced, and follows renames and removals. After a
 * SIGKILL the disk is what a power cut would have left. POWER_CUT_DEAF names an end of file names
 * whose syncs are not honoured. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where a path of the data folder lies on the disk; 0 for other paths. */
static int on_disk(const char *path, char *out) {
    const char *data = getenv("POWER_CUT_DATA"), *disk = getenv("POWER_CUT_DISK");
    if (!data || !disk || strncmp(path, data, strlen(data)) != 0) return 0;
    return snprintf(out, PATH_MAX, "%s%s", disk, path + strlen(data)) < PATH_MAX;
}

static int deaf(const char *path) {
    const char *end = getenv("POWER_CUT_DEAF");
    size_t all = strlen(path), tail = end ? strlen(end) : 0;
    return tail && all >= tail && strcmp(path + all - tail, end) == 0;
}

static void make_folders(char *path) {
    for (char *at = path + 1; (at = strchr(at, '/')); at++) {
        *at = 0;
        mkdir(path, 0700);
        *at = '/';
    }
}

/* The copy takes its name when it is whole: the kill may come in the middle of it. */
static int keep(int fd) {
    char link[64], path[PATH_MAX], disk[PATH_MAX], part[PATH_MAX + 32], block[65536];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return -1;
    path[length] = 0;
    struct stat found;
    if (fstat(fd, &found) < 0 || !S_ISREG(found.st_mode) || deaf(path) || !on_disk(path, disk)) return 0;
    make_folders(disk);
    snprintf(part, sizeof part, "%s.%d.part", disk, fd);
    int from = open(link, O_RDONLY), to = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ssize_t got = -1;
    while (from >= 0 && to >= 0 && (got = read(from, block, sizeof block)) > 0)
        if (write(to, block, got) != got) { got = -1; break; }
    if (from >= 0) close(from);
    if (to >= 0) close(to);
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    return got < 0 ? -1 : real(part, disk);
}

int fsync(int fd) { return keep(fd); }
int fdatasync(int fd) { return keep(fd); }

int rename(const char *from, const char *to) {
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    char old[PATH_MAX], new[PATH_MAX];
    int done = real(from, to);
    if (done == 0 && on_disk(from, old) && on_disk(to, new)) {
        make_folders(new);
        real(old, new);
    }
    return done;
}

int unlink(const char *path) {
    int (*real)(const char *) = dlsym(RTLD_NEXT, "unlink");
    char disk[PATH_MAX];
    int done = real(path);
    if (done == 0 && on_disk(path, disk)) real(disk);
    return done;
}
