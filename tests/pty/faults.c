/* Counts the calls by which a program saves, and kills it before one of them or makes that one fail.
 *
 * Loaded before the C library (LD_PRELOAD), so the program itself knows nothing of it.
 * FAULT_UNDER: only what lies below this folder counts. FAULT_AT: which call, from 1.
 * FAULT_ERROR: the number of the error with which it fails; 0 kills. FAULT_LOG: gets a line for each. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int calls;

static int fails(const char *call, const char *path) {
    const char *under = getenv("FAULT_UNDER");
    if (!under || strncmp(path, under, strlen(under)) != 0) return 0;
    int number = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    int log = syscall(SYS_openat, AT_FDCWD, getenv("FAULT_LOG"), O_WRONLY | O_APPEND | O_CREAT, 0600);
    syscall(SYS_write, log, call, strlen(call));
    syscall(SYS_close, log);
    if (number != atoi(getenv("FAULT_AT"))) return 0;
    int error = atoi(getenv("FAULT_ERROR"));
    if (error == 0) syscall(SYS_kill, getpid(), SIGKILL);
    errno = error;
    return 1;
}

static int fails_at(const char *call, int file) {
    char link[64], path[PATH_MAX + 1];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(call, path);
}

static int open_at(const char *path, int flags, mode_t mode) {
    if ((flags & O_CREAT) && fails("create\n", path)) return -1;
    return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_at(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_at(path, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t length) {
    if (fails_at("write\n", file)) return -1;
    return syscall(SYS_write, file, bytes, length);
}

int fsync(int file) { return fails_at("fsync\n", file) ? -1 : syscall(SYS_fsync, file); }

int fdatasync(int file) { return fails_at("fdatasync\n", file) ? -1 : syscall(SYS_fdatasync, file); }

int mkdir(const char *path, mode_t mode) {
    return fails("mkdir\n", path) ? -1 : syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int unlink(const char *path) {
    return fails("unlink\n", path) ? -1 : syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
