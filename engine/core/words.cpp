// SPDX-License-Identifier: GPL-3.0-or-later
// Skips, notes and findings as sentences.
#include <core/words.h>

#include <core/sentence.h>

#include <array>
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
    const std::string need = v.has(3) ? Sentence::tr("Needs %1 of %2 on %3", {v.bytes(0), v.bytes(1), v.text(3)})
                                      : Sentence::tr("Needs %1 of %2", {v.bytes(0), v.bytes(1)});
    return v.value(2) >= 1 ? Sentence::tr("%1: the largest batch that fits is %2.", {need, v.number(2)})
                           : Sentence::tr("%1: even a batch of 1 does not fit.", {need});
}

std::string sharedDevice(const Values& v)
{
    if (v.has(1) && v.has(2))
        return Sentence::tr("The %1 ranks share %2: expect %3× of one rank a GPU.",
            {v.number(0), counted(v.count(1), "GPU"), v.text(2)});
    if (v.has(1))
        return Sentence::tr(
            "The %1 ranks share %2: more ranks than GPUs add no hardware.", {v.number(0), counted(v.count(1), "GPU")});
    if (v.has(2))
        return Sentence::tr("The %1 ranks share one CPU: expect %2× of one rank.", {v.number(0), v.text(2)});
    return Sentence::tr("The %1 ranks share one CPU: more ranks add no hardware.", {v.number(0)});
}

std::string bestSpeedup(const Values& v)
{
    std::string ratio = v.number(1) + "×";
    if (v.has(2) && v.has(3))
        ratio = Sentence::tr("%1 (95 % interval %2 to %3)", {ratio, v.number(2), v.number(3)});
    if (v.value(1) > 1)
        return Sentence::tr("Best speed-up over one prompt at a time: %1 with %2.", {ratio, v.text(0)});
    return Sentence::tr("Nothing was faster than one prompt at a time: the best, %1, reached %2.", {v.text(0), ratio});
}

std::string gainFlattens(const Values& v)
{
    if (v.value(2) > 0)
        return Sentence::tr("From batch %1 on the gain flattens: batch %2 adds only %3 % more throughput.",
            {v.number(0), v.number(1), v.number(2)});
    return Sentence::tr("From batch %1 on the gain flattens: batch %2 adds no throughput.", {v.number(0), v.number(1)});
}

std::string breakEven(const Values& v)
{
    if (v.value(1) <= 1)
        return Sentence::tr("%1 pays from the first prompt on, start-up included.", {v.text(0)});
    return Sentence::tr("%1 pays from %2 prompts on, start-up included.", {v.text(0), v.number(1)});
}

std::string outputsDiffer(const Values& v)
{
    const bool where = v.value(2) >= 0 && v.value(1) > 0;
    const std::string text = where
        ? Sentence::tr("%1 gave other outputs than the baseline for %n prompt, first at token %2 of prompt %3",
            "%1 gave other outputs than the baseline for %n prompts, first at token %2 of prompt %3", v.count(1),
            {v.text(0), v.ordinal(3), v.ordinal(2)})
        : Sentence::tr("%1 gave other outputs than the baseline", {v.text(0)});
    const bool narrow = v.text(4) == "bf16" || v.text(4) == "fp16";
    return narrow ? Sentence::tr("%1; near ties possible in 16 bits.", {text})
                  : Sentence::tr("%1: its speed-up is one over different outputs.", {text});
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
    std::string reasons;
    for (std::size_t i = 1; i < count; ++i)
        reasons += (i > 1 ? ", " : "") + invalidityInWords(v.text(i));
    return Sentence::tr("%n cell is not valid: %1.", "%n cells are not valid: %1.", v.count(0), {reasons});
}

std::string precisionNotBuilt(const Values& v)
{
    const std::string device = v.text(1) == "cpu" ? "CPU" : v.text(1) == "gpu" ? "GPU" : v.text(1);
    return Sentence::tr("This build can't compute in %1 on the %2.", {v.text(0), device});
}

