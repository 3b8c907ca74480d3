// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two cells of the same work gave the same outputs: greedy ids for generation, numbers for a forward pass.
#include <core/metrics_parts.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace throughline {

bool is16Bit(Precision precision) { return precision == Precision::Fp16 || precision == Precision::Bf16; }

std::optional<int> firstDifferingToken(const CellResult& a, const CellResult& b, int prompt)
{
    const auto index = static_cast<std::size_t>(prompt);
    if (prompt < 0 || index >= a.tokens.size() || index >= b.tokens.size())
        return {};
    const auto& ids = a.tokens[index];
    const auto& others = b.tokens[index];
    const auto [left, right] = std::mismatch(ids.begin(), ids.end(), others.begin(), others.end());
    if (left == ids.end() && right == others.end())
        return {};
    return static_cast<int>(left - ids.begin());
}

static OutputAgreement tokensAgree(const CellResult& baseline, const CellResult& cell)
{
    OutputAgreement agreement{Agreement::Agree, 0, -1, -1};
    const std::size_t prompts = std::min(baseline.tokens.size(), cell.tokens.size());
    for (std::size_t i = 0; i < prompts; ++i) {
        const auto token = firstDifferingToken(baseline, cell, static_cast<int>(i));
        if (!token)
            continue;
        agreement.verdict = Agreement::Differ;
        if (agreement.differingPrompts++ == 0) {
            agreement.firstPrompt = static_cast<int>(i);
            agreement.firstToken = *token;
        }
    }
    return agreement;
}

/// The outputs of the rank that has the first prompts'.
static const std::vector<double>* outputsOf(const CellResult& cell)
{
    for (const Repeat& repeat : cell.repeats)
        for (const RankPass& rank : repeat.ranks)
            if (!rank.passed.outputs.empty())
                return &rank.passed.outputs;
    return nullptr;
}

/// max|a - b| ÷ max|a| over what both have.
static double relativeDifference(const std::vector<double>& a, const std::vector<double>& b)
{
    double difference = 0;
    double largest = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (!std::isfinite(a[i]) || !std::isfinite(b[i]))
            return std::numeric_limits<double>::infinity();
        difference = std::max(difference, std::abs(a[i] - b[i]));
        largest = std::max(largest, std::abs(a[i]));
    }
    return difference == 0 ? 0 : difference / largest;
}

OutputAgreement agreementOf(const CellResult& baseline, const CellResult& cell)
{
    if (!baseline.tokens.empty() && !cell.tokens.empty())
        return tokensAgree(baseline, cell);
    const auto* const expected = outputsOf(baseline);
    const auto* const outputs = outputsOf(cell);
    if (!expected || !outputs)
        return {};
    // 3-engine: within 1e-5 of the largest value in fp32; 16 bits carry 8 or 11 bits of it through every layer.
    const double tolerance = is16Bit(cell.planned.cell.precision) ? 3e-2 : 1e-5;
    const bool agree = relativeDifference(*expected, *outputs) <= tolerance;
    return {agree ? Agreement::Agree : Agreement::Differ, 0, -1, -1};
}

} // namespace throughline
