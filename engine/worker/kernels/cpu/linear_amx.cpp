// SPDX-License-Identifier: GPL-3.0-or-later
// bf16 matrix products on AMX tiles: compiled with AVX-512 and AMX flags, see the worker's CMakeLists.
#if defined(__AMX_TILE__) && defined(__AMX_BF16__)
#include <worker/kernels/cpu/kernel_table.h>

#include <worker/kernels/cpu/vector.inl>

#include <worker/kernels/cpu/linear.inl>

#include <immintrin.h>

namespace {

/// The processor's own format (Intel SDM, LDTILECFG).
struct alignas(64) TileConfig {
    uint8_t palette = 1;
    uint8_t startRow = 0;
    uint8_t reserved[14] = {};
    uint16_t bytesPerRow[16] = {};
    uint8_t rows[16] = {};
};

constexpr int tileBytes = 1024;
// The compiler wants the registers' numbers as text: 0 to 3 hold the sums of (first, second 16 rows) × (first, second
// 16 outputs), 4 and 5 the rows, 6 and 7 the weights.

void configure(int rows)
{
    TileConfig config;
    for (int t = 0; t < 8; ++t) {
        config.bytesPerRow[t] = 64;
        config.rows[t] = 16;
    }
    // Fewer rows take fewer cycles.
    const auto first = static_cast<uint8_t>(rows < 16 ? rows : 16);
    config.rows[0] = config.rows[1] = config.rows[4] = first;
    _tile_loadconfig(&config);
}

/// 16 rows × 32 outputs.
void oneTileOfRows(const char* w, const char* x, int blocks, float* sums)
{
    _tile_zero(0);
    _tile_zero(1);
    for (int b = 0; b < blocks; ++b) {
        const char* weights = w + b * 2 * tileBytes;
        for (int line = 0; line < 2 * tileBytes; line += 64)
            __builtin_prefetch(weights + 4 * 2 * tileBytes + line);
        _tile_loadd(4, x + b * tileBytes, 64);
        _tile_loadd(6, weights, 128);
        _tile_dpbf16ps(0, 4, 6);
        _tile_loadd(7, weights + 64, 128);
        _tile_dpbf16ps(1, 4, 7);
    }
    _tile_stored(0, sums, 128);
    _tile_stored(1, sums + 16, 128);
}

/// 32 rows × 32 outputs: each tile read serves two products.
void twoTilesOfRows(const char* w, const char* x, int blocks, float* sums)
{
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    for (int b = 0; b < blocks; ++b) {
        const char* weights = w + b * 2 * tileBytes;
        _tile_loadd(4, x + b * tileBytes, 64);
        _tile_loadd(6, weights, 128);
        _tile_dpbf16ps(0, 4, 6);
        _tile_loadd(7, weights + 64, 128);
        _tile_dpbf16ps(1, 4, 7);
        _tile_loadd(5, x + (blocks + b) * tileBytes, 64);
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
    }
    _tile_stored(0, sums, 128);
    _tile_stored(1, sums + 16, 128);
    _tile_stored(2, sums + 16 * panel, 128);
    _tile_stored(3, sums + 16 * panel + 16, 128);
}

void linearTiles(const LinearSlice& call)
{
    const int blocks = call.inner / 32;
    const char* all = static_cast<const char*>(call.weights);
    const char* x = reinterpret_cast<const char*>(call.rounded);
    alignas(64) float sums[32 * panel];
    configure(call.rows);
    for (int64_t p = call.firstPanel; p < call.endPanel; ++p) {
        const char* w = all + p * blocks * 2 * tileBytes;
        for (int row = 0; row < call.rows; row += 32) {
            const char* from = x + static_cast<int64_t>(row / 16) * blocks * tileBytes;
            const int rows = call.rows - row < 32 ? call.rows - row : 32;
            if (rows > 16)
                twoTilesOfRows(w, from, blocks, sums);
            else
                oneTileOfRows(w, from, blocks, sums);
            finishPanel(call, p * panel, row, rows, sums);
        }
    }
    _tile_release();
}

} // namespace

namespace throughline {

LinearFunction amxLinear() { return linearTiles; }

} // namespace throughline
#else
#include <worker/kernels/cpu/kernel_table.h>

namespace throughline {

LinearFunction amxLinear() { return nullptr; }

} // namespace throughline
#endif
