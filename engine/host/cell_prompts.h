// SPDX-License-Identifier: GPL-3.0-or-later
// A cell's prompts as token ids, who gets which, and generated ids back as texts. The one place where the controller
// meets tokenizers; no process here.
#pragma once

#include <core/command.h>
#include <core/event.h>
#include <core/plan.h>
#include <core/result.h>

#include <memory>
#include <string>
#include <vector>

namespace throughline {

/// What of a model the controller needs besides its facts.
struct CellPrompts {
    ModelFacts facts;
    std::vector<int> endOfSequenceIds;
    std::vector<std::string> texts;              // [prompt] as shown
    std::vector<std::string> sources;            // [prompt] what the ids were made of; empty for random ids
    std::vector<std::vector<int>> ids;           // [prompt][token]
    std::vector<std::vector<int>> promptsOfRank; // [rank] indices
    std::string promptsHash;
    std::string tokenizerHash;
    int64_t tokenizeNs = 0;
};

class PromptMaker {
public:
    PromptMaker();
    ~PromptMaker();

    Result<ModelFacts> facts(const std::string& model);
    /// The error names the file and the rule when the model or the prompts can't be read.
    Result<CellPrompts> make(const PlannedCell& planned);
    /// Of the model of the latest make(). `ids` by prompt; several events when one would be a long line.
    std::vector<TextsEvent> texts(const CellPrompts& prompts, const std::vector<std::vector<int>>& ids) const;

private:
    Result<void> open(const std::string& model);

    struct Opened;
    std::unique_ptr<Opened> m_opened; // the latest model: cells of one model follow each other
};

/// The ids of some prompts, and `copies` times those of the last, as commands that each fit into a line; `withSources`:
/// the texts too.
std::vector<PromptsCommand> promptsCommands(
    int cell, const std::vector<int>& indices, int copies, const CellPrompts& prompts, bool withSources);
CellStartedEvent cellStarted(const CellPrompts& prompts);

} // namespace throughline
