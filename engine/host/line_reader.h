// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a stream of bytes into lines and never holds more than one of them. Knows nothing of what the lines mean.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace throughline {

class LineReader {
public:
    /// A line may have at most `limitBytes`, its newline included.
    explicit LineReader(std::size_t limitBytes)
        : m_limitBytes(limitBytes)
    { }

    /// Calls `take` with every whole line, without its newline; stops when `take` returns false.
    /// False: a line grew beyond the limit. What came of it is in rest(), and nothing more is taken.
    bool feed(std::string_view bytes, const std::function<bool(std::string_view)>& take);
    /// The line that has begun and not ended.
    std::string_view rest() const { return m_rest; }
    void clear() { m_rest.clear(); }

private:
    std::size_t m_limitBytes;
    std::string m_rest;
};

} // namespace throughline
