// SPDX-License-Identifier: GPL-3.0-or-later
// A vector of fp32 as wide as the instruction set this file is compiled for, in an unnamed namespace: what is compiled
// for one processor must never be linked into code for another. Included by the *.cpp of one instruction set only.

#include <stdint.h>
#include <string.h>

namespace {

#if defined(__AVX512F__)
constexpr int lanes = 16;
#elif defined(__AVX2__)
constexpr int lanes = 8;
#else
constexpr int lanes = 4;
#endif

typedef float Vector __attribute__((vector_size(lanes * 4)));
typedef int32_t IntVector __attribute__((vector_size(lanes * 4)));
typedef uint32_t BitVector __attribute__((vector_size(lanes * 4)));
typedef uint16_t HalfVector __attribute__((vector_size(lanes * 2)));
typedef float LooseVector __attribute__((vector_size(lanes * 4), aligned(4), may_alias));
typedef uint32_t LooseBits __attribute__((vector_size(lanes * 4), aligned(4), may_alias));
typedef uint16_t LooseHalves __attribute__((vector_size(lanes * 2), aligned(2), may_alias));

inline Vector load(const float* from) { return *reinterpret_cast<const LooseVector*>(from); }
inline void store(float* to, Vector v) { *reinterpret_cast<LooseVector*>(to) = v; }
inline Vector spread(float value) { return Vector{} + value; }

inline Vector fromBits(BitVector bits)
{
    Vector v;
    memcpy(&v, &bits, sizeof v);
    return v;
}

/// `lanes` bf16 values as fp32.
inline Vector loadBf16(const uint16_t* from)
{
    const HalfVector halves = *reinterpret_cast<const LooseHalves*>(from);
    return fromBits(__builtin_convertvector(halves, BitVector) << 16);
}

/// A tree of additions: halves, quarters, …
inline float sumOf(Vector v)
{
    IntVector index;
    for (int i = 0; i < lanes; ++i)
        index[i] = i;
    for (int half = lanes / 2; half > 0; half /= 2)
        v += __builtin_shuffle(v, index ^ half);
    return v[0];
}

inline Vector larger(Vector a, Vector b) { return a > b ? a : b; }
inline Vector smaller(Vector a, Vector b) { return a < b ? a : b; }

/// e^x within 2 ulp: 2^n · e^r with |r| <= ln2/2, the polynomial of Cephes' expf.
inline Vector exponential(Vector x)
{
    x = larger(smaller(x, spread(88.0f)), spread(-87.3f));
    const Vector scaled = x * 1.44269504088896341f;
    const Vector half = scaled < spread(0.0f) ? spread(-0.5f) : spread(0.5f);
    const IntVector n = __builtin_convertvector(scaled + half, IntVector);
    const Vector whole = __builtin_convertvector(n, Vector);
    const Vector r = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
    Vector p = spread(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    return p * fromBits(__builtin_convertvector(n + 127, BitVector) << 23);
}

} // namespace
