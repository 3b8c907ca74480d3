// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a range of the transposed view into rectangles and moves each through a buffer that stays in cache.
#include <checkpoint/transposed_read.h>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <vector>

namespace throughline {

namespace {

constexpr int64_t bandRows = 32;      // stored rows at a time: 32 floats are two cache lines of a row of the view
constexpr int64_t bandColumns = 8192; // 32 x 8192 floats are 1 MiB
constexpr int64_t tile = 16;

/// A part of the view: rows [firstRow, endRow) x columns [firstColumn, endColumn). The file's rows are its columns.
struct Rectangle {
    int64_t firstRow = 0;
    int64_t endRow = 0;
    int64_t firstColumn = 0;
    int64_t endColumn = 0;
};

class TransposedReader {
public:
    TransposedReader(const SafetensorsFile& file, const StoredTensor& stored)
        : m_file(file)
        , m_stored(stored)
        , m_in(stored.shape[0])
        , m_out(stored.shape[1])
    { }

    /// Reads elements [first, first + out.size()) as at most three rectangles: a row's rest, whole rows, a row's start.
    Result<void> read(int64_t first, std::span<float> out)
    {
        while (!out.empty()) {
            const int64_t row = first / m_in;
            const int64_t column = first % m_in;
            const auto left = static_cast<int64_t>(out.size());
            Rectangle part{row, row + 1, column, std::min(m_in, column + left)};
            if (column == 0 && left >= m_in)
                part = {row, row + left / m_in, 0, m_in};
            if (auto done = readRectangle(part, out.data()); !done)
                return done;
            const int64_t count = (part.endRow - part.firstRow) * (part.endColumn - part.firstColumn);
            first += count;
            out = out.subspan(static_cast<std::size_t>(count));
        }
        return {};
    }

private:
    /// `out`: the rectangle's elements, whole rows of the rectangle one behind the other.
    Result<void> readRectangle(const Rectangle& part, float* out)
    {
        const int64_t width = part.endColumn - part.firstColumn;
        for (int64_t row = part.firstRow; row < part.endRow; row += bandColumns) {
            const int64_t rows = std::min(bandColumns, part.endRow - row);
            for (int64_t column = part.firstColumn; column < part.endColumn; column += bandRows) {
                const int64_t columns = std::min(bandRows, part.endColumn - column);
                if (auto done = readBand(column, columns, row, rows); !done)
                    return done;
                transposeBand(columns, rows, out + (row - part.firstRow) * width + (column - part.firstColumn), width);
            }
        }
        return {};
    }

    /// Fills m_band [columns, rows] from the file's rows [column, column + columns).
    Result<void> readBand(int64_t column, int64_t columns, int64_t row, int64_t rows)
    {
        m_band.resize(static_cast<std::size_t>(columns * rows));
        if (rows == m_out)
            return m_file.read(m_stored, column * m_out, m_band);
        for (int64_t i = 0; i < columns; ++i) {
            const auto part =
                std::span(m_band).subspan(static_cast<std::size_t>(i * rows), static_cast<std::size_t>(rows));
            if (auto done = m_file.read(m_stored, (column + i) * m_out + row, part); !done)
                return done;
        }
        return {};
    }

    void transposeBand(int64_t columns, int64_t rows, float* out, int64_t width) const
    {
        for (int64_t firstRow = 0; firstRow < rows; firstRow += tile) {
            const int64_t endRow = std::min(rows, firstRow + tile);
            for (int64_t row = firstRow; row < endRow; ++row) {
                const float* from = m_band.data() + row;
                float* to = out + row * width;
                for (int64_t column = 0; column < columns; ++column)
                    to[column] = from[column * rows];
            }
        }
    }

    const SafetensorsFile& m_file;
    const StoredTensor& m_stored;
    int64_t m_in = 0;
    int64_t m_out = 0;
    std::vector<float> m_band;
};

} // namespace

Result<void> readTransposed(
    const SafetensorsFile& file, const StoredTensor& stored, int64_t first, std::span<float> out)
{
    assert(stored.shape.size() == 2 && first >= 0 && first + static_cast<int64_t>(out.size()) <= stored.elements());
    return TransposedReader(file, stored).read(first, out);
}

} // namespace throughline
