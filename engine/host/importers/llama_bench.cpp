// SPDX-License-Identifier: GPL-3.0-or-later
// llama-bench. `n_batch` is tokens per logical batch, not prompts: every test is one sequence.
#include <host/importers/foreign_values.h>
#include <host/importers/importers.h>

#include <core/sentence.h>

#include <algorithm>

namespace throughline {

namespace {

ForeignCell testOf(const nlohmann::json& entry)
{
    ForeignCell made;
    Cell& cell = made.cell;
    const std::string file = textIn(entry, "model_filename");
    const std::string type = textIn(entry, "model_type"); // "llama 8B Q8_0"
    cell.model = file.substr(file.find_last_of('/') + 1);
    if (cell.model.empty())
        cell.model = type.empty() ? "unknown" : type;
    cell.precision = precisionFrom(type);
    cell.mode = Mode::Sequential;
    cell.promptCount = 1;
    const int promptTokens = countIn(entry, "n_prompt");
    const int newTokens = countIn(entry, "n_gen");
    cell.settings.devices = {countIn(entry, "n_gpu_layers") > 0 && !textIn(entry, "gpu_info").empty() ? "gpu" : "cpu"};
    cell.settings.threads = std::min(countIn(entry, "n_threads"), 4096);
    cell.settings.task = newTokens > 0 ? Task::Generate : Task::Forward;
    cell.settings.newTokens = std::min(newTokens, 1'000'000);
    cell.settings.prompts.kind = PromptKind::Random;
    cell.settings.prompts.length = promptTokens + countIn(entry, "n_depth");
    made.promptTokens = {promptTokens};
    std::vector<double> samples = numbersIn(entry, "samples_ns");
    if (samples.empty()) // CSV has the mean alone
        if (const auto mean = numberIn(entry, "avg_ns"))
            samples.push_back(*mean);
    for (const double ns : samples)
        if (ns > 0 && ns < longestForeignNs)
            made.passes.push_back({int64_t(ns), {{newTokens, {}}}});
    return made;
}

} // namespace

std::optional<ForeignRun> llamaBenchRun(const std::vector<nlohmann::json>& entries)
{
    const bool isOne = !entries.empty() && std::all_of(entries.begin(), entries.end(), [](const auto& entry) {
        return entry.is_object() && entry.contains("build_commit") && entry.contains("n_prompt")
            && entry.contains("n_gen") && entry.contains("avg_ts");
    });
    if (!isOne)
        return std::nullopt;
    ForeignRun run;
    const nlohmann::json& first = entries.front();
    run.source.tool = "llama-bench";
    run.source.version = textIn(first, "build_commit");
    run.source.notComparable =
        Sentence::mark("llama-bench times neither tokenizing nor sampling, and each test is one sequence of "
                       "random tokens");
    run.source.definitions = {
        "tokens/s of a test: prompt and generated tokens ÷ its time, tokenizing and sampling left "
        "out",
        "a test without generated tokens is prompt processing"};
    run.name = textIn(first, "model_type").empty() ? "llama-bench" : "llama-bench, " + textIn(first, "model_type");
    run.startedUtc = utcFrom(textIn(first, "test_time"));
    run.environment.cpu = textIn(first, "cpu_info");
    if (const std::string gpu = textIn(first, "gpu_info"); !gpu.empty())
        run.environment.gpus = {gpu};
    run.environment.program = "llama-bench " + textIn(first, "backends");
    run.environment.revision = run.source.version;
    for (const nlohmann::json& entry : entries)
        run.cells.push_back(testOf(entry));
    return run;
}

} // namespace throughline
