// The calls of the event loops that want a C struct, or that glibc declares only to GNU programs.
#ifndef TARWISA_CPLATFORM_SOCKETS_H
#define TARWISA_CPLATFORM_SOCKETS_H

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

extern int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);
extern int sched_getaffinity(int process, unsigned long size, void *set);

// The kernel's struct is packed; its fields are set and read here.
static inline int cplatform_epoll_control(int poller, int operation, int descriptor, unsigned int events, unsigned long long token) {
    struct epoll_event event;
    event.events = events;
    event.data.u64 = token;
    return epoll_ctl(poller, operation, descriptor, &event);
}

static inline int cplatform_accept(int listener, struct sockaddr_storage *address) {
    socklen_t length = sizeof *address;
    return accept4(listener, (struct sockaddr *)address, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

// The number of cores that this process may run on, 0 where the kernel does not say.
static inline int cplatform_allowed_core_count(void) {
    unsigned long set[128] = {0};
    int count = 0;
    if (sched_getaffinity(0, sizeof set, set) < 0) return 0;
    for (unsigned index = 0; index < 128; index++) count += __builtin_popcountl(set[index]);
    return count;
}

// prlimit64(2) under a name of our own: <sys/resource.h> would claim types that Swift looks for in Glibc.
extern int cplatform_prlimit(int process, int resource, const unsigned long long *wanted, unsigned long long *found) __asm__("prlimit64");

// Raises the soft limit of descriptors (RLIMIT_NOFILE) to the hard one and gives what holds then, at most a million.
static inline int cplatform_raise_descriptor_limit(void) {
    unsigned long long limits[2];
    if (cplatform_prlimit(0, 7, 0, limits) < 0) return 1024;
    unsigned long long raised[2] = {limits[1], limits[1]};
    unsigned long long result = cplatform_prlimit(0, 7, raised, 0) < 0 ? limits[0] : limits[1];
    return result > 1000000 ? 1000000 : (int)result;
}

// Moving bytes and waiting for events by plain system calls. The C library's functions are points at which a thread may be cancelled,
// which costs two atomic operations each where there are several threads; no thread of this program is ever cancelled.

static inline ssize_t cplatform_receive(int descriptor, void *bytes, size_t count) {
    return syscall(SYS_recvfrom, descriptor, bytes, count, 0, NULL, NULL);
}

static inline ssize_t cplatform_send(int descriptor, const void *bytes, size_t count, int flags) {
    return syscall(SYS_sendto, descriptor, bytes, count, flags, NULL, 0);
}

static inline ssize_t cplatform_send_message(int descriptor, const struct msghdr *message, int flags) {
    return syscall(SYS_sendmsg, descriptor, message, flags);
}

static inline int cplatform_epoll_wait(int descriptor, struct epoll_event *events, int count, int milliseconds) {
    return (int)syscall(SYS_epoll_pwait, descriptor, events, count, milliseconds, NULL, 0);
}

#endif
