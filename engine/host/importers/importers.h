// SPDX-License-Identifier: GPL-3.0-or-later
// Result files of other tools, read by name, unknown fields ignored. Each function takes what is its own, and says
// nothing to the rest.
#pragma once

#include <core/result.h>
#include <host/importers/foreign_run.h>

#include <nlohmann/json_fwd.hpp>

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace throughline {

/// llama-bench: one entry per test, of JSON, JSONL or CSV. None: these are no such entries.
std::optional<ForeignRun> llamaBenchRun(const std::vector<nlohmann::json>& entries);
/// `vllm bench serve`, `latency` or `throughput`: one object. None: it is none of them.
std::optional<ForeignRun> vllmBenchRun(const nlohmann::json& object);
/// optimum-benchmark's benchmark.json.
std::optional<ForeignRun> optimumBenchmarkRun(const nlohmann::json& object);

/// Runs of a file: llama-bench's tests are the cells of one, vLLM's lines are runs each. An Error says that the file is
/// of no tool that is known, or where it is damaged.
Result<std::vector<ForeignRun>> foreignRuns(const QByteArray& content, const QString& path);

} // namespace throughline
