// SPDX-License-Identifier: GPL-3.0-or-later
// The fixed words of the experiment format: one enumeration per notion, and one table with its names.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace throughline {

enum class Mode { Sequential, DataParallel, Pipeline, TensorParallel };
enum class Precision { Auto, Fp32, Tf32, Fp16, Bf16, Int8, Int4, Fp8 };
enum class Task { Generate, Forward };
enum class Head { None, LastLogits, Classification };
enum class RankSplit { Contiguous, Balanced };
enum class Gather { LastStage, AllRanks };
enum class Overlong { Refuse, Truncate };
enum class EndOfSequence { Ignore, Honour };
enum class PaddingSide { None, Left, Right };
enum class Preparation { Ahead, Timed };
enum class OutOfMemory { Label, Halve };
enum class ProtocolName { Quick, Standard, Careful };
enum class PromptKind { BuiltIn, Text, File, Random };
enum class CellState { Planned, Running, Done, Failed, Cancelled, Skipped };
enum class RunState { Running, Done, Cancelled, Interrupted };

/// The names of an enumeration, in the order of its values: names<Mode>()[int(Mode::Pipeline)] is "pipeline".
template <class E> std::span<const std::string_view> names();

template <> std::span<const std::string_view> names<Mode>();
template <> std::span<const std::string_view> names<Precision>();
template <> std::span<const std::string_view> names<Task>();
template <> std::span<const std::string_view> names<Head>();
template <> std::span<const std::string_view> names<RankSplit>();
template <> std::span<const std::string_view> names<Gather>();
template <> std::span<const std::string_view> names<Overlong>();
template <> std::span<const std::string_view> names<EndOfSequence>();
template <> std::span<const std::string_view> names<PaddingSide>();
template <> std::span<const std::string_view> names<Preparation>();
template <> std::span<const std::string_view> names<OutOfMemory>();
template <> std::span<const std::string_view> names<ProtocolName>();
template <> std::span<const std::string_view> names<PromptKind>();
template <> std::span<const std::string_view> names<CellState>();
template <> std::span<const std::string_view> names<RunState>();

template <class E> std::string_view nameOf(E value) { return names<E>()[static_cast<std::size_t>(value)]; }

template <class E> std::optional<E> valueOf(std::string_view name)
{
    const auto all = names<E>();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] == name)
            return static_cast<E>(i);
    return std::nullopt;
}

/// "sequential, data-parallel, pipeline, tensor-parallel": what an error message offers.
template <class E> std::string namesJoined()
{
    std::string joined;
    for (const auto name : names<E>())
        joined.append(joined.empty() ? "" : ", ").append(name);
    return joined;
}

} // namespace throughline
