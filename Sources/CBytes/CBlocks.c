#include "CBlocks.h"

typedef uint32_t lanes __attribute__((vector_size(16)));

static inline __attribute__((always_inline)) lanes load(const void *start) {
    lanes value;
    __builtin_memcpy(&value, start, sizeof value);
    return value;
}

static inline __attribute__((always_inline)) lanes row(const uint8_t *bytes, int index, int width) {
    const int bit = index * width, word = bit / 32, shift = bit % 32;
    lanes value = load(bytes + 16 * word) >> shift;
    if (shift + width > 32) value |= load(bytes + 16 * (word + 1)) << (32 - shift);
    return width == 32 ? value : value & ((1u << width) - 1);
}

static inline __attribute__((always_inline)) void unpack(const uint8_t *bytes, int width, uint32_t *numbers) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 32; i++) {
        const lanes value = row(bytes, i, width);
        __builtin_memcpy(numbers + 4 * i, &value, sizeof value);
    }
}

static inline __attribute__((always_inline)) void
unpack_sums(const uint8_t *bytes, int width, uint32_t start, uint32_t *sums) {
    const lanes zero = {0, 0, 0, 0};
    lanes last = {start, start, start, start};
#pragma clang loop unroll(full)
    for (int i = 0; i < 32; i++) {
        lanes value = row(bytes, i, width);
        value += __builtin_shufflevector(zero, value, 0, 4, 5, 6);
        value += __builtin_shufflevector(zero, value, 0, 1, 4, 5);
        value += last;
        last = __builtin_shufflevector(value, value, 3, 3, 3, 3);
        __builtin_memcpy(sums + 4 * i, &value, sizeof value);
    }
}

// One copy of the loop for each width, so that every shift is known where it stands.
#define WIDTHS(CASE) \
    CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12) CASE(13) CASE(14) \
    CASE(15) CASE(16) CASE(17) CASE(18) CASE(19) CASE(20) CASE(21) CASE(22) CASE(23) CASE(24) CASE(25) CASE(26) CASE(27) \
    CASE(28) CASE(29) CASE(30) CASE(31) CASE(32)

void cbytes_unpack(const uint8_t *bytes, uint32_t width, uint32_t *numbers) {
#define UNPACK(width) case width: unpack(bytes, width, numbers); return;
    switch (width) {
    WIDTHS(UNPACK)
    default: for (int i = 0; i < 128; i++) numbers[i] = 0;
    }
}

void cbytes_unpack_sums(const uint8_t *bytes, uint32_t width, uint32_t start, uint32_t *sums) {
#define UNPACK_SUMS(width) case width: unpack_sums(bytes, width, start, sums); return;
    switch (width) {
    WIDTHS(UNPACK_SUMS)
    default: for (int i = 0; i < 128; i++) sums[i] = start;
    }
}

void cbytes_pack(const uint32_t *numbers, uint32_t width, uint8_t *bytes) {
    if (width == 0) return;
    lanes word = {0, 0, 0, 0};
    uint32_t bit = 0;
    for (int i = 0; i < 32; i++) {
        const lanes value = load(numbers + 4 * i);
        word |= value << bit;
        bit += width;
        if (bit < 32) continue;
        __builtin_memcpy(bytes, &word, sizeof word);
        bytes += sizeof word;
        bit -= 32;
        // What of the number did not fit; nothing where it ends with the word.
        word = bit > 0 ? value >> (width - bit) : (lanes){0, 0, 0, 0};
    }
}

// Bits are set byte by byte where the bytes of a word come lowest first: the next number mostly is of the same word, and would wait
// for it, but of another byte.
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
typedef uint8_t cell;
#else
typedef uint64_t cell;
#endif

static inline __attribute__((always_inline)) void set_bit(uint64_t *words, uint32_t number, cell bit) {
    const uint32_t width = 8 * sizeof(cell);
    ((cell *)words)[number / width] |= (cell)(bit << number % width);
}

void cbytes_set_bits(const uint32_t *numbers, size_t count, uint32_t start, uint64_t *words) {
    for (size_t i = 0; i < count; i++) set_bit(words, numbers[i] - start, 1);
}

void cbytes_set_weighed_bits(
    const uint32_t *numbers, const uint32_t *members, const float *weights, size_t count, uint32_t start, uint64_t *words) {
    for (size_t i = 0; i < count; i++) set_bit(words, numbers[i] - start, weights[members[i]] > 0);
}

// Under ThreadSanitizer there is one: what picks among several would run before the sanitizer is ready, and end the program.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
__attribute__((target_clones("popcnt", "default")))
#endif
size_t cbytes_count_bits(const uint64_t *words, size_t count) {
    size_t bits = 0;
    for (size_t i = 0; i < count; i++) bits += (size_t)__builtin_popcountll(words[i]);
    return bits;
}

typedef float floats __attribute__((vector_size(64)));
typedef int32_t masks __attribute__((vector_size(64)));
typedef _Bool bools __attribute__((ext_vector_type(16)));

// `value` where the bit is set, else 0. A macro: a function could not return what only some of the clones have registers for.
#define CHOSEN(bits, value) ((floats)((masks)((floats){} + (value)) & (((int32_t)((bits) & 0xFFFF) & places) != 0)))

#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
uint64_t cbytes_sums_reaching(
    const cbytes_addend *addends, size_t count, size_t index, const uint8_t *codes, const float *scales, int isScaled, float least) {
    const masks places = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768};
    uint64_t reaching = 0;
    for (int part = 0; part < 4; part++) {
        floats sum = {0}, scaled = {0}, scale = {0};
        for (size_t i = 0; i < count; i++) {
            sum += CHOSEN(addends[i].bits[index] >> 16 * part, addends[i].most);
            if (isScaled) scaled += CHOSEN(addends[i].scaled[index] >> 16 * part, addends[i].weight);
        }
        if (isScaled) {
            for (int lane = 0; lane < 16; lane++) scale[lane] = scales[codes[16 * part + lane]];
            sum += scaled * scale;
        }
        const bools hits = __builtin_convertvector(sum >= least, bools);
        uint16_t word;
        __builtin_memcpy(&word, &hits, sizeof word);
        reaching |= (uint64_t)word << 16 * part;
    }
    return reaching;
}

#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
__attribute__((target_clones("avx2", "default")))
#endif
uint64_t cbytes_not_above(const uint8_t *bytes, uint8_t most) {
    typedef uint8_t row __attribute__((vector_size(32)));
    typedef _Bool hits __attribute__((ext_vector_type(32)));
    uint64_t found = 0;
    for (int part = 0; part < 2; part++) {
        row values;
        __builtin_memcpy(&values, bytes + 32 * part, sizeof values);
        const hits own = __builtin_convertvector(values <= most, hits);
        uint32_t bits;
        __builtin_memcpy(&bits, &own, sizeof bits);
        found |= (uint64_t)bits << 32 * part;
    }
    return found;
}

size_t cbytes_first_not_above(const uint8_t *bytes, size_t start, size_t count, uint8_t most) {
    typedef uint8_t row __attribute__((vector_size(16)));
    size_t i = start;
    for (; i + 16 <= count; i += 16) {
        row values;
        uint64_t found[2];
        __builtin_memcpy(&values, bytes + i, sizeof values);
        const row hits = (row)(values <= most);
        __builtin_memcpy(found, &hits, sizeof found);
        if (found[0]) return i + (size_t)__builtin_ctzll(found[0]) / 8;
        if (found[1]) return i + 8 + (size_t)__builtin_ctzll(found[1]) / 8;
    }
    while (i < count && bytes[i] > most) i++;
    return i;
}
