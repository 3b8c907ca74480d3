// SPDX-License-Identifier: GPL-3.0-or-later
// See the header. People count prompts and layers from 1; ranks and stages have the field's numbers, from 0.
#include <ui/experiment/share_rows.h>
#include <ui/widgets/to_qt.h>

#include <core/prompt_shares.h>
#include <core/words.h>

#include <QCoreApplication>

#include <cmath>

namespace throughline {

namespace {

struct ShareText {
    Q_DECLARE_TR_FUNCTIONS(throughline::ShareText)
};

constexpr int mostRuns = 8; // of prompts that follow each other; a balanced rank may have hundreds
constexpr double inPercent = 100;

QString tokenNumber(int64_t value) { return toQt(numberInWords(double(value))); }

QString fromTo(int first, int last)
{
    return first == last ? QString::number(first + 1) : QStringLiteral("%1–%2").arg(first + 1).arg(last + 1);
}

/// "1–34", "1, 4–6, 9 …".
QString promptRuns(const std::vector<int>& prompts)
{
    QStringList runs;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        const std::size_t first = i;
        while (i + 1 < prompts.size() && prompts[i + 1] == prompts[i] + 1)
            ++i;
        if (runs.size() == mostRuns) {
            runs << QStringLiteral("…");
            break;
        }
        runs << fromTo(prompts[first], prompts[i]);
    }
    return runs.join(QStringLiteral(", "));
}

/// "2 × 16, 1 × 2".
QString batchRuns(const std::vector<int>& rows)
{
    QStringList runs;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t first = i;
        while (i + 1 < rows.size() && rows[i + 1] == rows[i])
            ++i;
        runs << QStringLiteral("%1 × %2").arg(i + 1 - first).arg(rows[first]);
    }
    return runs.join(QStringLiteral(", "));
}

QString promptsText(const PromptShare& share)
{
    const QString runs = promptRuns(share.prompts);
    const QString all = share.prompts.size() > 1 ? ShareText::tr("%1 (%2)").arg(runs).arg(share.prompts.size()) : runs;
    return share.copies > 0 ? ShareText::tr("%1 + copies of the last: %2").arg(all).arg(share.copies) : all;
}

QString paddingText(const PromptShare& share)
{
    if (share.computedTokens <= 0)
        return {};
    const double wasted = double(share.computedTokens - share.promptTokens) / double(share.computedTokens);
    return ShareText::tr("%1 %").arg(tokenNumber(std::llround(wasted * inPercent)));
}

QString tokensText(const PromptShare& share)
{
    return share.promptTokens > 0 ? tokenNumber(share.promptTokens) : QString();
}

ShareTable stageTable(const PlannedCell& cell, const PromptShare& share)
{
    ShareTable table{{ShareText::tr("Stage"), ShareText::tr("Layers"), ShareText::tr("Batches"),
                         ShareText::tr("Chunks"), ShareText::tr("Tokens")},
        {}};
    int first = 0;
    for (std::size_t stage = 0; stage < cell.stageEnds.size(); ++stage) {
        const int end = cell.stageEnds[stage];
        table.rows.push_back({QString::number(stage), fromTo(first, end - 1), batchRuns(share.batchRows),
            ShareText::tr("%1 a batch").arg(cell.cell.chunks), tokensText(share)});
        first = end;
    }
    return table;
}

} // namespace

ShareTable shareTable(const Plan& plan, const PlannedCell& cell)
{
    const auto shares = promptShares(cell.cell, promptTokensOf(plan, cell));
    if (cell.cell.mode == Mode::Pipeline)
        return stageTable(cell, shares.front());
    ShareTable table{{ShareText::tr("Rank"), ShareText::tr("Prompts"), ShareText::tr("Batches"),
                         ShareText::tr("Tokens"), ShareText::tr("Padding")},
        {}};
    for (std::size_t rank = 0; rank < shares.size(); ++rank)
        table.rows.push_back({QString::number(rank), promptsText(shares[rank]), batchRuns(shares[rank].batchRows),
            tokensText(shares[rank]), paddingText(shares[rank])});
    return table;
}

QString shareSummary(const PlannedCell& cell)
{
    QStringList parts;
    int first = 0;
    for (const int end : cell.stageEnds) {
        parts << fromTo(first, end - 1);
        first = end;
    }
    if (!parts.isEmpty())
        return ShareText::tr("Layers per stage: %1").arg(parts.join(QStringLiteral(" | ")));
    if (cell.cell.mode == Mode::Sequential)
        return cell.cell.promptCount == 1
            ? ShareText::tr("One prompt on one rank")
            : ShareText::tr("All %1 prompts on one rank, one at a time").arg(cell.cell.promptCount);
    for (const int prompts : cell.promptsPerRank)
        parts << QString::number(prompts);
    return parts.isEmpty() ? QString() : ShareText::tr("Prompts per rank: %1").arg(parts.join(QStringLiteral(" + ")));
}

} // namespace throughline
