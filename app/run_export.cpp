// SPDX-License-Identifier: GPL-3.0-or-later
// Content comes from plots and output_lines; here it gets its places.
#include <app/run_export.h>

#include <app/output_lines.h>

#include <host/run_library.h>
#include <plots/export.h>
#include <plots/trace.h>

#include <QDir>
#include <QFileInfo>

#include <array>
#include <iostream>

namespace throughline {

namespace {

/// Writes the parts of one request, and remembers what was written.
class Export {
public:
    Export(RunLibrary& library, const RunResult& run, const ExportRequest& request)
        : m_library(library)
        , m_run(run)
        , m_request(request)
    { }

    Result<void> everything(const std::string& folder);
    Result<void> named();
    ExportOutcome outcome() && { return std::move(m_outcome); }

private:
    Result<void> put(const std::string& path, const std::string& content);
    Result<void> runFile(const std::string& path);
    Result<void> chart(const ChartData& data, const std::string& path);
    Result<void> charts(const std::string& folder);
    Result<void> ranks(const std::string& folder);

    RunLibrary& m_library;
    const RunResult& m_run;
    const ExportRequest& m_request;
    ExportOutcome m_outcome;
};

std::string traceOf(const RunResult& run) { return chromeTrace({&run}); }

Result<void> makeFolder(const std::string& folder)
{
    const auto name = QString::fromStdString(folder);
    if (QDir().mkpath(name) && QFileInfo(name).isWritable())
        return {};
    return Error{"the folder can't be made or written", folder, "give a folder that you may write"};
}

Result<void> Export::put(const std::string& path, const std::string& content)
{
    if (path.empty())
        return {};
    if (path == "-") {
        std::cout << content;
        return {};
    }
    if (const auto written = writeFile(QString::fromStdString(path), content); !written)
        return written;
    m_outcome.files.push_back(path);
    return {};
}

Result<void> Export::runFile(const std::string& path)
{
    if (path.empty())
        return {};
    if (const auto written = m_library.exportRun(m_run.started.runId, QString::fromStdString(path)); !written)
        return written;
    m_outcome.files.push_back(path);
    return {};
}

Result<void> Export::chart(const ChartData& data, const std::string& path)
{
    const auto written = exportChart(data, QString::fromStdString(path), m_request.size, m_request.scale);
    if (written)
        m_outcome.files.push_back(path);
    return written;
}

Result<void> Export::charts(const std::string& folder)
{
    for (const auto kind : chartKinds()) {
        const auto data = makeChart(kind, {&m_run});
        if (!data.notApplicable.empty()) {
            m_outcome.leftOut.emplace_back(std::string(idOf(kind)), data.notApplicable);
            continue;
        }
        for (const auto* ending : {".png", ".svg"})
            if (const auto written = chart(data, folder + "/" + std::string(idOf(kind)) + ending); !written)
                return written;
    }
    return {};
}

Result<void> Export::ranks(const std::string& folder)
{
    if (const auto made = makeFolder(folder); !made)
        return made;
    const QDir place(QString::fromStdString(folder));
    for (const auto& [name, lines] : linesPerRank(m_run))
        if (const auto written = put(place.filePath(QString::fromStdString(name)).toStdString(), lines); !written)
            return written;
    return {};
}

Result<void> Export::everything(const std::string& folder)
{
    if (const auto made = makeFolder(folder); !made)
        return made;
    // Numbers first: should drawing fail, they are there.
    const std::array contents{std::pair{"/summary.csv", summaryCsv(m_run)}, std::pair{"/raw.csv", rawCsv(m_run)},
        std::pair{"/texts.jsonl", textLines(m_run)}, std::pair{"/tokens.jsonl", tokenLines(m_run)}};
    for (const auto& [name, content] : contents)
        if (const auto written = put(folder + name, content); !written)
            return written;
    if (const auto written = runFile(folder + "/" + m_run.started.runId + ".run.jsonl"); !written)
        return written;
    return charts(folder);
}

Result<void> Export::named()
{
    const std::array contents{std::pair{m_request.csv, &summaryCsv}, std::pair{m_request.raw, &rawCsv},
        std::pair{m_request.texts, &textLines}, std::pair{m_request.tokens, &tokenLines},
        std::pair{m_request.trace, &traceOf}};
    for (const auto& [path, content] : contents)
        if (!path.empty())
            if (const auto written = put(path, content(m_run)); !written)
                return written;
    if (const auto written = runFile(m_request.runFile); !written)
        return written;
    if (!m_request.perRank.empty())
        if (const auto written = ranks(m_request.perRank); !written)
            return written;
    for (const auto& file : m_request.charts) {
        const auto data = makeChart(file.kind, {&m_run});
        if (!data.notApplicable.empty())
            return Error{data.notApplicable, file.path, ""};
        if (const auto written = chart(data, file.path); !written)
            return written;
    }
    return {};
}

std::string kindsJoined()
{
    std::string joined;
    for (const auto kind : chartKinds())
        joined.append(joined.empty() ? "" : ", ").append(idOf(kind));
    return joined;
}

} // namespace

bool ExportRequest::empty() const
{
    return all.empty() && csv.empty() && raw.empty() && runFile.empty() && texts.empty() && tokens.empty()
        && trace.empty() && perRank.empty() && charts.empty();
}

bool ExportRequest::usesStandardOutput() const
{
    return csv == "-" || raw == "-" || texts == "-" || tokens == "-" || trace == "-";
}

Result<ChartFile> chartFile(const std::string& text)
{
    const auto equals = text.find('=');
    const auto path = equals == std::string::npos ? text : text.substr(equals + 1);
    const QFileInfo file(QString::fromStdString(path));
    const auto name = equals == std::string::npos ? file.completeBaseName().toStdString() : text.substr(0, equals);
    const auto ending = file.suffix().toLower();
    if (ending != QLatin1String("png") && ending != QLatin1String("svg") && ending != QLatin1String("pdf"))
        return Error{"“" + text + "” names no picture file", "--chart", "give a file that ends in .svg, .png or .pdf"};
    for (const auto kind : chartKinds())
        if (idOf(kind) == name)
            return ChartFile{kind, path};
    return Error{"“" + name + "” is no chart", "--chart", "give one of " + kindsJoined() + ", or KIND=FILE"};
}

Result<ExportOutcome> exportRun(RunLibrary& library, const RunResult& run, const ExportRequest& request)
{
    Export files(library, run, request);
    if (!request.all.empty())
        if (const auto written = files.everything(request.all); !written)
            return written.error();
    if (const auto written = files.named(); !written)
        return written.error();
    return std::move(files).outcome();
}

} // namespace throughline
