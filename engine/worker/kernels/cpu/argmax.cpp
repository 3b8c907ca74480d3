// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/argmax.h>

#include <atomic>

namespace throughline {

void chooseTokens(Compute& compute, Rows logits, int64_t vocab, StepTokens& tokens)
{
    std::atomic<bool> finite{true};
    const std::span<int> chosen = tokens.chosen();
    const int64_t rows = tokens.rows();
    compute.team.split(rows, rows * vocab, [&](Share share) {
        for (int64_t r = share.first; r < share.end; ++r) {
            const ArgmaxResult found = compute.table.argmax(logits.row(r), vocab);
            chosen[r] = static_cast<int>(found.index);
            if (!found.finite)
                finite.store(false, std::memory_order_relaxed);
        }
    });
    tokens.noteFinite(finite.load());
}

} // namespace throughline
