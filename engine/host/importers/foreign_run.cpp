// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <host/importers/foreign_run.h>
#include <host/importers/foreign_values.h>

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <algorithm>

namespace throughline {

namespace {

class ForeignStream {
public:
    std::vector<Event> events;

    void add(EventBody body, int cell = -1, std::optional<int> rank = {})
    {
        Event event;
        event.seq = int64_t(events.size()) + 1;
        event.tNs = m_nowNs;
        event.cell = cell;
        event.rank = rank;
        event.body = std::move(body);
        events.push_back(std::move(event));
    }

    void cell(int index, const ForeignCell& given)
    {
        CellStartedEvent started;
        started.promptTokens = given.promptTokens;
        add(started, index);
        for (std::size_t number = 0; number < given.passes.size(); ++number)
            pass(index, int(number), given);
        CellEndedEvent ended;
        ended.state = given.passes.empty() ? CellState::Failed : CellState::Done;
        if (given.passes.empty())
            ended.reason = "the file has no figure of it";
        add(ended, index);
    }

private:
    void pass(int index, int number, const ForeignCell& given)
    {
        const ForeignPass& measured = given.passes[std::size_t(number)];
        for (std::size_t prompt = 0; prompt < measured.prompts.size(); ++prompt) {
            BatchEvent batch; // each prompt by itself: the tool does not say which ran together
            batch.pass = number;
            batch.prompts = {int(prompt)};
            batch.tokens = {measured.prompts[prompt].tokens};
            batch.stepNs = measured.prompts[prompt].stepNs;
            add(batch, index, 0);
        }
        PassedEvent passed;
        passed.pass = number;
        passed.goNs = m_nowNs;
        m_nowNs = laterBy(m_nowNs, measured.wallNs);
        passed.endNs = m_nowNs;
        passed.peakBytes = given.peakBytes;
        add(passed, index, 0);
        RepeatSavedEvent saved;
        saved.pass = number;
        saved.wallNs = measured.wallNs;
        if (given.failed > 0)
            saved.flags.push_back("failed-requests");
        add(saved, index);
    }

    int64_t m_nowNs = 1'000'000'000; // 0 would say that a time is not known
};

PlanEvent planOfForeign(const ForeignRun& run)
{
    PlanEvent planned;
    for (const ForeignCell& given : run.cells) {
        PlannedCell& cell = planned.plan.cells.emplace_back();
        cell.index = int(planned.plan.cells.size()) - 1;
        cell.cell = given.cell;
        cell.promptsPerRank = {given.cell.promptCount};
    }
    return planned;
}

} // namespace

std::vector<Event> eventsOf(const ForeignRun& run, const std::string& runId)
{
    ForeignStream stream;
    RunStartedEvent started;
    started.runId = runId;
    started.startedUtc = run.startedUtc;
    started.experiment.name = run.name;
    started.experiment.blocks.resize(1);
    started.experiment.blocks[0].settings.newTokens = 1; // an experiment says some; each cell has its own
    started.environment = run.environment;
    stream.add(started);
    stream.add(run.source);
    stream.add(planOfForeign(run));
    for (std::size_t i = 0; i < run.cells.size(); ++i)
        stream.cell(int(i), run.cells[i]);
    stream.add(RunEndedEvent{});
    return stream.events;
}

std::string utcFrom(const std::string& text)
{
    const QString given = QString::fromStdString(text);
    QDateTime time = QDateTime::fromString(given, Qt::ISODateWithMs);
    if (!time.isValid())
        time = QDateTime::fromString(given, QStringLiteral("yyyyMMdd-HHmmss")); // vLLM: the machine's own time
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs).toStdString() : std::string();
}

Precision precisionFrom(const std::string& text)
{
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    const auto has = [&](const char* word) { return lower.find(word) != std::string::npos; };
    if (has("bf16") || has("bfloat16"))
        return Precision::Bf16;
    if (has("fp8") || has("float8"))
        return Precision::Fp8;
    if (has("f16") || has("float16") || has("half"))
        return Precision::Fp16;
    if (has("f32") || has("fp32") || has("float32"))
        return Precision::Fp32;
    if (has("q8_0") || has("int8"))
        return Precision::Int8;
    if (has("q4_0") || has("q4_k") || has("int4"))
        return Precision::Int4;
    return Precision::Auto;
}

} // namespace throughline