std::string badSplit(const Values& v)
{
    const std::string layers = counted(v.count(1), "layer");
    return v.has(2)
        ? Sentence::tr("A split after layer %1 does not make %2 stages of %3.", {v.text(0), v.number(2), layers})
        : Sentence::tr("A split after layer %1 does not make that many stages of %2.", {v.text(0), layers});
}

std::string stagesExceedGpus(const Values& v)
{
    return Sentence::tr("Each of %1 needs a GPU of its own, and there is %n: use fewer stages, or devices = cpu.",
        "Each of %1 needs a GPU of its own, and there are %n: use fewer stages, or devices = cpu.", v.count(1),
        {counted(v.count(0), "stage")});
}

/// An error begins with its place, which the sentence has named already.
std::string withoutPlace(const std::string& text, const std::string& beginning)
{
    return text.starts_with(beginning) ? text.substr(beginning.size()) : text;
}

} // namespace

std::string inWords(const ForeignProcess& process)
{
    const std::string who = process.processId > 0 ? Sentence::tr("process %1", {std::to_string(process.processId)})
                                                  : Sentence::tr("a process of another container");
    return process.usedBytes ? who + " (" + bytesInWords(*process.usedBytes) + ")" : who;
}

std::string sentence(const SkipReason& reason)
{
    const Values v(reason.values);
    switch (reason.kind) {
    case SkipKind::ModeNotBuilt:
        return Sentence::tr("This build can't run %1 yet.", {v.text(0)});
    case SkipKind::PrecisionNotBuilt:
        return precisionNotBuilt(v);
    case SkipKind::SettingNotBuilt:
        return Sentence::tr("This build can't do %1 = %2 yet.", {v.text(0), v.text(1)});
    case SkipKind::DeviceMissing:
        return Sentence::tr("There is no device %1: %2.", {v.text(0), v.text(1)});
    case SkipKind::ModelUnreadable:
        return Sentence::tr("The model %1 can't be read: %2", {v.text(0), withoutPlace(v.text(1), v.text(0) + ": ")});
    case SkipKind::TooManyStages:
        return Sentence::tr("%1 can't share %2.", {counted(v.count(0), "stage"), counted(v.count(1), "layer")});
    case SkipKind::BadSplit:
        return badSplit(v);
    case SkipKind::ChunksExceedRows:
        return Sentence::tr(
            "A batch of %1 can't be cut into %2.", {counted(v.count(1), "row"), counted(v.count(0), "chunk")});
    case SkipKind::PromptTooLong:
        return Sentence::tr("Prompt %1 has %2, which leaves none of a total length of %3.",
            {v.ordinal(0), counted(v.count(1), "token"), v.number(2)});
    case SkipKind::TooManyPositions:
        return Sentence::tr(
            "A prompt and its new tokens make %1 positions; the model has %2.", {v.number(0), v.number(1)});
    case SkipKind::NeedsMemory:
        return needsMemory(v);
    case SkipKind::RanksExceedPrompts:
        return Sentence::tr("%1 can't share %2.", {counted(v.count(0), "rank"), counted(v.count(1), "prompt")});
    case SkipKind::AfterOutOfMemory:
        return Sentence::tr("A batch of %1 has run out of memory already.", {v.number(0)});
    case SkipKind::StoppedByUser:
        return Sentence::tr("Stopped by the user.");
    case SkipKind::PromptsUnreadable:
        return Sentence::tr("The prompts can't be read: %1", {v.text(0)});
    case SkipKind::StagesExceedGpus:
        return stagesExceedGpus(v);
    }
    return {};
}

