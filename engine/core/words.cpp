// SPDX-License-Identifier: GPL-3.0-or-later
// Skips, notes and findings as English sentences.
#include <core/words.h>

#include <charconv>

namespace throughline {

namespace {

/// The values of a kind, safely: a run file may hold fewer than the kind has.
class Values {
public:
    explicit Values(const std::vector<std::string>& values)
        : m_values(values)
    { }
    std::string text(std::size_t index) const { return index < m_values.size() ? m_values[index] : "?"; }
    bool has(std::size_t index) const { return index < m_values.size() && !m_values[index].empty(); }
    double value(std::size_t index) const
    {
        const std::string digits = text(index);
        double parsed = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
        return parsed;
    }
    std::string number(std::size_t index) const { return numberInWords(value(index)); }
    std::string bytes(std::size_t index) const { return bytesInWords(static_cast<int64_t>(value(index))); }
    int64_t count(std::size_t index) const { return static_cast<int64_t>(value(index)); }
    /// Of something counted from 0 inside, and from 1 by people.
    std::string ordinal(std::size_t index) const { return numberInWords(value(index) + 1); }

private:
    const std::vector<std::string>& m_values;
};

std::string needsMemory(const Values& v)
{
    const std::string need = "Needs " + v.bytes(0) + " of " + v.bytes(1) + (v.has(3) ? " on " + v.text(3) : "") + ": ";
    return need
        + (v.value(2) >= 1 ? "the largest batch that fits is " + v.number(2) + "." : "even a batch of 1 does not fit.");
}

std::string bestSpeedup(const Values& v)
{
    const std::string interval =
        v.has(2) && v.has(3) ? " (95 % interval " + v.number(2) + " to " + v.number(3) + ")" : "";
    if (v.value(1) > 1)
        return "Best speed-up over one prompt at a time: " + v.number(1) + "×" + interval + " with " + v.text(0) + ".";
    return "Nothing was faster than one prompt at a time: the best, " + v.text(0) + ", reached " + v.number(1) + "×"
        + interval + ".";
}

std::string gainFlattens(const Values& v)
{
    const double gain = v.value(2);
    const std::string more = gain > 0 ? "adds only " + v.number(2) + " % more" : "adds no";
    return "From batch " + v.number(0) + " on the gain flattens: batch " + v.number(1) + " " + more + " throughput.";
}

std::string breakEven(const Values& v)
{
    if (v.value(1) <= 1)
        return v.text(0) + " pays from the first prompt on, start-up included.";
    return v.text(0) + " pays from " + v.number(1) + " prompts on, start-up included.";
}

std::string outputsDiffer(const Values& v)
{
    const bool where = v.value(2) >= 0 && v.value(1) > 0;
    std::string text = v.text(0) + " gave other outputs than the baseline";
    if (where)
        text +=
            " for " + counted(v.count(1), "prompt") + ", first at token " + v.ordinal(3) + " of prompt " + v.ordinal(2);
    const bool narrow = v.text(4) == "bf16" || v.text(4) == "fp16";
    return text + (narrow ? "; near ties possible in 16 bits." : ": its speed-up is one over different outputs.");
}

std::string reasonInWords(const std::string& reason)
{
    static const std::vector<std::pair<std::string, std::string>> table{{"debug-build", "a debug build measured"},
        {"few-repeats", "fewer than 5 repeats"}, {"interval-too-wide", "the interval is wider than asked"},
        {"outputs-differ", "outputs differ from the baseline's"}, {"nan", "outputs that are not numbers"},
        {"throttled", "the device was throttled"}, {"foreign-process", "another process was on the device"},
        {"clock-jump", "the clock jumped"}, {"suspended", "the machine slept"}};
    for (const auto& [kind, words] : table)
        if (kind == reason)
            return words;
    return reason;
}

/// The values from `first` on, separated by commas.
std::string listed(const Values& v, std::size_t first, std::size_t count)
{
    std::string text;
    for (std::size_t i = first; i < count; ++i)
        text += (i > first ? ", " : "") + v.text(i);
    return text;
}

std::string invalid(const Values& v, std::size_t count)
{
    std::string text = v.value(0) == 1 ? "1 cell is not valid: " : v.number(0) + " cells are not valid: ";
    for (std::size_t i = 1; i < count; ++i)
        text += (i > 1 ? ", " : "") + reasonInWords(v.text(i));
    return text + ".";
}

} // namespace

std::string inWords(const ForeignProcess& process)
{
    return (process.processId > 0 ? "process " + std::to_string(process.processId) : "a process of another container")
        + (process.usedBytes ? " (" + bytesInWords(*process.usedBytes) + ")" : "");
}

std::string sentence(const SkipReason& reason)
{
    const Values v(reason.values);
    switch (reason.kind) {
    case SkipKind::ModeNotBuilt:
        return "This build can't run " + v.text(0) + " yet.";
    case SkipKind::PrecisionNotBuilt:
        return "This build can't compute in " + v.text(0) + " on the "
            + (v.text(1) == "cpu"        ? "CPU"
                    : v.text(1) == "gpu" ? "GPU"
                                         : v.text(1))
            + ".";
    case SkipKind::SettingNotBuilt:
        return "This build can't do " + v.text(0) + " = " + v.text(1) + " yet.";
    case SkipKind::DeviceMissing:
        return "There is no device " + v.text(0) + ": " + v.text(1) + ".";
    case SkipKind::ModelUnreadable:
        return "The model " + v.text(0) + " can't be read: " + v.text(1);
    case SkipKind::TooManyStages:
        return counted(v.count(0), "stage") + " can't share " + counted(v.count(1), "layer") + ".";
    case SkipKind::BadSplit:
        return "A split after layer " + v.text(0) + " does not make " + (v.has(2) ? v.number(2) : "that many")
            + " stages of " + counted(v.count(1), "layer") + ".";
    case SkipKind::ChunksExceedRows:
        return "A batch of " + counted(v.count(1), "row") + " can't be cut into " + counted(v.count(0), "chunk") + ".";
    case SkipKind::PromptTooLong:
        return "Prompt " + v.ordinal(0) + " has " + counted(v.count(1), "token")
            + ", which leaves none of a total length of " + v.number(2) + ".";
    case SkipKind::TooManyPositions:
        return "A prompt and its new tokens make " + v.number(0) + " positions; the model has " + v.number(1) + ".";
    case SkipKind::NeedsMemory:
        return needsMemory(v);
    case SkipKind::RanksExceedPrompts:
        return counted(v.count(0), "rank") + " can't share " + counted(v.count(1), "prompt") + ".";
    case SkipKind::AfterOutOfMemory:
        return "A batch of " + v.number(0) + " has run out of memory already.";
    case SkipKind::StoppedByUser:
        return "Stopped by the user.";
    case SkipKind::PromptsUnreadable:
        return "The prompts can't be read: " + v.text(0);
    case SkipKind::StagesExceedGpus:
        return "Each of " + counted(v.count(0), "stage") + " needs a GPU of its own, and "
            + (v.value(1) == 1 ? "there is 1" : "there are " + v.number(1)) + ": use fewer stages, or devices = cpu.";
    }
    return {};
}

std::string sentence(const Note& note)
{
    const Values v(note.values);
    switch (note.kind) {
    case NoteKind::RunsAsSmallerBatch:
        return "Runs as " + v.number(1) + ": a rank has no more prompts.";
    case NoteKind::RanksShareDevice:
        if (v.has(1))
            return "The " + v.number(0) + " ranks share " + counted(v.count(1), "GPU")
                + ": more ranks than GPUs add no hardware.";
        return "The " + v.number(0) + " ranks share one CPU: more ranks add no hardware.";
    case NoteKind::StagesRereadWeights:
        return "Each step reads a stage's weights " + v.number(0) + " times, once per chunk.";
    case NoteKind::SlowPrecision:
        return "This " + v.text(1) + " multiplies " + v.text(0)
            + " no faster than fp32: only what waits for memory gains, as small batches do.";
    }
    return {};
}

std::string sentence(const Finding& finding)
{
    const Values v(finding.values);
    switch (finding.kind) {
    case FindingKind::BestSpeedup:
        return bestSpeedup(v);
    case FindingKind::BestBatch:
        return "The best batch size is " + v.number(1) + ": " + v.number(2) + " tokens/s with " + v.text(0) + ".";
    case FindingKind::GainFlattens:
        return gainFlattens(v);
    case FindingKind::StartupCost:
        return "Start-up of " + v.text(0) + " took " + v.number(1) + " s: " + v.number(2)
            + " % of start-up and one pass.";
    case FindingKind::BreakEven:
        return breakEven(v);
    case FindingKind::RanksShareDevice:
        if (v.has(1))
            return "Up to " + v.number(0)
                + " ranks shared fewer GPUs: more ranks than GPUs add no hardware, so there is no efficiency.";
        return "Up to " + v.number(0) + " ranks shared one CPU: more ranks add no hardware, so there is no efficiency.";
    case FindingKind::PipelineBubble:
        return "In " + v.text(0) + " a stage idles " + v.number(1)
            + " % of the time while others work; the ideal schedule idles " + v.number(2) + " %.";
    case FindingKind::OutputsAgree:
        return v.value(0) == 1
            ? "The one compared cell gave the same outputs as the sequential baseline."
            : "All " + v.number(0) + " compared cells gave the same outputs as the sequential baseline.";
    case FindingKind::OutputsDiffer:
        return outputsDiffer(v);
    case FindingKind::OutOfMemory:
        return "Memory ends at batch " + v.number(1) + ": " + v.text(0) + " ran out of it.";
    case FindingKind::CellsFailed:
        return (v.value(0) == 1 ? "1 cell failed: " : v.number(0) + " cells failed; the first: ") + v.text(1);
    case FindingKind::ClocksHeldDown:
        return "Clocks were held down in " + counted(v.count(0), "cell") + ": " + listed(v, 1, finding.values.size())
            + ".";
    case FindingKind::ForeignProcesses:
        return "Others used a device of " + counted(v.count(0), "cell")
            + " meanwhile: " + listed(v, 1, finding.values.size()) + ".";
    case FindingKind::FirstLook:
        return "A first look: the quick protocol makes too few repeats for intervals.";
    case FindingKind::Invalid:
        return invalid(v, finding.values.size());
    }
    return {};
}

} // namespace throughline
