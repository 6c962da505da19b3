// A bare epoll server, the bound of what one thread of C reaches: GET /a/1 answers the bytes of a file, POST /echo the length of its content.
// usage: epoll PORT FILE
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { INPUT = 16384, BATCH = 32 };

struct connection {
    int descriptor;
    int closes;
    size_t used, skip;          // bytes in the buffer; bytes of content still to come
    size_t length;              // the content's length, for the answer
    char *input;
    char *rest;                 // what the socket did not take
    size_t restStart, restEnd;
};

static char *body;
static size_t bodySize;
static char date[64];
static time_t dateSecond;

static void renewDate(void) {
    time_t now = time(NULL);
    if (now == dateSecond) return;
    dateSecond = now;
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", &parts);
}

static void end(struct connection *c) {
    close(c->descriptor);
    free(c->input);
    free(c->rest);
    free(c);
}

// Sends all pieces, or keeps a copy of what is left. Returns -1 where the connection is gone.
static int sendAll(int poller, struct connection *c, struct iovec *pieces, int count) {
    size_t total = 0;
    for (int i = 0; i < count; i++) total += pieces[i].iov_len;
    ssize_t sent = writev(c->descriptor, pieces, count);
    if (sent < 0) {
        if (errno != EAGAIN) return -1;
        sent = 0;
    }
    if ((size_t)sent == total) return 0;
    c->rest = malloc(total - sent);
    c->restStart = 0;
    c->restEnd = 0;
    for (int i = 0; i < count; i++) {
        size_t skip = (size_t)sent < pieces[i].iov_len ? (size_t)sent : pieces[i].iov_len;
        memcpy(c->rest + c->restEnd, (char *)pieces[i].iov_base + skip, pieces[i].iov_len - skip);
        c->restEnd += pieces[i].iov_len - skip;
        sent -= skip;
    }
    struct epoll_event event = {.events = EPOLLOUT, .data.ptr = c};
    epoll_ctl(poller, EPOLL_CTL_MOD, c->descriptor, &event);
    return 0;
}

static int hasToken(const char *head, size_t size, const char *name, const char *value) {
    const char *field = memmem(head, size, name, strlen(name));
    if (!field) return 0;
    const char *line = memchr(field, '\r', size - (field - head));
    return line && memmem(field, line - field, value, strlen(value)) != NULL;
}

// Answers every whole request in the buffer with one writev. Returns -1 where the connection is gone.
static int answer(int poller, struct connection *c) {
    char heads[BATCH][320];
    struct iovec pieces[2 * BATCH];
    int count = 0, answers = 0;
    char *at = c->input, *stop = c->input + c->used;
    while (answers < BATCH) {
        if (c->skip > 0) {
            size_t here = (size_t)(stop - at) < c->skip ? (size_t)(stop - at) : c->skip;
            at += here;
            c->skip -= here;
            if (c->skip > 0) break;
            char content[48];
            int size = sprintf(content, "{\"length\":%zu}", c->length);
            int n = sprintf(heads[answers], "HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", date, size, content);
            pieces[count++] = (struct iovec){heads[answers++], n};
            continue;
        }
        char *blank = memmem(at, stop - at, "\r\n\r\n", 4);
        if (!blank) break;
        size_t size = blank + 4 - at;
        if (size > 12 && memcmp(at, "POST /echo ", 11) == 0) {
            char *field = memmem(at, size, "Content-Length: ", 16);
            c->length = c->skip = field ? strtoul(field + 16, NULL, 10) : 0;
            at += size;
            continue;
        }
        int found = size > 10 && memcmp(at, "GET /a/1 ", 9) == 0;
        c->closes = hasToken(at, size, "Connection:", "close");
        at += size;
        int n = sprintf(
            heads[answers],
            "HTTP/1.1 %s\r\nDate: %s\r\nContent-Type: application/json\r\nETag: \"1-9f31c2ab\"\r\nCache-Control: public, max-age=60\r\n%sContent-Length: %zu\r\n\r\n",
            found ? "200 OK" : "404 Not Found", date, c->closes ? "Connection: close\r\n" : "", found ? bodySize : 0);
        pieces[count++] = (struct iovec){heads[answers++], n};
        if (found) pieces[count++] = (struct iovec){body, bodySize};
        if (c->closes) break;
    }
    c->used = stop - at;
    memmove(c->input, at, c->used);
    if (count > 0 && sendAll(poller, c, pieces, count) < 0) return -1;
    return answers;
}

static void readable(int poller, struct connection *c) {
    ssize_t size = recv(c->descriptor, c->input + c->used, INPUT - c->used, 0);
    if (size <= 0) {
        if (size == 0 || errno != EAGAIN) end(c);
        return;
    }
    c->used += size;
    int answers;
    do answers = answer(poller, c); while (answers == BATCH && !c->rest && !c->closes);
    if (answers < 0 || (c->closes && !c->rest)) end(c);
}

static void writable(int poller, struct connection *c) {
    ssize_t sent = send(c->descriptor, c->rest + c->restStart, c->restEnd - c->restStart, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) return end(c);
    if (sent > 0) c->restStart += sent;
    if (c->restStart < c->restEnd) return;
    free(c->rest);
    c->rest = NULL;
    if (c->closes) return end(c);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    epoll_ctl(poller, EPOLL_CTL_MOD, c->descriptor, &event);
    int answers;
    do answers = answer(poller, c); while (answers == BATCH && !c->rest && !c->closes);
    if (answers < 0 || (c->closes && !c->rest)) end(c);
}

int main(int count, char **arguments) {
    if (count < 3) return 64;
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    FILE *file = fopen(arguments[2], "rb");
    if (!file) return 66;
    fseek(file, 0, SEEK_END);
    bodySize = ftell(file);
    rewind(file);
    body = malloc(bodySize);
    if (fread(body, 1, bodySize, file) != bodySize) return 66;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(arguments[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 1024) < 0) return 71;
    int poller = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, events[512];
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int ready = epoll_wait(poller, events, 512, 1000);
        renewDate();
        for (int i = 0; i < ready; i++) {
            struct connection *c = events[i].data.ptr;
            if (c) {
                if (events[i].events & EPOLLOUT) writable(poller, c); else readable(poller, c);
                continue;
            }
            for (int n = 0; n < 64; n++) {
                int accepted = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
                if (accepted < 0) break;
                c = calloc(1, sizeof *c);
                c->descriptor = accepted;
                c->input = malloc(INPUT);
                struct epoll_event added = {.events = EPOLLIN, .data.ptr = c};
                epoll_ctl(poller, EPOLL_CTL_ADD, accepted, &added);
                readable(poller, c);
            }
        }
    }
}