std::string sentence(const Note& note)
{
    const Values v(note.values);
    switch (note.kind) {
    case NoteKind::RunsAsSmallerBatch:
        return Sentence::tr("Runs as %1: a rank has no more prompts.", {v.number(1)});
    case NoteKind::RanksShareDevice:
        return sharedDevice(v);
    case NoteKind::StagesTakeTurns:
        return Sentence::tr("With %1, %n of %2 works at a time: expect %3×.",
            "With %1, %n of %2 work at a time: expect %3×.", v.count(0),
            {counted(v.count(0), "chunk"), counted(v.count(1), "stage"), v.text(2)});
    case NoteKind::RanksExceedCores:
        return Sentence::tr("The %1 ranks have 1 core: they wait for each other.",
            "The %1 ranks have %n cores between them: they wait for each other.", v.count(1), {v.number(0)});
    case NoteKind::StagesRereadWeights:
        if (v.has(2))
            return Sentence::tr("At a fixed batch of %1, %2 read the weights %3 times: expect %4×.",
                {v.number(1), counted(v.count(0), "chunk"), v.number(0), v.text(2)});
        return Sentence::tr("Each step reads a stage's weights %1 times, once per chunk.", {v.number(0)});
    case NoteKind::SlowPrecision:
        return Sentence::tr(
            "This %1 multiplies %2 no faster than fp32: only what waits for memory gains, as small batches do.",
            {v.text(1), v.text(0)});
    }
    return {};
}

std::string formula(const Note& note)
{
    if (note.values.size() < 3)
        return {};
    switch (note.kind) {
    case NoteKind::RanksShareDevice:
        return Sentence::tr(
            "pass with one rank a device ÷ pass with all ranks, one after the other on their device, where "
            "a step takes the larger of bytes ÷ bandwidth and operations ÷ rate (roofline)");
    case NoteKind::StagesTakeTurns:
    case NoteKind::StagesRereadWeights:
        return Sentence::tr(
            "pass on one device at the same batch ÷ pass over the stages, which take the larger of chunks "
            "and stages turns a step, where a step takes the larger of bytes ÷ bandwidth and operations ÷ "
            "rate (roofline)");
    default:
        return {};
    }
}

std::string sentence(const Finding& finding)
{
    const Values v(finding.values);
    switch (finding.kind) {
    case FindingKind::BestSpeedup:
        return bestSpeedup(v);
    case FindingKind::BestBatch:
        return Sentence::tr("The best batch size is %1: %2 tokens/s with %3.", {v.number(1), v.number(2), v.text(0)});
    case FindingKind::GainFlattens:
        return gainFlattens(v);
    case FindingKind::StartupCost:
        return Sentence::tr(
            "Start-up of %1 took %2 s: %3 % of start-up and one pass.", {v.text(0), v.number(1), v.number(2)});
    case FindingKind::BreakEven:
        return breakEven(v);
    case FindingKind::RanksShareDevice:
        if (v.has(1))
            return Sentence::tr("Up to %1 ranks shared fewer GPUs: more ranks than GPUs add no hardware, so there is "
                                "no efficiency.",
                {v.number(0)});
        return Sentence::tr(
            "Up to %1 ranks shared one CPU: more ranks add no hardware, so there is no efficiency.", {v.number(0)});
    case FindingKind::PipelineBubble:
        return Sentence::tr("In %1 a stage idles %2 % of the time while others work; the ideal schedule idles %3 %.",
            {v.text(0), v.number(1), v.number(2)});
    case FindingKind::OutputsAgree:
        return v.value(0) == 1
            ? Sentence::tr("The one compared cell gave the same outputs as the sequential baseline.")
            : Sentence::tr("All %1 compared cells gave the same outputs as the sequential baseline.", {v.number(0)});
    case FindingKind::OutputsDiffer:
        return outputsDiffer(v);
    case FindingKind::OutOfMemory:
        return Sentence::tr("Memory ends at batch %1: %2 ran out of it.", {v.number(1), v.text(0)});
    case FindingKind::CellsFailed:
        return Sentence::tr("%n cell failed: %1", "%n cells failed; the first: %1", v.count(0), {v.text(1)});
    case FindingKind::ClocksHeldDown:
        return Sentence::tr(
            "Clocks were held down in %1: %2.", {counted(v.count(0), "cell"), listed(v, 1, finding.values.size())});
    case FindingKind::ForeignProcesses:
        return Sentence::tr("Others used a device of %1 meanwhile: %2.",
            {counted(v.count(0), "cell"), listed(v, 1, finding.values.size())});
    case FindingKind::FirstLook:
        return Sentence::tr("A first look: the quick protocol makes too few repeats for intervals.");
    case FindingKind::Invalid:
        return invalid(v, finding.values.size());
    }
    return {};
}

} // namespace throughline
