// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/step_tokens.h>

#include <device/cuda_error.h>
#include <worker/clock.h>
#include <worker/kernels/cuda/step_recorder.h>

#include <algorithm>
#include <cstring>

namespace throughline {

namespace {

constexpr int64_t lookAfterNs = 20'000'000; // a look at the device for errors while waiting

__global__ void advanceRows(TokenArrays tokens, int rows)
{
    for (int r = static_cast<int>(threadIdx.x); r < rows; r += static_cast<int>(blockDim.x)) {
        const int next = tokens.nextPositions[r];
        tokens.ids[r] = tokens.chosen[r];
        tokens.positions[r] = min(next, tokens.lastPositions[r]);
        tokens.nextPositions[r] = next + 1;
        tokens.rowsInCache[r] = tokens.rowOfRow[r];
        tokens.lastTokens[r] = r;
    }
}

__global__ void tokensToMessage(TokenArrays tokens, int rows, float* message)
{
    for (int r = static_cast<int>(threadIdx.x); r < rows; r += static_cast<int>(blockDim.x))
        message[r] = static_cast<float>(tokens.chosen[r]);
}

__global__ void tokensFromMessage(TokenArrays tokens, int rows, const float* message)
{
    const int step = *tokens.steps;
    int* slot = tokens.taken + step % ringSlots * tokens.takenStride;
    for (int r = static_cast<int>(threadIdx.x); r < rows; r += static_cast<int>(blockDim.x)) {
        tokens.chosen[r] = static_cast<int>(message[r]);
        slot[2 + r] = tokens.chosen[r];
    }
    __threadfence_system();
    __syncthreads();
    if (threadIdx.x == 0) {
        slot[1] = 1;
        *tokens.steps = step + 1;
        __threadfence_system();
        *reinterpret_cast<volatile int*>(slot) = step + 1;
    }
}

} // namespace

StepTokens::StepTokens(Compute& compute, int64_t mostTokens, int mostRows, int blockTokens)
    : m_compute(&compute)
    , m_blockTokens(blockTokens)
    , m_mostTokens(std::max<int64_t>(mostTokens, mostRows))
    , m_mostRows(mostRows)
{
    // Tiles: each row may begin one that is not full, and each block cut one in two.
    const int64_t mostTiles = m_mostTokens / tokensPerTile + mostRows + 2 * (m_mostTokens / blockTokens + 1);
    constexpr int intsPerTile = sizeof(TokenTile) / sizeof(int);
    const int64_t ints = 3 * m_mostTokens + 5 * int64_t{mostRows} + 3 + intsPerTile * mostTiles;
    m_staging = PinnedBuffer<int>(ints);
    m_device = DeviceBuffer<int>(ints);
    m_arrays.takenStride = 2 + mostRows;
    m_ring = PinnedBuffer<int>(ringSlots * m_arrays.takenStride);
    m_arrays.taken = m_ring.data();
}

void StepTokens::set(const StepRows& rows)
{
    const auto count = static_cast<int64_t>(rows.ids.size());
    const auto rowCount = static_cast<int>(rows.segments.size());
    m_compute->finish(); // what was sent last may still be on its way
    m_count = count;
    m_rows = rowCount;
    m_takes = 0;
    std::memset(m_ring.data(), 0, static_cast<std::size_t>(m_ring.size()) * sizeof(int));
    int64_t at = 0;
    const auto place = [&](int*& onDevice, int64_t ints) {
        onDevice = m_device.data() + at;
        int* const host = m_staging.data() + at;
        at += ints;
        return host;
    };
    // The places stay the same for all steps of a kind, whose launches are kept: they depend on the most there can be.
    int* const ids = place(m_arrays.ids, m_mostTokens);
    int* const positions = place(m_arrays.positions, m_mostTokens);
    int* const rowsInCache = place(m_arrays.rowsInCache, m_mostTokens);
    int* const lastTokens = place(m_arrays.lastTokens, m_mostRows);
    int* const rowOfRow = place(m_arrays.rowOfRow, m_mostRows);
    int* const nextPositions = place(m_arrays.nextPositions, m_mostRows);
    int* const lastPositions = place(m_arrays.lastPositions, m_mostRows);
    place(m_arrays.chosen, m_mostRows);
    *place(m_arrays.steps, 1) = 0;
    int* const finished = place(m_arrays.finished, 2);
    finished[0] = finished[1] = 0;
    int* tilesOnDevice = nullptr;
    auto* const tiles = reinterpret_cast<TokenTile*>(place(tilesOnDevice, m_staging.size() - at));

    std::ranges::copy(rows.ids, ids);
    std::ranges::copy(rows.positions, positions);
    for (int r = 0; r < rowCount; ++r) {
        const Segment& segment = rows.segments[static_cast<std::size_t>(r)];
        std::fill_n(rowsInCache + segment.firstToken, segment.count, segment.row);
        lastTokens[r] = segment.firstToken + rows.lengths[static_cast<std::size_t>(r)] - 1;
        rowOfRow[r] = segment.row;
        nextPositions[r] = segment.firstPosition + rows.lengths[static_cast<std::size_t>(r)];
        lastPositions[r] = rows.lastPositions[static_cast<std::size_t>(r)];
    }
    m_cut.cut(rows.segments, m_blockTokens);
    m_blocks.clear();
    int tileCount = 0;
    for (const StepBlock& block : m_cut.blocks) {
        const int firstTile = tileCount;
        for (int64_t p = block.firstPart; p < block.endPart; ++p) {
            const Segment& part = m_cut.parts[static_cast<std::size_t>(p)];
            for (int done = 0; done < part.count; done += tokensPerTile)
                tiles[tileCount++] = {part.firstToken + done, std::min(tokensPerTile, part.count - done), part.row,
                    part.firstPosition + done};
        }
        m_blocks.push_back({block.firstToken, block.count, m_arrays.positions + block.firstToken,
            m_arrays.rowsInCache + block.firstToken, reinterpret_cast<const TokenTile*>(tilesOnDevice) + firstTile,
            tileCount - firstTile});
    }
    checkCuda(cudaMemcpyAsync(m_device.data(), m_staging.data(), static_cast<std::size_t>(m_device.bytes()),
                  cudaMemcpyHostToDevice, m_compute->stream()),
        "sending tokens");
}

void StepTokens::advance()
{
    if (StepRecorder* const recorder = m_compute->recorder())
        recorder->advance(m_arrays, m_rows);
    else
        advanceRows<<<1, 256, 0, m_compute->stream()>>>(m_arrays, m_rows);
    checkCuda(cudaGetLastError(), "moving rows on");
    m_count = m_rows;
    m_blocks.assign(1, {0, m_rows, m_arrays.positions, m_arrays.rowsInCache, nullptr, 0});
}

void StepTokens::waitFor(const volatile int* slot, int step) const
{
    int64_t lookAt = nowNs() + lookAfterNs;
    for (int spins = 1; *slot != step; ++spins) {
        if (spins % 1024 != 0 || nowNs() < lookAt)
            continue;
        const cudaError_t error = cudaStreamQuery(m_compute->stream());
        if (error != cudaErrorNotReady)
            checkCuda(error, "computing");
        if (error == cudaSuccess && *slot != step)
            throw DeviceError("The GPU is through with a step and has chosen no tokens");
        lookAt = nowNs() + lookAfterNs;
    }
}

bool StepTokens::take(std::span<int> tokens)
{
    const int* const slot = m_ring.data() + m_takes % ringSlots * m_arrays.takenStride;
    waitFor(slot, ++m_takes);
    std::copy_n(slot + 2, tokens.size(), tokens.begin());
    return slot[1] != 0;
}

void StepTokens::writeTo(float* message) const
{
    tokensToMessage<<<1, 256, 0, m_compute->stream()>>>(m_arrays, m_rows, message);
    checkCuda(cudaGetLastError(), "sending tokens");
}

void StepTokens::readFrom(const float* message)
{
    tokensFromMessage<<<1, 256, 0, m_compute->stream()>>>(m_arrays, m_rows, message);
    checkCuda(cudaGetLastError(), "receiving tokens");
}

} // namespace throughline
