// SPDX-License-Identifier: GPL-3.0-or-later
// The words themselves.
#include <core/names.h>

#include <array>

namespace throughline {

using namespace std::string_view_literals;

#define THROUGHLINE_NAMES(Type, ...)                                                                                   \
    template <> std::span<const std::string_view> names<Type>()                                                        \
    {                                                                                                                  \
        static constexpr std::array table{__VA_ARGS__};                                                                \
        return table;                                                                                                  \
    }

THROUGHLINE_NAMES(Mode, "sequential"sv, "data-parallel"sv, "pipeline"sv, "tensor-parallel"sv)
THROUGHLINE_NAMES(Precision, "auto"sv, "fp32"sv, "tf32"sv, "fp16"sv, "bf16"sv, "int8"sv, "int4"sv, "fp8"sv)
THROUGHLINE_NAMES(Task, "generate"sv, "forward"sv)
THROUGHLINE_NAMES(Head, "none"sv, "last-logits"sv, "classification"sv)
THROUGHLINE_NAMES(RankSplit, "contiguous"sv, "balanced"sv)
THROUGHLINE_NAMES(Gather, "last-stage"sv, "all-ranks"sv)
THROUGHLINE_NAMES(Overlong, "refuse"sv, "truncate"sv)
THROUGHLINE_NAMES(EndOfSequence, "ignore"sv, "honour"sv)
THROUGHLINE_NAMES(PaddingSide, "none"sv, "left"sv, "right"sv)
THROUGHLINE_NAMES(Preparation, "ahead"sv, "timed"sv)
THROUGHLINE_NAMES(OutOfMemory, "label"sv, "halve"sv)
THROUGHLINE_NAMES(ProtocolName, "quick"sv, "standard"sv, "careful"sv)
THROUGHLINE_NAMES(PromptKind, "built-in"sv, "text"sv, "file"sv, "random"sv)
THROUGHLINE_NAMES(CellState, "planned"sv, "running"sv, "done"sv, "failed"sv, "cancelled"sv, "skipped"sv)
THROUGHLINE_NAMES(RunState, "running"sv, "done"sv, "cancelled"sv, "interrupted"sv)

#undef THROUGHLINE_NAMES

} // namespace throughline
