// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/words.h>

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>

namespace throughline {

TEST(Words, numbersHaveThreeDigitsOrMore)
{
    EXPECT_EQ(numberInWords(0), "0");
    EXPECT_EQ(numberInWords(0.5124), "0.512");
    EXPECT_EQ(numberInWords(0.00012345), "0.000123");
    EXPECT_EQ(numberInWords(1), "1");
    EXPECT_EQ(numberInWords(3.10), "3.1");
    EXPECT_EQ(numberInWords(12.34), "12.3");
    EXPECT_EQ(numberInWords(9.996), "10");
    EXPECT_EQ(numberInWords(99.95), "100");
    EXPECT_EQ(numberInWords(999.6), "1,000");
    EXPECT_EQ(numberInWords(1234.5), "1,234"); // ties to even, as printed numbers are
    EXPECT_EQ(numberInWords(1234567), "1,234,567");
    EXPECT_EQ(numberInWords(-1234), "-1,234");
    EXPECT_EQ(numberInWords(-0.5), "-0.5");
    EXPECT_EQ(numberInWords(1e15), "1,000,000,000,000,000");
    EXPECT_EQ(numberInWords(1e-300), "0");
    EXPECT_EQ(numberInWords(NAN), "unavailable");
    EXPECT_EQ(numberInWords(INFINITY), "∞");
}

TEST(Words, bytesInSiUnits)
{
    EXPECT_EQ(bytesInWords(0), "0 B");
    EXPECT_EQ(bytesInWords(999), "999 B");
    EXPECT_EQ(bytesInWords(1'000), "1 kB");
    EXPECT_EQ(bytesInWords(350'000'000), "350 MB");
    EXPECT_EQ(bytesInWords(1'200'000'000), "1.2 GB");
    EXPECT_EQ(bytesInWords(18'249'000'000), "18.2 GB");
    EXPECT_EQ(bytesInWords(999'700), "1 MB");
    EXPECT_EQ(bytesInWords(999'400), "999 kB");
    EXPECT_EQ(bytesInWords(1'500'000'000'000), "1.5 TB");
}

TEST(Words, durations)
{
    EXPECT_EQ(durationInWords(0), "0 ns");
    EXPECT_EQ(durationInWords(850), "850 ns");
    EXPECT_EQ(durationInWords(1'500), "1.5 µs");
    EXPECT_EQ(durationInWords(12'500'000), "12.5 ms");
    EXPECT_EQ(durationInWords(999'900'000), "1 s");
    EXPECT_EQ(durationInWords(3'000'000'000), "3 s");
    EXPECT_EQ(durationInWords(59'940'000'000), "59.9 s");
    EXPECT_EQ(durationInWords(59'960'000'000), "1 min");
    EXPECT_EQ(durationInWords(91'000'000'000), "1 min 31 s");
    EXPECT_EQ(durationInWords(120'000'000'000), "2 min");
    EXPECT_EQ(durationInWords(37 * 60'000'000'000LL + 20'000'000'000), "37 min");
    EXPECT_EQ(durationInWords(72 * 60'000'000'000LL), "1 h 12 min");
    EXPECT_EQ(durationInWords(59 * 60'000'000'000LL + 40'000'000'000), "1 h");
}

TEST(Words, areTheSameInEveryLocale)
{
    // NOLINTBEGIN(concurrency-mt-unsafe): this program has one thread
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"de_DE.UTF-8", "uk_UA.UTF-8", "fr_FR.UTF-8", "C.UTF-8"}) // those that are installed
        if (std::setlocale(LC_ALL, name) || std::string_view(name) == "C.UTF-8") {
            EXPECT_EQ(numberInWords(1234.0) + numberInWords(0.5), "1,2340.5") << name;
        }
    std::setlocale(LC_ALL, before.c_str());
    // NOLINTEND(concurrency-mt-unsafe)
}

TEST(Words, skips)
{
    using enum SkipKind;
    const auto say = [](SkipKind kind, std::vector<std::string> values) {
        return sentence(SkipReason{kind, std::move(values)});
    };
    EXPECT_EQ(say(ModeNotBuilt, {"tensor-parallel"}), "This build can't run tensor-parallel yet.");
    EXPECT_EQ(say(PrecisionNotBuilt, {"fp16", "cpu"}), "This build can't compute in fp16 on the CPU.");
    EXPECT_EQ(say(SettingNotBuilt, {"padding", "left"}), "This build can't do padding = left yet.");
    EXPECT_EQ(say(DeviceMissing, {"gpu:0", "no NVIDIA driver was found"}),
        "There is no device gpu:0: no NVIDIA driver was found.");
    EXPECT_EQ(say(ModelUnreadable, {"m", "m: no config.json."}), "The model m can't be read: no config.json.");
    EXPECT_EQ(say(TooManyStages, {"7", "6"}), "7 stages can't share 6 layers.");
    EXPECT_EQ(say(BadSplit, {"3, 9", "6", "3"}), "A split after layer 3, 9 does not make 3 stages of 6 layers.");
    EXPECT_EQ(say(ChunksExceedRows, {"4", "1"}), "A batch of 1 row can't be cut into 4 chunks.");
    EXPECT_EQ(
        say(PromptTooLong, {"2", "60", "50"}), "Prompt 3 has 60 tokens, which leaves none of a total length of 50.");
    EXPECT_EQ(say(TooManyPositions, {"1100", "1024"}),
        "A prompt and its new tokens make 1,100 positions; the model has 1,024.");
    EXPECT_EQ(say(NeedsMemory, {"18200000000", "16000000000", "48"}),
        "Needs 18.2 GB of 16 GB: the largest batch that fits is 48.");
    EXPECT_EQ(say(NeedsMemory, {"18200000000", "16000000000", "0"}),
        "Needs 18.2 GB of 16 GB: even a batch of 1 does not fit.");
    EXPECT_EQ(say(NeedsMemory, {"18200000000", "16000000000", "48", "gpu:1"}),
        "Needs 18.2 GB of 16 GB on gpu:1: the largest batch that fits is 48.");
    EXPECT_EQ(say(StagesExceedGpus, {"4", "2"}),
        "Each of 4 stages needs a GPU of its own, and there are 2: use fewer stages, or devices = cpu.");
    EXPECT_EQ(say(RanksExceedPrompts, {"8", "5"}), "8 ranks can't share 5 prompts.");
    EXPECT_EQ(say(AfterOutOfMemory, {"32"}), "A batch of 32 has run out of memory already.");
    EXPECT_EQ(say(StoppedByUser, {}), "Stopped by the user.");
    EXPECT_EQ(say(PromptsUnreadable, {"p.txt: there is no such file."}),
        "The prompts can't be read: p.txt: there is no such file.");
    EXPECT_EQ(say(TooManyStages, {}), "0 stages can't share 0 layers."); // a run file may lack values
}

TEST(Words, notes)
{
    EXPECT_EQ(sentence(Note{NoteKind::RunsAsSmallerBatch, {"16", "5"}}), "Runs as 5: a rank has no more prompts.");
    EXPECT_EQ(
        sentence(Note{NoteKind::RanksShareDevice, {"2"}}), "The 2 ranks share one CPU: more ranks add no hardware.");
    EXPECT_EQ(sentence(Note{NoteKind::RanksShareDevice, {"3", "2", "0.71"}}),
        "The 3 ranks share 2 GPUs: expect 0.71× of one rank a GPU.");
    EXPECT_EQ(sentence(Note{NoteKind::StagesTakeTurns, {"2", "4", "0.50"}}),
        "With 2 chunks, 2 of 4 stages work at a time: expect 0.50×.");
    EXPECT_EQ(sentence(Note{NoteKind::StagesRereadWeights, {"4"}}),
        "Each step reads a stage's weights 4 times, once per chunk.");
    EXPECT_EQ(sentence(Note{NoteKind::SlowPrecision, {"bf16", "cpu"}}),
        "This cpu multiplies bf16 no faster than fp32: only what waits for memory gains, as small batches do.");
}

} // namespace throughline
