// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/embedding.h>

#include <algorithm>

namespace throughline {

namespace {

void tokenVector(const EmbeddingTable& table, int64_t hidden, int token, float* out)
{
    if (table.tiedHead)
        table.tiedHead->unpackRow(token, out);
    else if (table.fp32)
        std::copy_n(table.fp32 + token * hidden, hidden, out);
    else
        std::transform(table.halves + token * hidden, table.halves + (token + 1) * hidden, out, fromBf16);
}

} // namespace

void embed(Compute& compute, const EmbeddingTable& table, const float* positionTable, int64_t hidden,
    const StepTokens& tokens, Rows out)
{
    const int64_t rows = tokens.count();
    // An embedding read out of the head misses the caches at every element: far more than its one addition.
    compute.team.split(rows, rows * hidden * 16, [&](Share share) {
        for (int64_t i = share.first; i < share.end; ++i) {
            float* row = out.row(i);
            tokenVector(table, hidden, tokens.ids()[i], row);
            if (!positionTable)
                continue;
            const float* position = positionTable + tokens.positions()[i] * hidden;
            for (int64_t k = 0; k < hidden; ++k)
                row[k] += position[k];
        }
    });
}

void pickLastTokens(Compute&, const StepTokens& tokens, Rows hidden, int64_t width, Rows out)
{
    for (int r = 0; r < tokens.rows(); ++r)
        std::copy_n(hidden.row(tokens.lastTokens()[r]), width, out.row(r));
}

} // namespace throughline
