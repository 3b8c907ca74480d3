// SPDX-License-Identifier: GPL-3.0-or-later
// optimum-benchmark's benchmark.json: a configuration and a report of prefill and decode, timed apart.
#include <host/importers/foreign_values.h>
#include <host/importers/importers.h>

#include <core/sentence.h>

#include <algorithm>

namespace throughline {

namespace {

std::vector<double> latenciesOf(const nlohmann::json& report, const char* part)
{
    return numbersIn(partIn(partIn(report, part), "latency"), "values");
}

int64_t peakOf(const nlohmann::json& report)
{
    double megabytes = 0;
    for (const char* part : {"load_model", "prefill", "decode"})
        for (const char* name : {"max_global_vram", "max_ram"})
            megabytes = std::max(megabytes, numberIn(partIn(partIn(report, part), "memory"), name).value_or(0));
    return megabytes < 1e9 ? int64_t(megabytes * 1e6) : 0;
}

} // namespace

std::optional<ForeignRun> optimumBenchmarkRun(const nlohmann::json& object)
{
    if (!object.is_object() || !object.contains("config") || !object.contains("report"))
        return std::nullopt;
    const nlohmann::json& config = partIn(object, "config");
    const nlohmann::json& report = partIn(object, "report");
    const nlohmann::json& backend = partIn(config, "backend");
    const nlohmann::json& scenario = partIn(config, "scenario");
    if (backend.empty() || !(report.contains("prefill") || report.contains("decode") || report.contains("forward")))
        return std::nullopt;
    ForeignRun run;
    run.source.tool = "optimum-benchmark";
    run.source.version = textIn(partIn(config, "environment"), "optimum_benchmark_version");
    run.source.notComparable =
        Sentence::mark("prefill and decode are timed apart and added here; with several processes latencies of "
                       "all ranks stand one behind the other, and throughputs are means");
    run.source.definitions = {"prefill.throughput: samples/s", "decode.throughput: tokens/s without the first token",
        "a repeat here: the latency of prefill and of decode, added"};
    run.name = textIn(config, "name").empty() ? run.source.tool : textIn(config, "name");
    run.environment.cpu = textIn(partIn(config, "environment"), "cpu");
    run.environment.program = "optimum-benchmark, " + textIn(backend, "name");
    ForeignCell made;
    const nlohmann::json& shapes = partIn(scenario, "input_shapes");
    const int rows = std::clamp(countIn(shapes, "batch_size", 1), 1, 65'536);
    made.cell.model = textIn(backend, "model").empty() ? "unknown" : textIn(backend, "model");
    made.cell.precision = precisionFrom(textIn(backend, "torch_dtype"));
    made.cell.mode = rows > 1 ? Mode::DataParallel : Mode::Sequential;
    made.cell.batchSize = rows;
    made.cell.promptCount = rows;
    made.cell.settings.devices = {textIn(backend, "device") == "cpu" ? "cpu" : "gpu"};
    made.cell.settings.prompts.kind = PromptKind::Random;
    const int length = countIn(shapes, "sequence_length");
    const bool generates = report.contains("decode");
    const auto& options = partIn(scenario, "generate_kwargs");
    const int newTokens =
        generates ? std::max(1, countIn(scenario, "new_tokens", countIn(options, "max_new_tokens", 1))) : 0;
    made.cell.settings.task = generates ? Task::Generate : Task::Forward;
    made.cell.settings.newTokens = std::min(newTokens, 1'000'000);
    made.promptTokens.assign(std::size_t(rows), length);
    made.peakBytes = peakOf(report);
    const auto prefill = latenciesOf(report, report.contains("prefill") ? "prefill" : "forward");
    const auto decode = latenciesOf(report, "decode");
    for (std::size_t i = 0; i < std::max(prefill.size(), decode.size()); ++i) {
        if (generates && (i >= prefill.size() || i >= decode.size()))
            break; // half a repeat is none
        const int64_t first = i < prefill.size() ? nsFromSeconds(prefill[i]) : 0;
        const int64_t wallNs = first + (i < decode.size() ? nsFromSeconds(decode[i]) : 0);
        if (wallNs > 0)
            made.passes.push_back({wallNs, std::vector<ForeignPass::Prompt>(std::size_t(rows), {newTokens, {}})});
    }
    run.cells.push_back(std::move(made));
    return run;
}

} // namespace throughline
