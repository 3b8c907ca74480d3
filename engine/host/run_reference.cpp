// SPDX-License-Identifier: GPL-3.0-or-later
// Finding a run by what a person typed.
#include <host/run_reference.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace throughline {

namespace {

/// n of "last~n"; 0 of "last".
std::optional<std::size_t> placeFromEnd(std::string_view reference)
{
    if (!reference.starts_with("last"))
        return std::nullopt;
    reference.remove_prefix(4);
    if (reference.empty())
        return 0;
    std::size_t number = 0;
    const char* end = reference.data() + reference.size();
    if (reference.front() != '~' || std::from_chars(reference.data() + 1, end, number).ptr != end
        || reference.size() == 1)
        return std::nullopt;
    return number;
}

/// Insertions, deletions and replacements from one to the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const auto& word : words)
        all.append(all.empty() ? "" : ", ").append(word);
    return all;
}

Error nothingFits(const std::string& reference, const std::vector<NamedRun>& runs)
{
    if (runs.empty())
        return {"there is no run called \"" + reference + "\": the library is empty", "", "run an experiment first"};
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const auto& run : runs)
        for (const auto& word : {run.runId, run.name}) {
            const bool inside = !reference.empty() && word.find(reference) != std::string::npos;
            const std::size_t far = inside ? 0 : distance(reference, word);
            if (far <= reference.size() / 3 + 1)
                near.emplace_back(far, word);
        }
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> offered;
    for (const auto& [far, word] : near)
        if (offered.size() < 3 && std::find(offered.begin(), offered.end(), word) == offered.end())
            offered.push_back(word);
    return {"there is no run called \"" + reference + "\"", "",
        offered.empty() ? "throughline list shows the runs there are" : "did you mean " + joined(offered) + "?"};
}

} // namespace

Result<std::string> resolveReference(const std::string& reference, const std::vector<NamedRun>& runs)
{
    std::vector<std::string> begins;
    std::vector<std::string> named;
    for (const auto& run : runs) {
        if (run.runId == reference)
            return run.runId;
        if (!reference.empty() && run.runId.starts_with(reference))
            begins.push_back(run.runId);
        if (!reference.empty() && run.name == reference)
            named.push_back(run.runId);
    }
    if (const auto place = placeFromEnd(reference)) {
        if (*place < runs.size())
            return runs[*place].runId;
        return Error{"there is no run \"" + reference + "\": the library has " + std::to_string(runs.size()) + " runs",
            "", "count from 0: last~0 is the newest"};
    }
    const auto& fitting = named.empty() ? begins : named;
    if (fitting.size() == 1)
        return fitting.front();
    if (fitting.empty())
        return nothingFits(reference, runs);
    return Error{"\"" + reference + "\" is " + std::to_string(fitting.size()) + " runs", "",
        "give one of " + joined({fitting.begin(), fitting.begin() + std::min<std::ptrdiff_t>(5, fitting.size())})};
}

} // namespace throughline
