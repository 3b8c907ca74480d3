// SPDX-License-Identifier: GPL-3.0-or-later
// What refusing a hostile file may take: the limits that the issue names.
#pragma once

#include <cstdint>
#include <string>

namespace throughline::test {

/// Counts from when it is made.
class SpentResources {
public:
    SpentResources();
    /// At most 100 ms of the processor's time and 50 MB more memory than before; no limits under sanitizers, which are
    /// slow and keep freed memory.
    void expectLittle(const std::string& what) const;

private:
    int64_t m_peakBytes = 0;
    double m_cpuSeconds = 0;
};

} // namespace throughline::test
