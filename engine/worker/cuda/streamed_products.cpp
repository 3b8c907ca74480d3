// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/streamed_products.h>

#include <device/cuda_error.h>
#include <device/tensor_map.h>
#include <worker/kernels/cuda/streamed_product.h>

namespace throughline {

namespace {

constexpr int mostTiles = StreamedProducts::arrivedBytes / static_cast<int64_t>(sizeof(int));
constexpr int64_t leastSize = 64; // of a matrix either way: a box of it

int attribute(cudaDeviceAttr which)
{
    int value = 0;
    checkCuda(cudaDeviceGetAttribute(&value, which, 0), "asking the device");
    return value;
}

bool isAligned16(const void* data) { return reinterpret_cast<uintptr_t>(data) % 16 == 0; }

} // namespace

StreamedProducts::StreamedProducts(cudaStream_t stream, char* partials, int64_t partialBytes, char* arrived)
    : m_stream(stream)
    , m_multiprocessors(attribute(cudaDevAttrMultiProcessorCount))
    , m_partials(reinterpret_cast<float*>(partials))
    , m_arrived(reinterpret_cast<int*>(arrived))
{
    // The code is for this one architecture: wgmma is in no other.
    m_possible = attribute(cudaDevAttrComputeCapabilityMajor) == 9 && attribute(cudaDevAttrComputeCapabilityMinor) == 0
        && copiesTensors() && partialsOfStream(m_multiprocessors) * static_cast<int64_t>(sizeof(float)) <= partialBytes;
}

bool StreamedProducts::takes(const PackedMatrix& weights, int64_t rows) const
{
    return on && m_possible && weights.type() != WeightType::Fp32 && rows >= 1 && rows <= mostStreamedRows
        && weights.outer() >= leastSize && weights.inner() >= leastSize && weights.stride() % 8 == 0
        && tilesOfStream(static_cast<int>(weights.outer()), true) < mostTiles;
}

bool StreamedProducts::run(const ProductCall& call, const ProductEnding& ending)
{
    const PackedMatrix& w = *call.weights;
    if (!takes(w, call.rows) || call.xStride % 8 != 0 || call.yStride % 4 != 0 || !isAligned16(call.x)
        || !isAligned16(call.y) || ending.pairRows % 8 != 0 || 2 * ending.pairRows > w.outer())
        return false;
    const MappedMatrix matrix{w.type(), w.data(), w.outer(), w.inner(), w.stride()};
    const auto weights =
        ending.pairRows > 0 ? mapPairs(matrix, ending.pairRows, streamedTile / 2) : mapMatrix(matrix, streamedTile);
    const auto x = mapMatrix({w.type(), call.x, call.rows, w.inner(), call.xStride}, streamedColumns(call.rows));
    if (!weights || !x)
        return false;
    StreamedProduct product{*weights, *x, w.type(), call.yType, call.y, call.yStride, ending.bias,
        call.addTo ? Epilogue::AddTo : ending.activation, static_cast<int>(call.rows), static_cast<int>(w.inner())};
    product.width = static_cast<int>(ending.pairRows > 0 ? ending.pairWidth : w.outer());
    product.pairRows = static_cast<int>(ending.pairRows);
    product.partials = m_partials;
    product.arrived = m_arrived;
    note(call);
    streamProduct(m_stream, product, m_multiprocessors);
    return true;
}

void StreamedProducts::note(const ProductCall& call)
{
    const PackedMatrix& w = *call.weights;
    const int rows = streamedColumns(call.rows);
    if (m_noted.insert({w.outer(), w.inner(), rows}).second)
        m_table.push_back(std::to_string(w.outer()) + " × " + std::to_string(w.inner()) + ", up to "
            + std::to_string(rows) + " rows: streamed");
}

} // namespace throughline
