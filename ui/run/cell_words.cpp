// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/run/cell_words.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace throughline {

namespace {
struct CellWordText {
    Q_DECLARE_TR_FUNCTIONS(throughline::CellWordText)
};
} // namespace

bool isFlagged(const CellResult& cell)
{
    return std::any_of(cell.repeats.begin(), cell.repeats.end(), [](const Repeat& r) { return !r.flags.empty(); });
}

StateLook lookOf(const CellResult& cell) { return lookOf(cell.state, isFlagged(cell), cell.ended.outOfMemory); }

StateLook lookOf(CellState state, bool flagged, bool outOfMemory)
{
    switch (state) {
    case CellState::Planned:
        return {"queued", Tone::Secondary, CellWordText::tr("queued")};
    case CellState::Running:
        return {"run", Tone::Accent, CellWordText::tr("running")};
    case CellState::Done:
        return flagged ? StateLook{"caution", Tone::Caution, CellWordText::tr("flagged")}
                       : StateLook{"done", Tone::Good, CellWordText::tr("done")};
    case CellState::Failed:
        return outOfMemory ? StateLook{"memory", Tone::Bad, CellWordText::tr("out of memory")}
                           : StateLook{"failed", Tone::Bad, CellWordText::tr("failed")};
    case CellState::Cancelled:
        return {"cancelled", Tone::Secondary, CellWordText::tr("cancelled")};
    case CellState::Skipped:
        return {"skipped", Tone::Secondary, CellWordText::tr("skipped")};
    }
    return {};
}

StateLook lookOf(RunState state)
{
    switch (state) {
    case RunState::Running:
        return {"run", Tone::Accent, CellWordText::tr("running")};
    case RunState::Done:
        return {"done", Tone::Good, CellWordText::tr("done")};
    case RunState::Cancelled:
        return {"cancelled", Tone::Secondary, CellWordText::tr("cancelled")};
    case RunState::Interrupted:
        return {"caution", Tone::Caution, CellWordText::tr("interrupted")};
    }
    return {};
}

QString modeWords(const Cell& cell)
{
    const QString mode = toQt(inWords(cell.mode));
    switch (cell.mode) {
    case Mode::Sequential:
        return mode;
    case Mode::DataParallel:
    case Mode::TensorParallel:
        return cell.ranks == 1 ? CellWordText::tr("%1, 1 rank").arg(mode)
                               : CellWordText::tr("%1, %2 ranks").arg(mode).arg(cell.ranks);
    case Mode::Pipeline:
        break;
    }
    return CellWordText::tr("%1, %2 stages").arg(mode).arg(cell.ranks);
}

QString modeWords(const PlannedCell& planned)
{
    const Cell& cell = planned.cell;
    const std::set<std::string> gpus(planned.gpuOfRank.begin(), planned.gpuOfRank.end());
    const bool splits = cell.mode == Mode::DataParallel || cell.mode == Mode::TensorParallel;
    if (!splits || gpus.empty() || int(gpus.size()) != cell.ranks) // ranks that share a GPU are no GPUs
        return modeWords(cell);
    const QString mode = toQt(inWords(cell.mode));
    return cell.ranks == 1 ? CellWordText::tr("%1, 1 GPU").arg(mode)
                           : CellWordText::tr("%1, %2 GPUs").arg(mode).arg(cell.ranks);
}

QString secondsInWords(double seconds) { return toQt(durationInWords(int64_t(seconds * 1e9))); }

QString agreementWords(const OutputAgreement& agreement)
{
    switch (agreement.verdict) {
    case Agreement::Unknown:
        return CellWordText::tr("unknown");
    case Agreement::Agree:
        return CellWordText::tr("same as baseline");
    case Agreement::NearTies:
        return CellWordText::tr("near ties in %1 prompts").arg(agreement.differingPrompts);
    case Agreement::Differ:
        break;
    }
    return CellWordText::tr("differ in %1 prompts; first: prompt %2, token %3")
        .arg(agreement.differingPrompts)
        .arg(agreement.firstPrompt + 1)
        .arg(agreement.firstToken + 1);
}

QString ratioWords(double ratio, int decimals) { return QString::number(ratio, 'f', decimals) + QChar(0x00D7); }

} // namespace throughline
