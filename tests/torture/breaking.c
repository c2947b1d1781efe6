/* Breaks a process at one call to the system that writes: kills it there, or lets the call fail.

   Preloaded (LD_PRELOAD). Nothing is counted until the program calls breaking_arm(nth, how, torn); from then on every
   write, sync, truncation, rename and removal of a file counts, and the nth is broken:
     how  0  counted only
          1  killed before the call; with torn so many hundredths of what was to be written are written first
          2  this call fails with EIO
          3  this call and every later one that needs room fails with ENOSPC
   breaking_count() gives how many were counted. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long nth = -1, counted = 0;
static int how = 0, torn = 0;

void breaking_arm(long which, int manner, int share) { counted = 0; how = manner; torn = share; nth = which; }
long breaking_count(void) { return counted; }

static int regular(int fd) { struct stat s; return fstat(fd, &s) == 0 && S_ISREG(s.st_mode); }

/* 0: go on; 1: killed here; otherwise the errno that the call fails with */
static int broken(int needs_room) {
    if (nth < 0) return 0;
    counted++;
    if (how == 3) return counted >= nth && needs_room ? ENOSPC : 0;
    if (counted != nth) return 0;
    if (how == 1) return 1;
    return how == 2 ? EIO : 0;
}

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

#define REAL(name) (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define WRITES(room, part) \
    do { int trouble = broken(room); \
         if (trouble == 1) { if (torn) { part; } die(); } \
         if (trouble) { errno = trouble; return -1; } } while (0)

ssize_t write(int fd, const void *b, size_t n) {
    if (regular(fd)) WRITES(1, (REAL(write))(fd, b, n * torn / 100));
    return (REAL(write))(fd, b, n);
}
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) {
    if (regular(fd)) WRITES(1, (REAL(pwrite))(fd, b, n * torn / 100, o));
    return (REAL(pwrite))(fd, b, n, o);
}
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) {
    if (regular(fd)) WRITES(1, (REAL(pwrite64))(fd, b, n * torn / 100, o));
    return (REAL(pwrite64))(fd, b, n, o);
}
int fsync(int fd) { WRITES(0, (void)0); return (REAL(fsync))(fd); }
int fdatasync(int fd) { WRITES(0, (void)0); return (REAL(fdatasync))(fd); }
int ftruncate(int fd, off_t n) { WRITES(0, (void)0); return (REAL(ftruncate))(fd, n); }
int ftruncate64(int fd, off64_t n) { WRITES(0, (void)0); return (REAL(ftruncate64))(fd, n); }
int rename(const char *a, const char *b) { WRITES(0, (void)0); return (REAL(rename))(a, b); }
int unlink(const char *a) { WRITES(0, (void)0); return (REAL(unlink))(a); }
