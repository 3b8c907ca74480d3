// SPDX-License-Identifier: GPL-3.0-or-later
// Content comes from the writers; here it gets its places.
#include <plots/report/report_files.h>

#include <plots/picture.h>
#include <plots/report/writers.h>

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTextDocument>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

struct FormatWords {
    ReportFormat format;
    std::string_view id;
    const char* ending;
};
constexpr std::array<FormatWords, 4> formatWords{
    {{ReportFormat::Html, "html", "html"}, {ReportFormat::Pdf, "pdf", "pdf"},
        {ReportFormat::Markdown, "markdown", "md"}, {ReportFormat::Latex, "latex", "tex"}}};

const FormatWords& formatWordsOf(ReportFormat format) { return formatWords[static_cast<std::size_t>(format)]; }

/// The folder beside the text, with a name that Markdown and LaTeX take as it is.
QString folderBeside(const QString& file)
{
    static const QRegularExpression special("[^A-Za-z0-9._-]");
    return QFileInfo(file).completeBaseName().replace(special, "-") + "-files";
}

FileToWrite pdfOf(const std::shared_ptr<const ChartData>& chart, const QString& path)
{
    return {path, [=] {
                Picture picture{*chart, {}, {}, {}};
                picture.framed = false;
                return drawPicture(picture, path, reportPictureSize(*chart), 1);
            }};
}

void addBeside(std::vector<FileToWrite>& files, const std::shared_ptr<const Report>& report,
    const std::shared_ptr<const ReportPictures>& pictures, ReportFormat format, const QDir& folder)
{
    for (const ReportSection& section : report->sections) {
        for (const auto& chart : sharedCharts(report, section.pictures)) {
            const auto picture = pictures->find(chart->id);
            if (picture == pictures->end())
                continue;
            const QString path = folder.filePath(QString::fromStdString(chart->id));
            files.push_back(format == ReportFormat::Markdown
                    ? textFile(path + ".svg", [svg = picture->second] { return svg.toStdString(); })
                    : pdfOf(chart, path + ".pdf"));
        }
        for (const ReportFile& file : section.files)
            files.push_back(textFile(folder.filePath(QString::fromStdString(file.name)),
                [report, content = &file.content] { return *content; }));
    }
}

std::string textOf(const Report& report, const ReportPictures& pictures, ReportFormat format, const std::string& folder)
{
    switch (format) {
    case ReportFormat::Html:
        return reportHtml(report, pictures);
    case ReportFormat::Pdf:
        return reportPdf(*reportTextDocument(report, pictures), report.title, report.author).toStdString();
    case ReportFormat::Markdown:
        return reportMarkdown(report, folder);
    case ReportFormat::Latex:
        return reportLatex(report, folder);
    }
    return {};
}

} // namespace

std::string_view idOf(ReportFormat format) { return formatWordsOf(format).id; }

Result<ReportFormat> reportFormat(const std::string& id)
{
    for (const FormatWords& words : formatWords)
        if (words.id == id)
            return words.format;
    return Error{"“" + id + "” is no format for reports", "--format", "give html, pdf, markdown or latex"};
}

Result<ReportFormat> formatOfPath(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending.isEmpty() || QFileInfo(path).isDir())
        return ReportFormat::Markdown;
    if (ending == "htm")
        return ReportFormat::Html;
    for (const FormatWords& words : formatWords)
        if (ending == words.ending)
            return words.format;
    return Error{"“." + ending.toStdString() + "” is no ending of a report", path.toStdString(),
        "give a file that ends in .html, .pdf, .md or .tex, a folder, or --format"};
}

std::vector<FileToWrite> reportFiles(const std::shared_ptr<const Report>& report,
    const std::shared_ptr<const ReportPictures>& pictures, ReportFormat format, const QString& path)
{
    QString file = path;
    if (QFileInfo(path).isDir() || path.endsWith('/') || QFileInfo(path).suffix().isEmpty())
        file = QDir(path).filePath(QString("report.") + formatWordsOf(format).ending);
    const std::string folder = folderBeside(file).toStdString();
    std::vector<FileToWrite> files{textFile(file, [=] { return textOf(*report, *pictures, format, folder); })};
    if (format == ReportFormat::Markdown || format == ReportFormat::Latex)
        addBeside(
            files, report, pictures, format, QDir(QFileInfo(file).dir().filePath(QString::fromStdString(folder))));
    std::transform(files.begin(), files.end(), files.begin(), withFolder);
    return files;
}

Result<std::vector<std::string>> writeReport(
    const Report& report, const ReportPictures& pictures, ReportFormat format, const QString& path)
{
    std::vector<std::string> written;
    for (const FileToWrite& file : reportFiles(
             std::make_shared<const Report>(report), std::make_shared<const ReportPictures>(pictures), format, path)) {
        if (const auto done = writeNow(file); !done)
            return done.error();
        written.push_back(file.path.toStdString());
    }
    return written;
}

} // namespace throughline
