/* Stands between a program and its disk, for tests only: preloaded with LD_PRELOAD it logs what
 * is done to the files below one directory, makes a chosen call fail, or makes every sync slow.
 *
 *   cc -shared -fPIC -O2 -o shim.so tests/faults/shim.c -ldl -pthread
 *
 *   FAULTS_ROOT=DIR        the files that are meant; required, absolute, without symbolic links
 *   FAULTS_LOG=FILE        writes one record for every call, in one order (see `struct record`)
 *   FAULTS_FAIL=KINDS:N:ERRNO[:on]
 *                          the N-th call of these kinds fails with that number; with `on` all
 *                          after it as well. Kinds: w write and truncate, s sync, o open,
 *                          n unlink, rename and mkdir. ERRNO 0: half of a write is written.
 *   FAULTS_DELAY_MS=N      every sync takes that much longer
 *   FAULTS_SWALLOW=1       syncs answer that all is well, and do nothing
 *   FAULTS_CLOCK_S=N       the clock of the day is that many seconds ahead
 *
 * What goes to standard output is logged too: it is how a program says what it has acknowledged.
 * Files ending in `-shm` are left alone but for `open`: they are shared memory, and SQLite makes
 * them anew after a crash. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define FDS 4096

/* What the log has of one call, in the byte order of the machine; `length` bytes follow. Kinds:
 * O opened, W written, T truncated, S synced, F a sync failed, C closed, U unlinked, R renamed (two
 * paths with a zero between), M a directory made, A said on standard output, X made to fail. */
struct record {
  uint8_t kind;
  uint8_t unused[3];
  int32_t fd;
  uint64_t at; /* O: 1 if the file is new, 2 if it was emptied; W: offset; T: size */
  uint64_t length;
};

static const char *root;
static size_t root_length;
static int log_fd = -1;
static int swallow;
static long delay_ms;
static long clock_s;
static struct {
  char kinds[8];
  long nth;
  int error;
  int on;
} fail;
static long calls;
static unsigned char ours[FDS];
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_close)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_mkdir)(const char *, mode_t);
static int (*real_clock_gettime)(clockid_t, struct timespec *);

static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

