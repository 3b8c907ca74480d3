// SPDX-License-Identifier: GPL-3.0-or-later
// A parser by states, and medians by sorting.
#include "raw_csv.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace throughline::test {

namespace {

std::vector<std::vector<std::string>> splitRows(const std::string& text)
{
    std::vector<std::vector<std::string>> rows{{}};
    std::string cell;
    bool quoted = false;
    bool wasQuoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                cell += text[++i];
            else
                quoted = false;
            continue;
        }
        if (c == '"') {
            if (!cell.empty() || wasQuoted)
                throw std::runtime_error("a quote inside an unquoted cell");
            quoted = wasQuoted = true;
        } else if (c == ',' || c == '\r') {
            rows.back().push_back(cell);
            cell.clear();
            wasQuoted = false;
            if (c == '\r') {
                if (i + 1 >= text.size() || text[++i] != '\n')
                    throw std::runtime_error("CR without LF");
                rows.emplace_back();
            }
        } else if (c == '\n' || wasQuoted) {
            throw std::runtime_error("a bare LF, or text behind a quoted cell");
        } else {
            cell += c;
        }
    }
    if (quoted || !cell.empty() || !rows.back().empty())
        throw std::runtime_error("the text does not end with a line");
    rows.pop_back();
    return rows;
}

} // namespace

std::vector<CsvRow> readCsv(const std::string& text)
{
    const auto rows = splitRows(text);
    if (rows.empty() || std::set<std::string>(rows[0].begin(), rows[0].end()).size() != rows[0].size())
        throw std::runtime_error("no header, or two columns of one name");
    std::vector<CsvRow> named;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() != rows[0].size())
            throw std::runtime_error("row " + std::to_string(i) + " is not as long as the header");
        CsvRow row;
        for (std::size_t j = 0; j < rows[i].size(); ++j)
            row[rows[0][j]] = rows[i][j];
        named.push_back(row);
    }
    return named;
}

std::map<int, RawCell> rawCells(const std::string& rawCsvText)
{
    struct Pass {
        double seconds = 0;
        double tokens = 0;
        int prompts = 0;
    };
    std::map<int, RawCell> cells;
    std::map<int, std::map<int, Pass>> passes;
    for (const CsvRow& row : readCsv(rawCsvText)) {
        if (row.at("warmup") == "true")
            continue;
        const int number = std::stoi(row.at("cell"));
        RawCell& cell = cells[number];
        cell.mode = row.at("mode");
        cell.ranks = std::stoi(row.at("ranks"));
        cell.batch = std::stoi(row.at("batchSize"));
        cell.chunks = std::stoi(row.at("chunks"));
        cell.prompts = std::stoi(row.at("promptCount"));
        Pass& pass = passes[number][std::stoi(row.at("pass"))];
        pass.seconds = std::stod(row.at("wallNs")) / 1e9;
        pass.tokens += std::stod(row.at("generatedTokens"));
        pass.prompts = cell.prompts;
    }
    for (const auto& [number, byPass] : passes)
        for (const auto& [name, pass] : byPass) {
            cells[number].wallSeconds.push_back(pass.seconds);
            cells[number].tokensPerSecond.push_back(pass.tokens / pass.seconds);
            cells[number].promptsPerSecond.push_back(pass.prompts / pass.seconds);
        }
    return cells;
}

double middle(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double smallest(const std::vector<double>& values) { return *std::min_element(values.begin(), values.end()); }
double largest(const std::vector<double>& values) { return *std::max_element(values.begin(), values.end()); }

} // namespace throughline::test
