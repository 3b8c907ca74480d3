// SPDX-License-Identifier: GPL-3.0-or-later
// JSON, lines of JSON or CSV into objects, and whose they are.
#include <host/importers/importers.h>

#include <core/sentence.h>

#include <QFileInfo>

#include <nlohmann/json.hpp>

namespace throughline {

namespace {

std::vector<std::string> csvCells(const QByteArray& line)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            cells.back() += line[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else
            cells.back() += c;
    }
    return cells;
}

/// Rows as objects of texts; empty when there is no head or a row has another count of cells.
std::vector<nlohmann::json> fromCsv(const QByteArray& content)
{
    std::vector<nlohmann::json> rows;
    std::vector<std::string> head;
    for (const QByteArray& raw : content.split('\n')) {
        const QByteArray line = raw.trimmed();
        if (line.isEmpty())
            continue;
        const auto cells = csvCells(line);
        if (head.empty()) {
            head = cells;
            continue;
        }
        if (cells.size() != head.size())
            return {};
        nlohmann::json row = nlohmann::json::object();
        for (std::size_t i = 0; i < cells.size(); ++i)
            row[head[i]] =
                QString::fromUtf8(cells[i].data(), qsizetype(cells[i].size())).toStdString(); // may be no UTF-8
        rows.push_back(std::move(row));
    }
    return rows;
}

struct ForeignObjects {
    std::vector<nlohmann::json> all;
    std::string damage; // what is wrong, and where
};

ForeignObjects objectsOf(const QByteArray& content)
{
    ForeignObjects objects;
    auto whole = nlohmann::json::parse(content.constBegin(), content.constEnd(), nullptr, false);
    if (whole.is_array()) {
        for (auto& entry : whole)
            objects.all.push_back(std::move(entry));
        return objects;
    }
    if (whole.is_object()) {
        objects.all.push_back(std::move(whole));
        return objects;
    }
    if (!content.trimmed().startsWith('{') && !content.trimmed().startsWith('[')) {
        objects.all = fromCsv(content);
        return objects;
    }
    int number = 0;
    for (const QByteArray& line : content.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        auto entry = nlohmann::json::parse(line.constBegin(), line.constEnd(), nullptr, false);
        if (!entry.is_object()) {
            objects.damage = "line " + std::to_string(number);
            return objects;
        }
        objects.all.push_back(std::move(entry));
    }
    return objects;
}

} // namespace

Result<std::vector<ForeignRun>> foreignRuns(const QByteArray& content, const QString& path)
{
    const ForeignObjects objects = objectsOf(content);
    if (!objects.damage.empty())
        return Error{Sentence::tr("this is not JSON: the file is damaged or was cut off"),
            path.toStdString() + ", " + objects.damage, Sentence::tr("export it again")};
    std::vector<ForeignRun> runs;
    if (auto run = llamaBenchRun(objects.all)) {
        run->content = content.toStdString();
        runs.push_back(std::move(*run));
    } else {
        for (const nlohmann::json& object : objects.all) {
            auto one = vllmBenchRun(object);
            if (!one)
                one = optimumBenchmarkRun(object);
            if (one) {
                one->content = object.dump();
                runs.push_back(std::move(*one));
            }
        }
    }
    if (runs.empty())
        return Error{Sentence::tr("this is no result file that is known"), path.toStdString(),
            Sentence::tr("give a *.run.jsonl, or a file of llama-bench, vLLM bench or optimum-benchmark")};
    for (ForeignRun& run : runs)
        run.source.file = QFileInfo(path).fileName().toStdString();
    return runs;
}

} // namespace throughline