__attribute__((constructor)) static void begin(void) {
  real_open = real("open");
  real_write = real("write");
  real_pwrite = real("pwrite");
  real_ftruncate = real("ftruncate");
  real_fsync = real("fsync");
  real_close = real("close");
  real_unlink = real("unlink");
  real_rename = real("rename");
  real_mkdir = real("mkdir");
  real_clock_gettime = real("clock_gettime");
  root = getenv("FAULTS_ROOT");
  root_length = root ? strlen(root) : 0;
  swallow = getenv("FAULTS_SWALLOW") != NULL;
  const char *delay = getenv("FAULTS_DELAY_MS");
  delay_ms = delay ? atol(delay) : 0;
  const char *ahead = getenv("FAULTS_CLOCK_S");
  clock_s = ahead ? atol(ahead) : 0;
  const char *wanted = getenv("FAULTS_FAIL");
  if (wanted) {
    char on[3] = "";
    if (sscanf(wanted, "%7[^:]:%ld:%d:%2s", fail.kinds, &fail.nth, &fail.error, on) < 3) abort();
    fail.on = strcmp(on, "on") == 0;
  }
  const char *log = getenv("FAULTS_LOG");
  if (log) log_fd = real_open(log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

/* ---- what is meant, and what is to fail ---- */

static int below(const char *path) {
  return root_length && strncmp(path, root, root_length) == 0 &&
         (path[root_length] == '/' || path[root_length] == 0);
}

static int shared_memory(const char *path) {
  size_t length = strlen(path);
  return length > 4 && strcmp(path + length - 4, "-shm") == 0;
}

static int is_ours(int fd) { return fd >= 0 && fd < FDS && ours[fd]; }

/* Calls are done one after the other, so that the log has an order that is true. A program that
 * is only slowed down keeps its own. */
static int enter(void) {
  if (log_fd < 0 && !fail.nth) return 0;
  pthread_mutex_lock(&order);
  return 1;
}

static void leave(int entered) {
  int error = errno;
  if (entered) pthread_mutex_unlock(&order);
  errno = error;
}

static void tell(uint8_t kind, int fd, uint64_t at, const void *bytes, size_t length) {
  if (log_fd < 0) return;
  int error = errno;
  struct record record = {.kind = kind, .fd = fd, .at = at, .length = length};
  struct iovec parts[2] = {{&record, sizeof record}, {(void *)bytes, length}};
  if (writev(log_fd, parts, 2) != (ssize_t)(sizeof record + length)) abort();
  errno = error;
}

static int must_fail(char kind) {
  if (!fail.nth || !strchr(fail.kinds, kind)) return 0;
  calls++;
  if (calls != fail.nth && !(fail.on && calls > fail.nth)) return 0;
  tell('X', -1, calls, &kind, 1);
  errno = fail.error;
  return 1;
}

/* ---- the calls ---- */

static int opened(const char *path, int flags, mode_t mode) {
  if (!below(path)) return real_open(path, flags, mode);
  int entered = enter();
  int fd = -1;
  int reads = (flags & (O_ACCMODE | O_CREAT)) == O_RDONLY;
  if ((reads && fail.error == EROFS) || !must_fail('o')) {
    struct stat before;
    int is_new = stat(path, &before) != 0;
    fd = real_open(path, flags, mode);
    if (fd >= FDS) abort();
    if (fd >= 0 && !shared_memory(path)) {
      ours[fd] = 1;
      tell('O', fd, is_new | ((flags & O_TRUNC) ? 2 : 0), path, strlen(path));
    }
  }
  leave(entered);
  return fd;
}

#define MODE(flags, last)                                                                          \
  mode_t mode = 0;                                                                                 \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {                                                         \
    va_list rest;                                                                                  \
    va_start(rest, last);                                                                          \
    mode = va_arg(rest, mode_t);                                                                   \
    va_end(rest);                                                                                  \
  }

int open(const char *path, int flags, ...) {
  MODE(flags, flags)
  return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE(flags, flags)
  return opened(path, flags | O_LARGEFILE, mode);
}

/* Writes `length` bytes, or half of them; `moves` where the file's own position is meant. */
static ssize_t written(int fd, const void *bytes, size_t length, off_t at, int moves) {
  int entered = enter();
  ssize_t done = -1;
  int fails = must_fail('w');
  if (!fails || !fail.error) {
    if (fails) length /= 2;
    if (moves) at = lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    done = moves ? real_write(fd, bytes, length) : real_pwrite(fd, bytes, length, at);
    if (done > 0) tell('W', fd, at, bytes, done);
  }
  leave(entered);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (is_ours(fd)) return written(fd, bytes, length, 0, 1);
  if (fd != 1 || log_fd < 0) return real_write(fd, bytes, length);
  int entered = enter();
  ssize_t done = real_write(fd, bytes, length);
  if (done > 0) tell('A', fd, 0, bytes, done);
  leave(entered);
  return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  return is_ours(fd) ? written(fd, bytes, length, at, 0) : real_pwrite(fd, bytes, length, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  return pwrite(fd, bytes, length, at);
}

int ftruncate(int fd, off_t size) {
  if (!is_ours(fd)) return real_ftruncate(fd, size);
  int entered = enter();
  int done = must_fail('w') ? -1 : real_ftruncate(fd, size);
  if (done == 0) tell('T', fd, size, NULL, 0);
  leave(entered);
  return done;
}

int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

int clock_gettime(clockid_t clock, struct timespec *now) {
  if (!real_clock_gettime) real_clock_gettime = real("clock_gettime");
  int done = real_clock_gettime(clock, now);
  if (done == 0 && clock == CLOCK_REALTIME) now->tv_sec += clock_s;
  return done;
}

int fsync(int fd) {
  if (!is_ours(fd)) return real_fsync(fd);
  if (delay_ms) {
    struct timespec more = {delay_ms / 1000, delay_ms % 1000 * 1000000};
    while (nanosleep(&more, &more) != 0) {
    }
  }
  if (swallow) return 0;
  int entered = enter();
  int done = must_fail('s') ? -1 : real_fsync(fd);
  tell(done == 0 ? 'S' : 'F', fd, 0, NULL, 0);
  leave(entered);
  return done;
}

int fdatasync(int fd) { return fsync(fd); }

int close(int fd) {
  if (!is_ours(fd)) return real_close(fd);
  int entered = enter();
  ours[fd] = 0;
  tell('C', fd, 0, NULL, 0);
  int done = real_close(fd);
  leave(entered);
  return done;
}

int unlink(const char *path) {
  if (!below(path) || shared_memory(path)) return real_unlink(path);
  int entered = enter();
  int done = must_fail('n') ? -1 : real_unlink(path);
  if (done == 0) tell('U', -1, 0, path, strlen(path));
  leave(entered);
  return done;
}

int rename(const char *from, const char *to) {
  if (!below(from) && !below(to)) return real_rename(from, to);
  int entered = enter();
  int done = must_fail('n') ? -1 : real_rename(from, to);
  if (done == 0) {
    size_t length = strlen(from) + 1 + strlen(to);
    char both[length + 1];
    snprintf(both, sizeof both, "%s%c%s", from, 0, to);
    tell('R', -1, 0, both, length);
  }
  leave(entered);
  return done;
}

int mkdir(const char *path, mode_t mode) {
  if (!below(path)) return real_mkdir(path, mode);
  int entered = enter();
  int done = must_fail('n') ? -1 : real_mkdir(path, mode);
  if (done == 0) tell('M', -1, 0, path, strlen(path));
  leave(entered);
  return done;
}
