// What Swift cannot reach by itself: kernel headers outside of Glibc's module, and libcurl's variadic calls.
// _GNU_SOURCE stays undefined here: fd_set would then differ from the one of Glibc's module.

#ifndef TARWISA_CPLATFORM_H
#define TARWISA_CPLATFORM_H

#include "CPlatformSockets.h"

#include <curl/curl.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

// mallopt(3), whose parameters are macros.

static inline int cplatform_limit_arenas(int count) { return mallopt(M_ARENA_MAX, count); }

static inline int cplatform_map_allocations_from(int byteCount) { return mallopt(M_MMAP_THRESHOLD, byteCount); }

// Has the kernel take back the pages of the program and its libraries that are plain copies of their files; each comes back from the
// page cache when it is touched.
void cplatform_release_program_pages(void);

// From now on SIGTERM and SIGINT are noted and end nothing; to be called once.
void cplatform_note_terminations(void);

// Waits for the first of them, whether it came before or comes later, and tells which.
int cplatform_wait_for_termination(void);

// curl_easy_setopt(3), once for each type of its third argument.

static inline CURLcode cplatform_easy_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode cplatform_easy_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode cplatform_easy_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode cplatform_easy_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode cplatform_easy_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

// CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
typedef size_t (*cplatform_data_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode cplatform_easy_set_data_callback(CURL *handle, CURLoption option, cplatform_data_callback value) {
    return curl_easy_setopt(handle, option, value);
}

// CURLOPT_OPENSOCKETFUNCTION.
typedef curl_socket_t (*cplatform_open_socket_callback)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode cplatform_easy_set_open_socket_callback(CURL *handle, cplatform_open_socket_callback value) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

// CURLOPT_PREREQFUNCTION.
typedef int (*cplatform_request_callback)(void *context, char *peer_address, char *own_address, int peer_port, int own_port);

static inline CURLcode cplatform_easy_set_request_callback(CURL *handle, cplatform_request_callback value) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, value);
}

// curl_easy_getinfo(3), once for each type of its answer.

static inline CURLcode cplatform_easy_get_long(CURL *handle, CURLINFO about, long *value) {
    return curl_easy_getinfo(handle, about, value);
}

static inline CURLcode cplatform_easy_get_offset(CURL *handle, CURLINFO about, curl_off_t *value) {
    return curl_easy_getinfo(handle, about, value);
}

static inline CURLcode cplatform_easy_get_pointer(CURL *handle, CURLINFO about, void **value) {
    return curl_easy_getinfo(handle, about, (char **)value);
}

// curl_multi_setopt(3).

static inline CURLMcode cplatform_multi_set_long(CURLM *handle, CURLMoption option, long value) {
    return curl_multi_setopt(handle, option, value);
}

static inline CURLMcode cplatform_multi_set_pointer(CURLM *handle, CURLMoption option, void *value) {
    return curl_multi_setopt(handle, option, value);
}

typedef int (*cplatform_socket_callback)(CURL *easy, curl_socket_t socket, int events, void *context, void *socket_context);

static inline CURLMcode cplatform_multi_set_socket_callback(CURLM *handle, cplatform_socket_callback value) {
    return curl_multi_setopt(handle, CURLMOPT_SOCKETFUNCTION, value);
}

typedef int (*cplatform_timer_callback)(CURLM *multi, long milliseconds, void *context);

static inline CURLMcode cplatform_multi_set_timer_callback(CURLM *handle, cplatform_timer_callback value) {
    return curl_multi_setopt(handle, CURLMOPT_TIMERFUNCTION, value);
}

// The result that ends a transfer: CURLMsg keeps it in a union, which Swift reads badly.
static inline CURLcode cplatform_message_result(const CURLMsg *message) {
    return message->data.result;
}

// curl_global_init(3) with its macro flag.
static inline CURLcode cplatform_global_init(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

#endif
