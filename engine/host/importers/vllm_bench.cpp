// SPDX-License-Identifier: GPL-3.0-or-later
// vLLM's `bench serve`, `bench latency` and `bench throughput`, told apart by the fields that only one of them has.
#include <host/importers/foreign_values.h>
#include <host/importers/importers.h>

#include <core/sentence.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace throughline {

namespace {

constexpr int mostForeignPrompts = 200'000;

Cell vllmCell(const std::string& model, int prompts, int batch)
{
    Cell cell;
    cell.model = model.empty() ? "unknown" : model;
    cell.precision = Precision::Auto;
    cell.mode = Mode::DataParallel; // plain batching
    cell.batchSize = std::clamp(batch, 1, 65'536);
    cell.promptCount = std::clamp(prompts, 0, mostForeignPrompts);
    cell.settings.devices = {"gpu"};
    cell.settings.prompts.kind = PromptKind::Random;
    return cell;
}

/// `total` over `count` prompts, as evenly as it goes.
std::vector<int> spread(int total, int count)
{
    std::vector<int> parts(std::size_t(count), count > 0 ? total / count : 0);
    for (int i = 0; count > 0 && i < total % count; ++i)
        ++parts[std::size_t(i)];
    return parts;
}

std::vector<int> tokensIn(const nlohmann::json& object, const char* name, int total, int count)
{
    const std::vector<double> given = numbersIn(object, name);
    if (int(given.size()) != count)
        return spread(total, count);
    std::vector<int> tokens;
    for (const double value : given)
        tokens.push_back(int(std::clamp(value, 0.0, 1e6)));
    return tokens;
}

/// Details of request i: its first token's time and the gaps behind it.
std::vector<int64_t> stepsOf(const nlohmann::json& object, std::size_t request, int tokens)
{
    const auto first = object.find("ttfts");
    const auto gaps = object.find("itls");
    if (first == object.end() || gaps == object.end() || !first->is_array() || !gaps->is_array()
        || request >= first->size() || request >= gaps->size() || !(*first)[request].is_number()
        || !(*gaps)[request].is_array())
        return {};
    std::vector<int64_t> steps{nsFromSeconds((*first)[request].get<double>())};
    for (const auto& gap : (*gaps)[request])
        if (gap.is_number())
            steps.push_back(laterBy(steps.back(), nsFromSeconds(gap.get<double>())));
    return int(steps.size()) == tokens ? steps : std::vector<int64_t>(); // chunks of several tokens say no token's time
}

ForeignRun serveRun(const nlohmann::json& object)
{
    ForeignRun run;
    run.source.tool = "vLLM bench serve";
    run.source.notComparable =
        Sentence::mark("requests come over HTTP at a rate of their own, and times hold the server's queue");
    run.source.definitions = {"output_throughput: generated tokens ÷ duration", "TTFT: from sending a request on"};
    run.startedUtc = utcFrom(textIn(object, "date"));
    const int completed = std::min(countIn(object, "completed"), mostForeignPrompts);
    const int concurrency = countIn(object, "max_concurrency", completed);
    ForeignCell made;
    made.cell = vllmCell(textIn(object, "model_id"), completed, std::max(1, std::min(concurrency, completed)));
    made.failed = std::max(countIn(object, "failed"), countIn(object, "num_prompts") - completed);
    const auto outputs = tokensIn(object, "output_lens", countIn(object, "total_output_tokens"), completed);
    made.promptTokens = tokensIn(object, "input_lens", countIn(object, "total_input_tokens"), completed);
    made.cell.settings.newTokens = outputs.empty() ? 1 : std::max(1, *std::max_element(outputs.begin(), outputs.end()));
    ForeignPass pass;
    pass.wallNs = nsFromSeconds(numberIn(object, "duration").value_or(0));
    for (std::size_t i = 0; i < outputs.size(); ++i)
        pass.prompts.push_back({outputs[i], stepsOf(object, i, outputs[i])});
    if (pass.wallNs > 0)
        made.passes.push_back(std::move(pass));
    run.cells.push_back(std::move(made));
    return run;
}

ForeignRun latencyRun(const nlohmann::json& object)
{
    ForeignRun run;
    run.source.tool = "vLLM bench latency";
    run.source.notComparable =
        Sentence::mark("the file has the time of a whole batch, and does not say of how many prompts and tokens");
    run.source.definitions = {"latency: seconds of one batch from its start to its last token"};
    ForeignCell made;
    made.cell = vllmCell(textIn(object, "model_id"), 0, 1);
    made.cell.settings.newTokens = 1;
    for (const double seconds : numbersIn(object, "latencies"))
        if (const int64_t ns = nsFromSeconds(seconds); ns > 0)
            made.passes.push_back({ns, {}});
    run.cells.push_back(std::move(made));
    return run;
}

ForeignRun throughputRun(const nlohmann::json& object)
{
    ForeignRun run;
    run.source.tool = "vLLM bench throughput";
    run.source.notComparable = Sentence::mark("tokens/s count prompt and generated tokens together");
    run.source.definitions = {"tokens_per_second: (prompt + generated tokens) ÷ elapsed_time"};
    ForeignCell made;
    const int requests = std::min(countIn(object, "num_requests"), mostForeignPrompts);
    made.cell = vllmCell(textIn(object, "model_id"), requests, requests);
    made.cell.settings.newTokens = 1;
    made.promptTokens = spread(countIn(object, "total_num_tokens"), requests); // so that total tokens/s are the tool's
    const int64_t wallNs = nsFromSeconds(numberIn(object, "elapsed_time").value_or(0));
    if (wallNs > 0)
        made.passes.push_back({wallNs, std::vector<ForeignPass::Prompt>(std::size_t(requests))});
    run.cells.push_back(std::move(made));
    return run;
}

} // namespace

std::optional<ForeignRun> vllmBenchRun(const nlohmann::json& object)
{
    if (!object.is_object())
        return std::nullopt;
    std::optional<ForeignRun> run;
    if (object.contains("request_throughput") && object.contains("duration") && object.contains("completed"))
        run = serveRun(object);
    else if (object.contains("avg_latency") && object.contains("latencies"))
        run = latencyRun(object);
    else if (object.contains("elapsed_time") && object.contains("requests_per_second"))
        run = throughputRun(object);
    if (!run)
        return std::nullopt;
    const std::string model = textIn(object, "model_id");
    run->name = model.empty() ? run->source.tool : run->source.tool + ", " + model.substr(model.find_last_of('/') + 1);
    run->environment.program = run->source.tool;
    return run;
}

} // namespace throughline
