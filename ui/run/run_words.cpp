// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/run/run_words.h>
#include <ui/session/engine_run.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

#include <algorithm>

namespace throughline {

namespace {

struct RunText {
    Q_DECLARE_TR_FUNCTIONS(throughline::RunText)
};

/// Reasons come with and without a full stop.
QString withStop(QString text)
{
    text = text.trimmed();
    if (!text.isEmpty() && !text.endsWith(QLatin1Char('.')))
        text += QLatin1Char('.');
    return text;
}

QString asSentence(const QString& text)
{
    const QString stopped = withStop(text);
    return stopped.left(1).toUpper() + stopped.mid(1);
}

const CellResult* firstFailed(const RunResult& run)
{
    const auto found = std::find_if(
        run.cells.begin(), run.cells.end(), [](const CellResult& cell) { return cell.state == CellState::Failed; });
    return found == run.cells.end() ? nullptr : &*found;
}

RunSentence whileRunning(const EngineRun& engine)
{
    if (engine.stopNowAsked())
        return {RunText::tr("Stopping now; what is measured is kept."), Tone::Caution};
    if (!engine.waitingFor().isEmpty())
        return {engine.waitingFor(), Tone::Caution};
    if (engine.stopAsked())
        return {RunText::tr("Stopping after this cell; Shift+F5 again stops now."), Tone::Caution};
    const int cell = engine.progress().runningCell;
    const QString where = cell >= 0     ? positionInWords(engine.result(), cell)
        : engine.result().cells.empty() ? RunText::tr("The plan is being made")
                                        : RunText::tr("Between two cells");
    return {engine.own() ? where : RunText::tr("%1 · measured by another process").arg(where), Tone::Secondary};
}

/// What happened, and what to do about it. F5 runs the editor's experiment: that of another process may be none of it.
QString withAgain(const QString& sentence, const EngineRun& engine)
{
    if (engine.ofOther())
        return sentence;
    return sentence + QLatin1Char(' ') + RunText::tr("F5 runs the experiment again.");
}

RunSentence ofFailures(const EngineRun& engine, const CellResult& first)
{
    const RunResult& run = engine.result();
    const auto failed = int(std::count_if(
        run.cells.begin(), run.cells.end(), [](const CellResult& cell) { return cell.state == CellState::Failed; }));
    const QString why = withStop(toQt(first.ended.reason));
    if (failed == 1)
        return {withAgain(RunText::tr("Cell %1 failed: %2 All others are kept.").arg(first.planned.index + 1).arg(why),
                    engine),
            Tone::Bad};
    return {withAgain(RunText::tr("%n cell failed: %1 Choose it to read its reason.",
                          "%n cells failed, the first because: %1 Choose one to read its reason.", failed)
                          .arg(why),
                engine),
        Tone::Bad};
}

RunSentence afterwards(const EngineRun& engine, const RunDigestPtr& digest)
{
    const RunResult& run = engine.result();
    if (!engine.failure().isEmpty() && run.started.runId.empty() && !engine.stopAsked())
        return {RunText::tr("%1 Nothing was measured; change the experiment, then F5 runs it.")
                    .arg(asSentence(engine.failure())),
            Tone::Bad};
    if (!engine.failure().isEmpty() && run.state != RunState::Cancelled && !run.started.runId.empty())
        return {
            withAgain(RunText::tr("%1 What was measured before is in the library.").arg(asSentence(engine.failure())),
                engine),
            Tone::Bad};
    const CellResult* failed = firstFailed(run);
    if (run.state == RunState::Interrupted)
        return {RunText::tr("The library took no more: %1 Free some space, then F5 runs the experiment again.")
                    .arg(failed ? withStop(toQt(failed->ended.reason)) : QString()),
            Tone::Bad};
    if (run.state == RunState::Cancelled) {
        const auto done = std::count_if(
            run.cells.begin(), run.cells.end(), [](const CellResult& cell) { return cell.state == CellState::Done; });
        return {withAgain(RunText::tr("Stopped with %1 of %2 cells done; what was measured is in the library.")
                              .arg(done)
                              .arg(run.cells.size()),
                    engine),
            Tone::Caution};
    }
    if (run.started.runId.empty())
        return {RunText::tr("Stopped before anything was measured. F5 runs the experiment again."), Tone::Caution};
    if (failed)
        return ofFailures(engine, *failed);
    if (digest && digest->run->state != RunState::Running)
        return {toQt(inWords(digest->line, *digest->run)), Tone::Good};
    return {RunText::tr("Done"), Tone::Good};
}

} // namespace

QString describe(const Experiment& experiment)
{
    if (experiment.blocks.empty())
        return {};
    const Block& block = experiment.blocks.front();
    QStringList models;
    for (const std::string& model : block.models)
        models << toQt(model).section(QLatin1Char('/'), -1);
    QStringList parts{models.join(QStringLiteral(", "))};
    const Settings& settings = block.settings;
    if (settings.task == Task::Forward)
        parts << RunText::tr("forward pass");
    else if (settings.totalLength > 0)
        parts << RunText::tr("total length %1").arg(settings.totalLength);
    else
        parts << RunText::tr("%n new token", "%n new tokens", settings.newTokens);
    parts << RunText::tr("%1 protocol").arg(toQt(inWords(settings.protocol.name)));
    return parts.join(QStringLiteral(" · "));
}

RunSentence stateInWords(const EngineRun& engine, const RunDigestPtr& digest)
{
    return engine.running() ? whileRunning(engine) : afterwards(engine, digest);
}

QString positionInWords(const RunResult& run, int index)
{
    const CellResult& cell = run.cells[std::size_t(index)];
    const Protocol protocol = withDefaults(cell.planned.cell.settings.protocol);
    QStringList parts{RunText::tr("Cell %1").arg(index + 1)};
    if (cell.phase == "load")
        parts << RunText::tr("loading");
    else if (cell.warmups.empty() && cell.repeats.empty() && cell.phase != "pass" && cell.phase != "rest")
        parts << RunText::tr("preparing");
    else if (cell.repeats.empty() && int(cell.warmups.size()) < protocol.warmups)
        parts << RunText::tr("warm-up %1 of %2").arg(cell.warmups.size() + 1).arg(protocol.warmups);
    else if (int(cell.repeats.size()) < protocol.repeats)
        parts << RunText::tr("repeat %1 of %2").arg(cell.repeats.size() + 1).arg(protocol.repeats);
    else
        parts << RunText::tr("repeat %1").arg(cell.repeats.size() + 1);
    if (cell.batchesTotal > 1 && cell.phase == "pass")
        parts << RunText::tr("batch %1 of %2").arg(cell.batchesDone).arg(cell.batchesTotal);
    return parts.join(QStringLiteral(" · "));
}

} // namespace throughline
