// Blocks of 128 numbers in few bits each, four lanes side by side: number i stands in lane i % 4, each lane is a stream of
// 32-bit words, lowest bits first. Swift shifts lanes by lanes only, which the baseline of x86-64 cannot; here all shift alike.

#ifndef TARWISA_CBLOCKS_H
#define TARWISA_CBLOCKS_H

#include <stddef.h>
#include <stdint.h>

// Reads 128 numbers of `width` bits, 0 to 32, from 16 × width bytes.
void cbytes_unpack(const uint8_t *bytes, uint32_t width, uint32_t *numbers);

// Number `index` of them alone.
static inline uint32_t cbytes_number(const uint8_t *bytes, uint32_t width, uint32_t index) {
    if (width == 0) return 0;
    const uint32_t bit = (index >> 2) * width, shift = bit & 31;
    const uint8_t *start = bytes + 16 * (bit >> 5) + 4 * (index & 3);
    uint32_t low, high = 0;
    __builtin_memcpy(&low, start, sizeof low);
    if (shift + width > 32) __builtin_memcpy(&high, start + 16, sizeof high);
    return (uint32_t)(((uint64_t)high << 32 | low) >> shift & ((UINT64_C(1) << width) - 1));
}

// Reads 128 numbers, each added to the one before it, the first to `start`.
void cbytes_unpack_sums(const uint8_t *bytes, uint32_t width, uint32_t start, uint32_t *sums);

// Writes 128 numbers below 2 to the power of `width` to 16 × width bytes.
void cbytes_pack(const uint32_t *numbers, uint32_t width, uint8_t *bytes);

// Sets the bit of each of some ascending numbers, less `start`, in a row of words: the lowest bit of the first is number 0's.
void cbytes_set_bits(const uint32_t *numbers, size_t count, uint32_t start, uint64_t *words);

// The same of those numbers whose member, the one at the same place, has a weight above 0.
void cbytes_set_weighed_bits(
    const uint32_t *numbers, const uint32_t *members, const float *weights, size_t count, uint32_t start, uint64_t *words);

// The bits that are set in some words.
size_t cbytes_count_bits(const uint64_t *words, size_t count);

// Numbers that some of 64 neighbours have: those whose bit is set in the 64-bit word that `bits` points to have `most`; those whose
// bit is set in the one that `scaled` points to have `weight` times what `scales` says of them.
typedef struct {
    const uint64_t *bits;
    const uint64_t *scaled;
    float most;
    float weight;
} cbytes_addend;

// Which of 64 neighbours have a sum of `least` or more. `index` says which word of each addend they are; neighbour i has the scale
// scales[codes[i]]. `isScaled` is 0 where no addend's `scaled` counts.
uint64_t cbytes_sums_reaching(
    const cbytes_addend *addends, size_t count, size_t index, const uint8_t *codes, const float *scales, int isScaled, float least);

// Which of 64 bytes are not above `most`, the first one's bit lowest.
uint64_t cbytes_not_above(const uint8_t *bytes, uint8_t most);

// The first of the bytes from `start` on that is not above `most`, or `count`.
size_t cbytes_first_not_above(const uint8_t *bytes, size_t start, size_t count, uint8_t most);

#endif
