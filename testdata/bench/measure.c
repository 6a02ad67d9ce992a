/* measure COMMAND...: runs it and prints on standard error its wall time in milliseconds and its
   peak memory in KiB. The exit status is the command's. */
#define _DEFAULT_SOURCE
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

int main(int argc, char **argv)
{
    struct timespec from, to;
    struct rusage usage;
    pid_t child;
    int status;

    clock_gettime(CLOCK_MONOTONIC, &from);
    if (argc < 2 || posix_spawnp(&child, argv[1], NULL, NULL, argv + 1, environ) != 0
        || wait4(child, &status, 0, &usage) != child) {
        fputs("usage: measure COMMAND...\n", stderr);
        return 125;
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    fprintf(stderr, "measured %ld %ld\n",
            (long)(to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000,
            usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 125;
}
