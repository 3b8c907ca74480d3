// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/run/cell_words.h>
#include <ui/run/log_line.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

namespace throughline {

namespace {

struct LogText {
    Q_DECLARE_TR_FUNCTIONS(throughline::LogText)
};

struct Said {
    QString text;
    LogLevel level = LogLevel::Information;
    Tone tone = Tone::Plain;
};

const CellResult* loggedCell(const Event& event, const RunResult& run)
{
    return event.cell >= 0 && event.cell < int(run.cells.size()) ? &run.cells[std::size_t(event.cell)] : nullptr;
}

LogLevel levelOf(const std::string& name)
{
    return name == "error"  ? LogLevel::Error
        : name == "warning" ? LogLevel::Warning
        : name == "debug"   ? LogLevel::Debug
                            : LogLevel::Information;
}

Said say(const LogEvent& log)
{
    const LogLevel level = levelOf(log.level);
    const Tone tone = level == LogLevel::Error ? Tone::Bad : level == LogLevel::Warning ? Tone::Caution : Tone::Plain;
    const QString text =
        log.count > 1 ? LogText::tr("%1 (%2 times)").arg(toQt(log.text)).arg(log.count) : toQt(log.text);
    return {text, level, tone};
}

Said sayStarted(const Event& event, const RunResult& run)
{
    const CellResult* cell = loggedCell(event, run);
    return {LogText::tr("Cell %1: %2").arg(event.cell + 1).arg(cell ? toQt(label(cell->planned.cell)) : QString())};
}

Said sayRepeat(const Event& event, const RepeatSavedEvent& saved, const RunResult& run)
{
    const CellResult* cell = loggedCell(event, run);
    const QString wall = toQt(durationInWords(saved.wallNs));
    if (saved.warmup)
        return {LogText::tr("Warm-up: %1").arg(wall)};
    QStringList flagWords;
    for (const std::string& flag : saved.flags)
        flagWords << toQt(invalidityInWords(flag));
    const QString flags = flagWords.join(QStringLiteral(", "));
    const int repeat = cell ? int(cell->repeats.size()) : saved.pass + 1;
    if (flags.isEmpty())
        return {LogText::tr("Repeat %1: %2").arg(repeat).arg(wall)};
    return {LogText::tr("Repeat %1: %2; %3: kept and noted").arg(repeat).arg(wall, flags), LogLevel::Warning,
        Tone::Caution};
}

Said sayEnded(const Event& event, const CellEndedEvent& ended, const RunResult& run)
{
    const CellResult* cell = loggedCell(event, run);
    const int number = event.cell + 1;
    if (ended.state == CellState::Done) {
        const int repeats = cell ? int(cell->repeats.size()) : 0;
        return {LogText::tr("Cell %1 done after %n repeat", "Cell %1 done after %n repeats", repeats).arg(number),
            LogLevel::Information, Tone::Good};
    }
    const QString word = cell ? lookOf(*cell).word : toQt(inWords(ended.state));
    const bool failed = ended.state == CellState::Failed;
    const bool plain = ended.reason.empty() || (ended.state == CellState::Cancelled && ended.reason == "cancelled");
    return {plain ? LogText::tr("Cell %1 %2").arg(number).arg(word)
                  : LogText::tr("Cell %1 %2: %3").arg(number).arg(word, toQt(ended.reason)),
        failed ? LogLevel::Error : LogLevel::Information, failed ? Tone::Bad : Tone::Plain};
}

Said said(const Event& event, const RunResult& run)
{
    if (const auto* log = std::get_if<LogEvent>(&event.body))
        return say(*log);
    if (const auto* failed = std::get_if<FailedEvent>(&event.body))
        return {toQt(failed->what), LogLevel::Error, Tone::Bad};
    if (const auto* rejected = std::get_if<RejectedEvent>(&event.body))
        return {LogText::tr("Not understood (%1): %2").arg(toQt(rejected->why), toQt(rejected->line)),
            LogLevel::Warning, Tone::Caution};
    if (std::holds_alternative<CellStartedEvent>(event.body))
        return sayStarted(event, run);
    if (const auto* halved = std::get_if<BatchHalvedEvent>(&event.body))
        return {LogText::tr("Goes on with a batch of %1: %2").arg(halved->used).arg(toQt(halved->reason)),
            LogLevel::Warning, Tone::Caution};
    if (const auto* saved = std::get_if<RepeatSavedEvent>(&event.body))
        return sayRepeat(event, *saved, run);
    if (const auto* ended = std::get_if<CellEndedEvent>(&event.body))
        return sayEnded(event, *ended, run);
    if (const auto* over = std::get_if<RunEndedEvent>(&event.body))
        return {LogText::tr("Run %1").arg(lookOf(over->state).word), LogLevel::Information,
            over->state == RunState::Done ? Tone::Good : Tone::Plain};
    return {};
}

} // namespace

std::optional<LogLine> logLineOf(const Event& event, const RunResult& run)
{
    Said one = said(event, run);
    if (one.text.isEmpty())
        return std::nullopt;
    LogLine line{event.tNs, {}, one.level, one.tone, one.text.simplified()};
    if (event.rank)
        line.ranks.push_back(*event.rank);
    return line;
}

} // namespace throughline
