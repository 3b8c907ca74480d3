// SPDX-License-Identifier: GPL-3.0-or-later
// The words that may stand before a colon, one line each. They are not translated: a filter is a text that is sent on.
#include <plots/per_language.h>
#include <ui/library/run_query.h>

#include <QCoreApplication>

#include <algorithm>

namespace throughline {

namespace {

struct QueryFieldText {
    Q_DECLARE_TR_FUNCTIONS(throughline::QueryFieldText)
};

using RunArg = const RunInfo&;
using CellArg = const CellInfo*;

std::string stateWords(RunArg run, CellArg cell)
{
    if (cell)
        return std::string(nameOf(cell->state));
    std::string words(nameOf(run.state));
    if (!run.unreadable.empty())
        words += " unreadable";
    return run.failed > 0 ? words + " failed" : words;
}

std::string validWord(RunArg run, CellArg cell)
{
    if (cell)
        return cell->repeats == 0 ? "" : cell->valid ? "yes" : "no";
    return run.measured == 0 ? "" : run.invalid == 0 ? "yes" : "no";
}

QueryField wordsField(const char* name, const QString& help, std::string (*read)(RunArg, CellArg))
{
    return {QString::fromLatin1(name), QueryField::Kind::Text, help, false, read, nullptr};
}
QueryField countField(const char* name, const QString& help, double (*read)(RunArg, CellArg))
{
    return {QString::fromLatin1(name), QueryField::Kind::Number, help, false, nullptr, read};
}
QueryField cellField(const char* name, const QString& help, double (*read)(RunArg, CellArg))
{
    return {QString::fromLatin1(name), QueryField::Kind::Number, help, true, nullptr, read};
}

std::vector<QueryField> makeQueryFields()
{
    return {
        wordsField("model", QueryFieldText::tr("Name of a model"),
            [](RunArg run, CellArg cell) { return cell ? cell->model : run.models; }),
        wordsField("mode", QueryFieldText::tr("sequential, data-parallel, pipeline, tensor-parallel"),
            [](RunArg run, CellArg cell) { return cell ? std::string(nameOf(cell->mode)) : run.modes; }),
        countField("gpus", QueryFieldText::tr("The most GPUs that a cell ran on"),
            [](RunArg run, CellArg) { return double(run.gpus); }),
        {QStringLiteral("date"), QueryField::Kind::Date,
            QueryFieldText::tr("When it started: 2026-11-01, >2026-11, today"), false, nullptr, nullptr},
        wordsField("precision", QueryFieldText::tr("fp32, tf32, fp16, bf16"),
            [](RunArg run, CellArg cell) { return cell ? std::string(nameOf(cell->precision)) : run.precisions; }),
        wordsField("tag", QueryFieldText::tr("A tag"), [](RunArg run, CellArg) { return run.tags; }),
        wordsField("state", QueryFieldText::tr("running, done, cancelled, interrupted, failed"), stateWords),
        wordsField("valid", QueryFieldText::tr("yes, or no: a rule was broken"), validWord),
        wordsField("name", QueryFieldText::tr("What the run is called"), [](RunArg run, CellArg) { return run.name; }),
        wordsField("experiment", QueryFieldText::tr("Name of its experiment"),
            [](RunArg run, CellArg) { return run.experiment; }),
        wordsField("note", QueryFieldText::tr("Words of the notes"), [](RunArg run, CellArg) { return run.notes; }),
        wordsField("tool", QueryFieldText::tr("What measured it, of imported runs"),
            [](RunArg run, CellArg) { return run.tool; }),
        wordsField("host", QueryFieldText::tr("The machine"), [](RunArg run, CellArg) { return run.host; }),
        wordsField("id", QueryFieldText::tr("The run's id"), [](RunArg run, CellArg) { return run.runId; }),
        countField("rate", QueryFieldText::tr("Output tokens/s, of a run its best"),
            [](RunArg run, CellArg cell) { return cell ? cell->tokensPerSecond : run.bestTokensPerSecond; }),
        countField("speedup", QueryFieldText::tr("Speed-up, of a run its best"),
            [](RunArg run, CellArg cell) { return cell ? cell->speedup : run.bestSpeedup; }),
        countField("cells", QueryFieldText::tr("How many cells the run has"),
            [](RunArg run, CellArg) { return double(run.cells); }),
        countField("failed", QueryFieldText::tr("How many of its cells failed"),
            [](RunArg run, CellArg) { return double(run.failed); }),
        countField("seconds", QueryFieldText::tr("How long it took"),
            [](RunArg run, CellArg cell) { return cell ? cell->wallSeconds : run.seconds; }),
        cellField(
            "ranks", QueryFieldText::tr("Ranks of a cell"), [](RunArg, CellArg cell) { return double(cell->ranks); }),
        cellField("batch", QueryFieldText::tr("Batch size of a cell"),
            [](RunArg, CellArg cell) { return double(cell->batchSize); }),
        cellField("chunks", QueryFieldText::tr("Chunks of a pipeline's batch"),
            [](RunArg, CellArg cell) { return double(cell->chunks); }),
        cellField("prompts", QueryFieldText::tr("Prompts of a cell"),
            [](RunArg, CellArg cell) { return double(cell->promptCount); }),
    };
}

} // namespace

const std::vector<QueryField>& queryFields() { return inLanguage<&makeQueryFields>(); }

const QueryField* findQueryField(const QString& name)
{
    const auto& fields = queryFields();
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace throughline
