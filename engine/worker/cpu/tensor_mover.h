// SPDX-License-Identifier: GPL-3.0-or-later
// Moves pieces of tensors from where they are read to their places: each thread has one, with a buffer that stays in
// its cache. No tensor is ever whole anywhere but in its place.
#pragma once

#include <device/compute.h>
#include <worker/model/tensor_place.h>
#include <worker/step_counter.h>

#include <span>
#include <tuple>
#include <vector>

namespace throughline {

/// All tensors to their places, piece by piece on all threads; `steps` counts bytes of its total. Throws
/// std::runtime_error with a sentence where one can't be read.
MoveTimes moveTensors(const Weights& source, std::span<const TensorPlace> places, Compute& compute, StepCounter& steps);

/// What a place is cut into: panels of a matrix, pairs of inputs of one that is read in columns, elements of a table.
int64_t unitsOf(const TensorPlace& place);

class TensorMover {
public:
    TensorMover(const Weights& source, const KernelTable& table)
        : m_source(source)
        , m_table(table)
    { }

    /// Units [first, end) of a place. Throws std::runtime_error with a sentence where they can't be read.
    void move(const TensorPlace& to, int64_t first, int64_t end);
    int64_t readNs() const { return m_readNs; }
    int64_t packNs() const { return m_packNs; }

private:
    template <class Element> void movePanels(const TensorPlace& to, int64_t first, int64_t end);
    /// Panels [first, end), few enough for one read.
    template <class Element> void fetchAndPack(const TensorPlace& to, int64_t first, int64_t end);
    template <class Element> void moveColumns(const TensorPlace& to, int64_t first, int64_t end);
    void moveElements(const TensorPlace& to, int64_t first, int64_t end);
    void placeElements(const TensorPlace& to, int64_t first, std::span<const float> values) const;
    /// `count` elements from `first` on, in the form's order; in the buffer until the next call.
    template <class Element> std::span<const Element> fetch(const TensorPlace& to, int64_t first, int64_t count);
    void read(const TensorPlace& to, int64_t first, std::span<float> out);
    void read(const TensorPlace& to, int64_t first, std::span<uint16_t> out);

    const Weights& m_source;
    const KernelTable& m_table;
    std::tuple<std::vector<float>, std::vector<uint16_t>> m_buffers;
    int64_t m_readNs = 0;
    int64_t m_packNs = 0;
};

} // namespace throughline
