// SPDX-License-Identifier: GPL-3.0-or-later
// Dispatches by the file's suffix.
#include <checkpoint/prompt_file.h>

#include <checkpoint/csv_rows.h>
#include <checkpoint/json_file.h>
#include <checkpoint/readable_file.h>
#include <checkpoint/utf8.h>

#include <algorithm>
#include <string_view>

namespace throughline {

namespace {

using Prompts = std::vector<PromptLine>;

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Calls `use(line, number)` for every line that isn't blank, without its end.
template <class Use> Result<void> forEachLine(std::string_view text, Use use)
{
    for (int number = 1; !text.empty(); ++number) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (isBlank(line))
            continue;
        if (Result<void> used = use(line, number); !used)
            return used;
    }
    return {};
}

Result<Prompts> promptsOfText(std::string_view text, const std::string&)
{
    Prompts prompts;
    (void)forEachLine(text, [&](std::string_view line, int number) -> Result<void> {
        prompts.push_back({std::string(line), number});
        return {};
    });
    return prompts;
}

Result<Prompts> promptsOfJsonLines(std::string_view text, const std::string& where)
{
    Prompts prompts;
    auto read = forEachLine(text, [&](std::string_view line, int number) -> Result<void> {
        const std::string place = where + ":" + std::to_string(number);
        const auto json = parseJsonFile(line, place);
        if (!json)
            return json.error();
        const nlohmann::json* prompt = &*json;
        if (json->is_object() && (json->contains("prompt") || json->contains("text")))
            prompt = &json->at(json->contains("prompt") ? "prompt" : "text");
        if (!prompt->is_string())
            return Error{R"(is neither a string nor an object with a string "prompt" or "text")", place,
                R"(write {"prompt": "…"} on each line)"};
        prompts.push_back({prompt->get<std::string>(), number});
        return {};
    });
    if (!read)
        return read.error();
    return prompts;
}

Result<Prompts> promptsOfCsv(std::string_view text, const std::string& where)
{
    const auto rows = parseCsv(text, where);
    if (!rows)
        return rows.error();
    Prompts prompts;
    std::size_t column = 0;
    std::size_t first = 0;
    if (!rows->empty())
        for (const std::string_view name : {"prompt", "text"}) {
            const auto& names = rows->front().fields;
            const auto found = std::find(names.begin(), names.end(), name);
            if (found == names.end())
                continue;
            column = static_cast<std::size_t>(found - names.begin());
            first = 1;
            break;
        }
    for (std::size_t i = first; i < rows->size(); ++i) {
        const CsvRow& row = (*rows)[i];
        if (column >= row.fields.size())
            return Error{"has " + std::to_string(row.fields.size()) + " fields, but prompts are in column "
                    + std::to_string(column + 1),
                where + ":" + std::to_string(row.line), "complete the row"};
        prompts.push_back({row.fields[column], row.line});
    }
    return prompts;
}

} // namespace

Result<Prompts> readPromptFile(const std::filesystem::path& path)
{
    constexpr int64_t maxBytes = 64 << 20;
    std::string suffix = path.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(), [](unsigned char c) { return std::tolower(c); });
    auto* const parse = suffix == ".txt" ? promptsOfText
        : suffix == ".jsonl"             ? promptsOfJsonLines
        : suffix == ".csv"               ? promptsOfCsv
                                         : nullptr;
    if (!parse)
        return Error{"is no .txt, .jsonl or .csv file", path.string(), "give prompts in one of these formats"};
    const auto bytes = readTextFile(path, maxBytes);
    if (!bytes)
        return bytes.error();
    const std::string text = repairedUtf8(bytes->starts_with("\xef\xbb\xbf") ? bytes->substr(3) : *bytes);
    auto prompts = parse(text, path.string());
    if (prompts && prompts->empty())
        return Error{"holds no prompts", path.string(), "write a prompt on each line"};
    return prompts;
}

} // namespace throughline
