// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/field_words.h>

#include <core/sentence.h>

#include <map>

namespace throughline {

namespace {

const std::map<std::string_view, const char*>& fieldTitles()
{
    static const std::map<std::string_view, const char*> titles{{"run", Sentence::mark("Run")},
        {"model", Sentence::mark("Model")}, {"precision", Sentence::mark("Precision")},
        {"mode", Sentence::mark("Mode")}, {"ranks", Sentence::mark("Ranks")},
        {"batchSize", Sentence::mark("Batch size")}, {"chunks", Sentence::mark("Chunks")},
        {"promptCount", Sentence::mark("Prompts")}, {"devices", Sentence::mark("Devices")},
        {"threads", Sentence::mark("CPU threads")}, {"task", Sentence::mark("Task")},
        {"newTokens", Sentence::mark("New tokens")}, {"totalLength", Sentence::mark("Total length")},
        {"head", Sentence::mark("Pass ends in")}, {"labels", Sentence::mark("Labels")},
        {"prompts", Sentence::mark("Prompt source")}, {"specialTokens", Sentence::mark("Special tokens")},
        {"truncateTo", Sentence::mark("Truncated to")}, {"overlong", Sentence::mark("Overlong prompts")},
        {"padding", Sentence::mark("Padding side")}, {"paddingMultiple", Sentence::mark("Padding multiple")},
        {"endOfSequence", Sentence::mark("End of sequence")}, {"rankSplit", Sentence::mark("Split over ranks")},
        {"equaliseRanks", Sentence::mark("Equal ranks")}, {"splitAfter", Sentence::mark("Split after")},
        {"gather", Sentence::mark("Gather")}, {"groups", Sentence::mark("Groups")},
        {"preparation", Sentence::mark("Preparation")}, {"preparationThreads", Sentence::mark("Preparation threads")},
        {"outOfMemory", Sentence::mark("When out of memory")}, {"protocol", Sentence::mark("Protocol")},
        {"seed", Sentence::mark("Seed")}, {"captureLogits", Sentence::mark("Logits folder")},
        {"state", Sentence::mark("State")}, {"usedBatchSize", Sentence::mark("Batch size as run")},
        {"repeats", Sentence::mark("Repeats")}, {"wallMedian", Sentence::mark("Wall time")},
        {"wallIntervalLow", Sentence::mark("Wall time, interval from")},
        {"wallIntervalHigh", Sentence::mark("Wall time, interval to")},
        {"wallLowest", Sentence::mark("Shortest repeat")}, {"wallHighest", Sentence::mark("Longest repeat")},
        {"outliers", Sentence::mark("Outliers")}, {"outputTokensPerSecond", Sentence::mark("Output tokens/s")},
        {"outputTokensPerSecondLow", Sentence::mark("Output tokens/s, interval from")},
        {"outputTokensPerSecondHigh", Sentence::mark("Output tokens/s, interval to")},
        {"totalTokensPerSecond", Sentence::mark("Total tokens/s")}, {"promptsPerSecond", Sentence::mark("Prompts/s")},
        {"ttftMedian", Sentence::mark("TTFT")}, {"tpotMedian", Sentence::mark("TPOT")},
        {"itlMedian", Sentence::mark("ITL")}, {"speedup", Sentence::mark("Speed-up")},
        {"speedupLow", Sentence::mark("Speed-up, interval from")},
        {"speedupHigh", Sentence::mark("Speed-up, interval to")},
        {"speedupWithStartup", Sentence::mark("Speed-up with start-up")},
        {"breakEvenPrompts", Sentence::mark("Break-even prompts")}, {"efficiency", Sentence::mark("Efficiency")},
        {"bubble", Sentence::mark("Bubble")}, {"bubbleCover", Sentence::mark("Share read for the bubble")},
        {"idealBubble", Sentence::mark("Ideal bubble")}, {"paddingWaste", Sentence::mark("Padding waste")},
        {"loadSeconds", Sentence::mark("Load time")}, {"loadReadSeconds", Sentence::mark("Load time, reading")},
        {"loadTransferSeconds", Sentence::mark("Load time, transfer")},
        {"loadConvertSeconds", Sentence::mark("Load time, conversion")},
        {"prepareSeconds", Sentence::mark("Preparing buffers")}, {"tokenizeSeconds", Sentence::mark("Tokenizing")},
        {"peakBytes", Sentence::mark("Peak memory, allocator")},
        {"residentPeakBytes", Sentence::mark("Peak memory, device")},
        {"rooflineFraction", Sentence::mark("Roofline fraction")},
        {"energyPerToken", Sentence::mark("Energy per token")},
        {"energyPerTokenLow", Sentence::mark("Energy per token, interval from")},
        {"energyPerTokenHigh", Sentence::mark("Energy per token, interval to")}, {"energy", Sentence::mark("Energy")},
        {"meanPower", Sentence::mark("Mean power")}, {"energyUnavailable", Sentence::mark("Why there is no energy")},
        {"maxTemperature", Sentence::mark("Highest temperature")},
        {"throttleReasons", Sentence::mark("Throttle reasons")},
        {"foreignProcesses", Sentence::mark("Other processes")}, {"promptTokens", Sentence::mark("Prompt tokens")},
        {"generatedTokens", Sentence::mark("Generated tokens")}, {"outputs", Sentence::mark("Outputs")},
        {"validity", Sentence::mark("Validity")}, {"firstLook", Sentence::mark("First look")},
        {"host", Sentence::mark("Host")}, {"cpu", Sentence::mark("CPU")}, {"cpuCores", Sentence::mark("CPU cores")},
        {"affinity", Sentence::mark("CPU affinity")}, {"memory", Sentence::mark("Memory")},
        {"gpus", Sentence::mark("GPUs")}, {"noGpuReason", Sentence::mark("Why there is no GPU")},
        {"operatingSystem", Sentence::mark("Operating system")}, {"kernel", Sentence::mark("Kernel")},
        {"program", Sentence::mark("Program version")}, {"revision", Sentence::mark("Program revision")},
        {"buildType", Sentence::mark("Build type")}, {"compiler", Sentence::mark("Compiler")},
        {"libtorch", Sentence::mark("libtorch")}, {"kind", Sentence::mark("Kind")},
        {"length", Sentence::mark("Length")}, {"warmups", Sentence::mark("Warm-ups")},
        {"maxRepeats", Sentence::mark("Repeats at most")}, {"halfWidth", Sentence::mark("Half-width")},
        {"budgetSeconds", Sentence::mark("Budget, s")}, {"texts", Sentence::mark("Texts")},
        {"file", Sentence::mark("File")}};
    return titles;
}

bool saysNothing(const nlohmann::json& value)
{
    return value.is_null() || ((value.is_array() || value.is_object() || value.is_string()) && value.empty())
        || (value.is_string() && value.get_ref<const std::string&>().empty()) || (value.is_number() && value == 0);
}

} // namespace

std::string titleInWords(std::string_view field)
{
    const auto known = fieldTitles().find(field);
    return known == fieldTitles().end() ? std::string(field) : Sentence::tr(known->second);
}

std::string plainInWords(const nlohmann::json& value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_boolean())
        return value.get<bool>() ? Sentence::tr("yes") : Sentence::tr("no");
    if (!value.is_structured())
        return value.dump();
    std::string words;
    if (value.is_array()) {
        for (const auto& one : value)
            words += (words.empty() ? "" : ", ") + plainInWords(one);
        return words;
    }
    if (value.contains("name"))
        words = plainInWords(value.at("name"));
    for (const auto& [key, one] : value.items())
        if (key != "name" && !saysNothing(one))
            words += (words.empty() ? "" : " · ") + Sentence::tr("%1: %2", {titleInWords(key), plainInWords(one)});
    return words;
}

} // namespace throughline
