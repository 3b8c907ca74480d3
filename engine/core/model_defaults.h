// SPDX-License-Identifier: GPL-3.0-or-later
// What a model's files decide where an experiment leaves it to them. `checkpoint` fills it in.
#pragma once

#include <string>
#include <vector>

namespace throughline {

struct NamedToken {
    int id = 0;
    std::string text; // as it is written; empty where no tokenizer says
    bool operator==(const NamedToken&) const = default;
};

struct ModelDefaults {
    std::string storedAs;           // "bf16", "bf16 and fp32", the most bytes first; empty for random weights
    std::vector<NamedToken> before; // that the tokenizer puts before every text
    std::vector<NamedToken> behind;
    std::vector<NamedToken> endOfSequence;
    std::string endOfSequenceFile; // what names them: "generation_config.json", "the preset"
    bool operator==(const ModelDefaults&) const = default;
};

} // namespace throughline
