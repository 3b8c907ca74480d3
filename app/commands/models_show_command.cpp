// SPDX-License-Identifier: GPL-3.0-or-later
// Config, tokenizer and the headers of the weights are read; no tensor is.
#include <app/commands/models_show_command.h>

#include <app/complain.h>
#include <app/harmless_text.h>
#include <app/json_output.h>
#include <app/language_option.h>

#include <checkpoint/model_source.h>
#include <checkpoint/stored_weights.h>
#include <checkpoint/tokenizer/tokenizer.h>
#include <checkpoint/weights.h>
#include <core/words.h>

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace throughline {

namespace {

struct Shown {
    nlohmann::ordered_json facts; // by name, as --json has them
    std::vector<std::string> refusals;
};

std::string positionsOf(const ModelShape& shape)
{
    if (shape.positions == Positions::Learned)
        return "learned";
    std::string text = "rotary, theta " + numberInWords(shape.rotary.theta);
    if (shape.rotary.scaling == RotaryScaling::Linear)
        text += ", linear scaling by " + numberInWords(shape.rotary.factor);
    if (shape.rotary.scaling == RotaryScaling::Llama3)
        text += ", llama3 scaling by " + numberInWords(shape.rotary.factor);
    return text;
}

std::string blockOf(const ModelShape& shape)
{
    std::string text = shape.norm == Norm::RmsNorm ? "RMS norm" : "layer norm";
    text += shape.gatedMlp ? ", gated MLP" : ", MLP";
    switch (shape.block) {
    case LayerBlock::Sequential:
        break;
    case LayerBlock::ParallelSharedNorm:
        return text + ", in parallel with attention under one norm";
    case LayerBlock::ParallelTwoNorms:
        return text + ", in parallel with attention under a norm of its own";
    }
    return text;
}

nlohmann::ordered_json factsOf(const ModelSource& source)
{
    const ModelShape& shape = source.shape;
    const ModelFacts& facts = source.facts;
    const int64_t parameters = parameterCount(facts);
    nlohmann::ordered_json json{{"name", source.name}, {"kind", facts.preset ? "preset, random weights" : "checkpoint"},
        {"folder", source.folder.string()}, {"family", facts.family}, {"parameters", parameters},
        {"weightBytesFp32", parameters * 4}, {"weightBytesBf16", parameters * 2}, {"layers", shape.layers},
        {"hidden", shape.hidden}, {"heads", shape.heads}, {"kvHeads", shape.kvHeads}, {"headDim", shape.headDim},
        {"intermediate", shape.intermediate}, {"vocab", shape.vocab}, {"context", shape.maxPositions},
        {"slidingWindow", shape.slidingWindow}, {"positions", positionsOf(shape)}, {"block", blockOf(shape)},
        {"tiedHead", shape.tiedHead}, {"classificationLabels", shape.labels},
        {"endOfSequenceIds", shape.endOfSequenceIds}, {"configHash", facts.configHash}};
    return json;
}

/// How wide the elements of the layers and the embedding are in the files.
std::string storedWidth(const Weights& weights, const ModelShape& shape)
{
    std::vector<TensorId> ids{{TensorRole::TokenEmbedding, -1}};
    for (int layer = 0; layer < shape.layers; ++layer)
        ids.insert(ids.end(), {{TensorRole::QkvWeight, layer}, {TensorRole::MlpDownWeight, layer}});
    int64_t bytes = 0;
    int64_t elements = 0;
    for (const TensorId id : ids) {
        int64_t product = 1;
        for (const int64_t size : weights.shape(id))
            product *= size;
        bytes += weights.storedBytes(id);
        elements += product;
    }
    return bytes == 4 * elements ? "32 bits" : bytes == 2 * elements ? "16 bits" : "mixed";
}

void addStored(nlohmann::ordered_json& facts, const Weights& weights, const ModelSource& source)
{
    facts["stored"] = storedWidth(weights, source.shape);
    if (const auto precision = storedPrecision(source.folder))
        facts["storedPrecision"] = *precision;
    facts["storedBytes"] = storedWeightBytes(source.folder);
}

Shown showModel(const ModelSource& source)
{
    Shown shown{factsOf(source), {}};
    if (const auto weights = Weights::open(source, 1); !weights)
        shown.refusals.push_back(sentence(weights.error()));
    else if (!source.facts.preset)
        addStored(shown.facts, *weights, source);
    const auto tokenizer = Tokenizer::open(source);
    if (!tokenizer)
        shown.refusals.push_back(sentence(tokenizer.error()));
    shown.facts["tokenizer"] = source.facts.preset ? "none of its own: typed text becomes bytes"
        : !source.facts.hasTokenizer               ? "none: random prompts only"
        : tokenizer                                ? "hash " + tokenizer->hash().substr(0, 16)
                                                   : "refused";
    shown.facts["tokenizerKind"] = tokenizer ? tokenizer->kind() : "";
    return shown;
}

std::string valueText(const std::string& name, const nlohmann::ordered_json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (name.starts_with("weightBytes") || name == "storedBytes")
        return bytesInWords(value.get<int64_t>());
    if (value.is_boolean())
        return value.get<bool>() ? "yes" : "no";
    return value.is_number() ? numberInWords(value.get<double>()) : value.dump();
}

void print(const Shown& shown)
{
    constexpr std::size_t width = 22;
    for (const auto& [name, value] : shown.facts.items()) {
        const std::string text = valueText(name, value);
        if (text.empty() || text == "[]" || (value.is_number() && value == 0))
            continue;
        std::cout << name << std::string(width - std::min(width - 1, name.size()), ' ') << harmless(text) << '\n';
    }
    for (const std::string& refusal : shown.refusals)
        std::cout << "can't run: " << harmless(refusal) << '\n';
}

int showModelNamed(const std::string& name, bool asJson)
{
    speakAsAsked();
    const auto source = openModel(name);
    if (!source)
        return complain(exitFailed, source.error());
    Shown shown = showModel(*source);
    if (asJson) {
        shown.facts["refusals"] = shown.refusals;
        std::cout << jsonText(shown.facts);
    } else {
        print(shown);
    }
    return shown.refusals.empty() ? exitDone : exitFailed;
}

} // namespace

void addModelsShowCommand(CLI::App& models, Invocation& chosen)
{
    auto name = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    auto* command = models.add_subcommand("show", "One model: its shape and sizes, and what of it would be refused");
    command->add_option("MODEL", *name, "A preset, a folder, or ORG/NAME in the hub cache")->required();
    command->add_flag("--json", *json, "For machines");
    addLanguageOption(*command);
    command->footer("\nExits with 1 when the model can't run here.\n\nExamples:\n  throughline models show distilgpt2\n"
                    "  throughline models show path/to/checkpoint");
    command->callback([&chosen, name, json] { chosen.action = [name, json] { return showModelNamed(*name, *json); }; });
}

} // namespace throughline
