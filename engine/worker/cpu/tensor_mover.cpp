// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/tensor_mover.h>

#include <worker/clock.h>

#include <stdexcept>

namespace throughline {

namespace {

// A read of the system's costs a microsecond or two besides its bytes, and what it brings should still be in a cache
// when it is packed. Measured: half as much and twice as much are slower.
constexpr int64_t fetchedBytes = 1 << 20;
template <class Element> constexpr int64_t fetchedElements = fetchedBytes / static_cast<int64_t>(sizeof(Element));

void throwIfFailed(const Result<void>& result)
{
    if (!result)
        throw std::runtime_error(sentence(result.error()));
}

template <class Element>
void packHeads(const TensorPlace& to, int64_t panel, int64_t width, const PanelRows<Element>& rows)
{
    if (!to.inputs.needed()) {
        to.matrix->packRows(panel, 0, width, rows);
        return;
    }
    for (int64_t head = 0; head < width / to.inputs.headDim; ++head) {
        PanelRows<Element> part = rows;
        for (auto& row : part)
            row = row ? row + head * to.inputs.headDim : nullptr;
        to.matrix->packRows(panel, head * to.inputs.stored, to.inputs.headDim, part);
    }
}

} // namespace

int64_t unitsOf(const TensorPlace& place)
{
    if (!place.matrix)
        return place.elements;
    return place.form.columns ? padded(place.matrix->inner(), 2) / 2 : place.matrix->panels();
}

void TensorMover::read(const TensorPlace& to, int64_t first, std::span<float> out)
{
    const TimedScope scope(m_readNs);
    throwIfFailed(to.form.columns ? m_source.readAsStored(to.id, first, out) : m_source.read(to.id, first, out));
}

void TensorMover::read(const TensorPlace& to, int64_t first, std::span<uint16_t> out)
{
    const TimedScope scope(m_readNs);
    throwIfFailed(m_source.readAsStored(to.id, first, out));
}

template <class Element>
std::span<const Element> TensorMover::fetch(const TensorPlace& to, int64_t first, int64_t count)
{
    auto& buffer = std::get<std::vector<Element>>(m_buffers);
    if (static_cast<int64_t>(buffer.size()) < count)
        buffer.resize(static_cast<std::size_t>(count));
    const std::span<Element> out = std::span(buffer).first(static_cast<std::size_t>(count));
    read(to, first, out);
    return out;
}

template <class Element> void TensorMover::fetchAndPack(const TensorPlace& to, int64_t first, int64_t end)
{
    const PackedMatrix& matrix = *to.matrix;
    const int64_t width = to.inputs.before(matrix.inner()); // of a row as it is read
    const int64_t firstRow = to.outputs.before(first * panelWidth);
    const int64_t endRow = to.outputs.before(std::min(end * panelWidth, matrix.outer()));
    const Element* rows = fetch<Element>(to, firstRow * width, (endRow - firstRow) * width).data();
    const TimedScope scope(m_packNs);
    for (int64_t panel = first; panel < end; ++panel) {
        PanelRows<Element> starts{};
        const int64_t firstOutput = panel * panelWidth;
        for (int64_t n = firstOutput; n < std::min(firstOutput + panelWidth, matrix.outer()); ++n)
            if (to.outputs.holds(n))
                starts[n - firstOutput] = rows + (to.outputs.before(n) - firstRow) * width;
        packHeads(to, panel, width, starts);
    }
}

template <class Element> void TensorMover::movePanels(const TensorPlace& to, int64_t first, int64_t end)
{
    const int64_t step = std::max<int64_t>(1, fetchedElements<Element> / (panelWidth * to.matrix->inner()));
    for (int64_t panel = first; panel < end; panel += step)
        fetchAndPack<Element>(to, panel, std::min(end, panel + step));
}

template <class Element> void TensorMover::moveColumns(const TensorPlace& to, int64_t first, int64_t end)
{
    const int64_t outer = to.matrix->outer();
    const int64_t endInput = std::min(2 * end, to.matrix->inner());
    const int64_t step = std::max<int64_t>(2, fetchedElements<Element> / outer / 2 * 2);
    for (int64_t input = 2 * first; input < endInput; input += step) {
        const int64_t count = std::min(step, endInput - input);
        const Element* lines = fetch<Element>(to, input * outer, count * outer).data();
        const TimedScope scope(m_packNs);
        to.matrix->packColumns(input, count, lines);
    }
}

void TensorMover::placeElements(const TensorPlace& to, int64_t first, std::span<const float> values) const
{
    if (to.halves)
        m_table.toBf16(values.data(), to.halves + first, static_cast<int64_t>(values.size()));
    else
        for (std::size_t i = 0; i < values.size(); ++i) {
            const int64_t index = first + static_cast<int64_t>(i);
            to.fp32[index / to.outputs.headDim * to.outputs.stored + index % to.outputs.headDim] = values[i];
        }
}

void TensorMover::moveElements(const TensorPlace& to, int64_t first, int64_t end)
{
    if (to.halves && to.form.bf16)
        return read(to, first, std::span(to.halves + first, to.halves + end));
    if (to.fp32 && !to.form.bf16 && !to.isPadded())
        return read(to, first, std::span(to.fp32 + first, to.fp32 + end));
    TensorPlace asFp32 = to;
    asFp32.form = {};
    for (int64_t at = first; at < end; at += fetchedElements<float>) {
        const auto values = fetch<float>(asFp32, at, std::min(fetchedElements<float>, end - at));
        const TimedScope scope(m_packNs);
        placeElements(to, at, values);
    }
}

void TensorMover::move(const TensorPlace& to, int64_t first, int64_t end)
{
    if (!to.matrix)
        moveElements(to, first, end);
    else if (to.form.columns)
        to.form.bf16 ? moveColumns<uint16_t>(to, first, end) : moveColumns<float>(to, first, end);
    else
        to.form.bf16 ? movePanels<uint16_t>(to, first, end) : movePanels<float>(to, first, end);
}

} // namespace throughline
