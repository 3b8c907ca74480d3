// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/names.h>
#include <core/result.h>

#include <gtest/gtest.h>

namespace throughline {

TEST(Result, holdsAValueOrAnError)
{
    const Result<int> good = 7;
    ASSERT_TRUE(good.ok());
    EXPECT_EQ(*good, 7);
    const Result<int> bad = Error{"what", "where", "remedy"};
    ASSERT_FALSE(bad.ok());
    EXPECT_EQ(bad.error(), (Error{"what", "where", "remedy"}));
    EXPECT_TRUE(Result<void>().ok());
    EXPECT_FALSE(Result<void>(Error{"x", "", ""}).ok());
}

TEST(Result, errorAsASentence)
{
    EXPECT_EQ(sentence(Error{"batch must be at least 1, not 0", "a.json", "give a whole number"}),
        "a.json: batch must be at least 1, not 0; give a whole number.");
    EXPECT_EQ(sentence(Error{"no place", "", ""}), "no place.");
    EXPECT_EQ(sentence(Error{"two\nlines.", "", ""}), "two lines.");
}

template <class E> void namesLeadBack(E last)
{
    const auto count = static_cast<std::size_t>(last) + 1;
    ASSERT_EQ(names<E>().size(), count);
    for (std::size_t i = 0; i < count; ++i)
        EXPECT_EQ(valueOf<E>(nameOf(static_cast<E>(i))), static_cast<E>(i));
    EXPECT_EQ(valueOf<E>("no such name"), std::nullopt);
}

TEST(Names, everyValueHasItsOwnName)
{
    namesLeadBack(Mode::TensorParallel);
    namesLeadBack(Precision::Fp8);
    namesLeadBack(Task::Forward);
    namesLeadBack(Head::Classification);
    namesLeadBack(RankSplit::Balanced);
    namesLeadBack(Gather::AllRanks);
    namesLeadBack(Overlong::Truncate);
    namesLeadBack(EndOfSequence::Honour);
    namesLeadBack(PaddingSide::Right);
    namesLeadBack(Preparation::Timed);
    namesLeadBack(OutOfMemory::Halve);
    namesLeadBack(ProtocolName::Careful);
    namesLeadBack(PromptKind::Random);
    namesLeadBack(CellState::Skipped);
    namesLeadBack(RunState::Interrupted);
}

} // namespace throughline
