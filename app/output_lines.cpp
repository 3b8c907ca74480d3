// SPDX-License-Identifier: GPL-3.0-or-later
// One object per cell and prompt; what was not saved is left out, never invented.
#include <app/output_lines.h>

#include <app/json_output.h>

#include <core/generated_texts.h>

#include <array>
#include <cstdio>

namespace throughline {

namespace {

nlohmann::json about(const CellResult& cell, std::size_t prompt)
{
    return {{"cell", cell.planned.index}, {"label", label(cell.planned.cell)}, {"prompt", prompt},
        {"rank", rankWithOutput(cell, static_cast<int>(prompt))}};
}

void addTexts(nlohmann::json& line, const CellResult& cell, std::size_t prompt)
{
    if (prompt < cell.promptTexts.size())
        line["promptText"] = cell.promptTexts[prompt];
    if (prompt < cell.texts.size())
        line["generated"] = cell.texts[prompt];
}

void addTokens(nlohmann::json& line, const CellResult& cell, std::size_t prompt)
{
    if (prompt < cell.promptTokens.size())
        line["promptTokens"] = cell.promptTokens[prompt];
    if (prompt < cell.tokens.size())
        line["ids"] = cell.tokens[prompt];
}

std::string fileName(const CellResult& cell, int rank)
{
    std::array<char, 64> name{};
    std::snprintf(name.data(), name.size(), "cell-%02d-rank-%d.jsonl", cell.planned.index + 1, rank);
    return name.data();
}

} // namespace

std::string textLines(const RunResult& run)
{
    std::string lines;
    for (const auto& cell : run.cells)
        for (std::size_t prompt = 0; prompt < cell.texts.size(); ++prompt) {
            auto line = about(cell, prompt);
            addTexts(line, cell, prompt);
            lines += jsonLine(line);
        }
    return lines;
}

std::string tokenLines(const RunResult& run)
{
    std::string lines;
    for (const auto& cell : run.cells)
        for (std::size_t prompt = 0; prompt < cell.tokens.size(); ++prompt) {
            auto line = about(cell, prompt);
            addTokens(line, cell, prompt);
            lines += jsonLine(line);
        }
    return lines;
}

std::map<std::string, std::string> linesPerRank(const RunResult& run)
{
    std::map<std::string, std::string> files;
    for (const auto& cell : run.cells)
        for (std::size_t prompt = 0; prompt < cell.promptTokens.size(); ++prompt) {
            auto line = about(cell, prompt);
            addTexts(line, cell, prompt);
            addTokens(line, cell, prompt);
            files[fileName(cell, rankWithOutput(cell, static_cast<int>(prompt)))] += jsonLine(line);
        }
    return files;
}

} // namespace throughline
