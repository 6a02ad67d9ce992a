/* Preloaded into a program, lets one call to the system fail: the FAULT_AT-th FAULT_CALL (alloc,
   read, write, fsync, rename, close) with FAULT_KIND (EIO, ENOSPC, EINTR, short, kill). Calls are
   counted in FAULT_COUNTER, a file of 16 bytes that all processes of a run share: how many there
   were, and whether the fault has happened. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *at, size_t size);

struct counter {
    int64_t calls, happened;
};

static struct counter *counter;
static const char *call, *kind;
static int64_t wanted;

/* When the program begins: what the loader takes before is not counted. */
__attribute__((constructor)) static void begin(void)
{
    const char *file = getenv("FAULT_COUNTER"), *at = getenv("FAULT_AT");
    int descriptor = file ? open(file, O_RDWR | O_CLOEXEC) : -1;

    if (descriptor < 0)
        return;
    void *shared = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    syscall(SYS_close, descriptor);
    if (shared == MAP_FAILED)
        return;
    kind = getenv("FAULT_KIND");
    wanted = at ? atoll(at) : 0;
    counter = shared;
    call = getenv("FAULT_CALL");
}

/* The call that is made now is the one that shall fail. */
static bool strikes(const char *name)
{
    if (!call || strcmp(call, name) != 0)
        return false;
    if (__atomic_add_fetch(&counter->calls, 1, __ATOMIC_RELAXED) != wanted)
        return false;
    __atomic_store_n(&counter->happened, 1, __ATOMIC_RELAXED);
    if (kind && strcmp(kind, "kill") == 0)
        kill(getpid(), SIGKILL);
    return true;
}

static bool is_short(void)
{
    return kind && strcmp(kind, "short") == 0;
}

static int failed(void)
{
    errno = !kind                        ? EIO
            : strcmp(kind, "ENOSPC") == 0 ? ENOSPC
            : strcmp(kind, "EINTR") == 0  ? EINTR
                                          : EIO;
    return -1;
}

void *malloc(size_t size)
{
    return strikes("alloc") ? (errno = ENOMEM, NULL) : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return strikes("alloc") ? (errno = ENOMEM, NULL) : __libc_calloc(count, size);
}

void *realloc(void *at, size_t size)
{
    return strikes("alloc") ? (errno = ENOMEM, NULL) : __libc_realloc(at, size);
}

ssize_t read(int descriptor, void *to, size_t size)
{
    if (strikes("read")) {
        if (!is_short())
            return failed();
        size = size > 1 ? size / 2 : size;
    }
    return syscall(SYS_read, descriptor, to, size);
}

ssize_t write(int descriptor, const void *from, size_t size)
{
    if (strikes("write")) {
        if (!is_short())
            return failed();
        size = size > 1 ? size / 2 : size;
    }
    return syscall(SYS_write, descriptor, from, size);
}

int fsync(int descriptor)
{
    return strikes("fsync") ? failed() : (int)syscall(SYS_fsync, descriptor);
}

int close(int descriptor)
{
    int result = (int)syscall(SYS_close, descriptor);

    return strikes("close") ? failed() : result;
}

int rename(const char *from, const char *to)
{
    return strikes("rename") ? failed() : (int)syscall(SYS_rename, from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    return strikes("rename") ? failed()
                             : (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    return strikes("rename") ? failed()
                             : (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}
