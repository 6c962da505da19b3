// What the processor can do with bytes that Swift cannot spell: the instructions made for SHA-256 and CRC-32C here, packed numbers in
// CBlocks.h.
// No header of the system's is included but cpuid.h: <immintrin.h> drags in parts of libc, which Swift then takes for this module's.

#ifndef TARWISA_CBYTES_H
#define TARWISA_CBYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CBlocks.h"

#if defined(__x86_64__)

#include <cpuid.h>

typedef int cbytes_words __attribute__((vector_size(16)));
typedef char cbytes_bytes __attribute__((vector_size(16)));

// Whether the processor has the instructions (CPUID leaf 7: SHA; leaf 1: SSSE3 and SSE4.1). Slow: to be asked once.
static inline bool cbytes_has_sha256(void) {
    unsigned int a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b >> 29 & 1)) return false;
    return __get_cpuid(1, &a, &b, &c, &d) && (c >> 9 & 1) && (c >> 19 & 1);
}

// The same for CRC-32C's instruction (leaf 1: SSE4.2).
static inline bool cbytes_has_crc32c(void) {
    unsigned int a, b, c, d;
    return __get_cpuid(1, &a, &b, &c, &d) && (c >> 20 & 1);
}

// Takes bytes into a state that is neither inverted before nor after.
__attribute__((target("sse4.2"))) static inline uint32_t
cbytes_crc32c(uint32_t state, const uint8_t *bytes, size_t count) {
    uint64_t crc = state;
    for (; count >= 8; count -= 8, bytes += 8) {
        uint64_t word;
        __builtin_memcpy(&word, bytes, sizeof word);
        crc = __builtin_ia32_crc32di(crc, word);
    }
    for (; count > 0; count--, bytes++) crc = __builtin_ia32_crc32qi((uint32_t)crc, *bytes);
    return (uint32_t)crc;
}

static inline cbytes_words cbytes_load(const void *start) {
    cbytes_words words;
    __builtin_memcpy(&words, start, sizeof words);
    return words;
}

static inline cbytes_words cbytes_load_big_endian(const void *start) {
    cbytes_bytes bytes;
    __builtin_memcpy(&bytes, start, sizeof bytes);
    return (cbytes_words)__builtin_shufflevector(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

// FIPS 180-4, 6.2.2 over whole blocks of 64 bytes; `constants` are the 64 of 4.2.2.
__attribute__((target("sha,sse4.1"))) static inline void
cbytes_sha256(uint32_t *state, const uint8_t *bytes, size_t blockCount, const uint32_t *constants) {
    // The instructions want the words a to h as FEBA and HGDC, the first named the lowest.
    const cbytes_words abcd = cbytes_load(state), efgh = cbytes_load(state + 4);
    cbytes_words abef = __builtin_shufflevector(abcd, efgh, 5, 4, 1, 0);
    cbytes_words cdgh = __builtin_shufflevector(abcd, efgh, 7, 6, 3, 2);
    for (; blockCount > 0; blockCount--, bytes += 64) {
        const cbytes_words abefBefore = abef, cdghBefore = cdgh;
        cbytes_words message[4];
        for (int i = 0; i < 4; i++) message[i] = cbytes_load_big_endian(bytes + 16 * i);
#pragma clang loop unroll(full)
        for (int i = 0; i < 16; i++) {
            const cbytes_words words = message[i & 3];
            const cbytes_words sum = words + cbytes_load(constants + 4 * i);
            cdgh = __builtin_ia32_sha256rnds2(cdgh, abef, sum);
            if (i >= 3 && i < 15) {
                const cbytes_words seventh = __builtin_shufflevector(message[(i + 3) & 3], words, 1, 2, 3, 4);
                message[(i + 1) & 3] = __builtin_ia32_sha256msg2(message[(i + 1) & 3] + seventh, words);
            }
            abef = __builtin_ia32_sha256rnds2(abef, cdgh, __builtin_shufflevector(sum, sum, 2, 3, 0, 0));
            if (i >= 1 && i < 13) message[(i + 3) & 3] = __builtin_ia32_sha256msg1(message[(i + 3) & 3], words);
        }
        abef += abefBefore;
        cdgh += cdghBefore;
    }
    const cbytes_words first = __builtin_shufflevector(abef, cdgh, 3, 2, 7, 6);
    const cbytes_words second = __builtin_shufflevector(abef, cdgh, 1, 0, 5, 4);
    __builtin_memcpy(state, &first, sizeof first);
    __builtin_memcpy(state + 4, &second, sizeof second);
}

#else

static inline bool cbytes_has_sha256(void) { return false; }

// Never called: the processor does not have it.
static inline void
cbytes_sha256(uint32_t *state, const uint8_t *bytes, size_t blockCount, const uint32_t *constants) {
    (void)state, (void)bytes, (void)blockCount, (void)constants;
}

static inline bool cbytes_has_crc32c(void) { return false; }

static inline uint32_t cbytes_crc32c(uint32_t state, const uint8_t *bytes, size_t count) {
    (void)bytes, (void)count;
    return state;
}

#endif
#endif
