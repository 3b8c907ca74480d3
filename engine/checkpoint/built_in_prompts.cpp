// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in prompts. Sentences of our own; lengths are those of the published workloads, so that a preset, which has
// no tokenizer, does the same work; GPT-2's own tokenizer gives exactly as many tokens.
#include <checkpoint/prompt_set.h>

namespace throughline {

const std::vector<BuiltInPrompts>& builtInPrompts()
{
    static const std::vector<BuiltInPrompts> sets{
        {"ten-openings", "ten openings of books that nobody has written, 9 to 28 tokens",
            {
                "The ferry had left before anyone in town woke.",
                "On the first day of spring, grandfather sold his clocks and bought a boat.",
                "Nobody in the old village could remember who had built the tower.",
                "It was late, the lamps were low, and the letter still had not come.",
                "A house, my aunt said, knows all who sleep in it, and by the end of that winter I was sure of it too.",
                "There are three ways across the wide river, and each of them has a price.",
                "She counted the passing trains until she finally fell asleep.",
                "When the snow melted, they found the road, the old gate, and one red glove that belonged to no one.",
                "He had never once learned how to swim.",
                "The year I turned twelve, the sea went out one cold morning and did not come back.",
            },
            {10, 16, 13, 17, 28, 17, 11, 24, 9, 19}},
        {"short", "eight beginnings of sentences, 8 tokens each",
            {
                "The best way to learn this is to",
                "In the middle of the night, the",
                "Once the rain had stopped, we could",
                "If you ask me, the answer is",
                "The last train to the city had been",
                "Every morning before work, my father would",
                "What they found in the old cellar was",
                "It took us three days to reach the",
            },
            {8, 8, 8, 8, 8, 8, 8, 8}},
    };
    return sets;
}

} // namespace throughline
