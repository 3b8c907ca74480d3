// SPDX-License-Identifier: GPL-3.0-or-later
// What a pass leaves behind of its stages' times: the first ones, and how many there were.
#include <worker/roles/pass_record.h>

#include <gtest/gtest.h>

namespace throughline {

static std::size_t spansIn(const std::vector<EventBody>& events)
{
    std::size_t count = 0;
    for (const EventBody& event : events)
        if (const auto* spans = std::get_if<SpansEvent>(&event))
            count += spans->spans.size();
    return count;
}

static PassRecord recordOf(std::size_t spans)
{
    PassRecord record(GoCommand{});
    record.go();
    for (std::size_t i = 0; i < spans; ++i)
        record.addSpan(0, static_cast<int>(i), static_cast<int64_t>(i), static_cast<int64_t>(i) + 1);
    record.finish();
    return record;
}

TEST(PassRecord, countsTheSpansThatItDoesNotKeep)
{
    PassRecord record = recordOf(mostSpans + 7);
    const auto events = record.events(false);
    EXPECT_EQ(spansIn(events), mostSpans);
    EXPECT_EQ(std::get<PassedEvent>(events.back()).spanCount, static_cast<int64_t>(mostSpans) + 7);
}

TEST(PassRecord, keepsAllOfAShortPass)
{
    PassRecord record = recordOf(3);
    const auto events = record.events(false);
    EXPECT_EQ(spansIn(events), 3U);
    EXPECT_EQ(std::get<PassedEvent>(events.back()).spanCount, 3);
}

} // namespace throughline
