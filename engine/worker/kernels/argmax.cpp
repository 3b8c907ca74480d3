// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/argmax.h>

#include <atomic>

namespace throughline {

bool argmax(Compute& compute, Rows logits, int64_t vocab, std::span<int> tokens)
{
    std::atomic<bool> finite{true};
    const auto rows = static_cast<int64_t>(tokens.size());
    compute.team.split(rows, rows * vocab, [&](Share share) {
        for (int64_t r = share.first; r < share.end; ++r) {
            const ArgmaxResult found = compute.table.argmax(logits.row(r), vocab);
            tokens[r] = static_cast<int>(found.index);
            if (!found.finite)
                finite.store(false, std::memory_order_relaxed);
        }
    });
    return finite.load();
}

} // namespace throughline
