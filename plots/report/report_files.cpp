// SPDX-License-Identifier: GPL-3.0-or-later
// Content comes from the writers; here it gets its places.
#include <plots/report/report_files.h>

#include <plots/export.h>
#include <plots/picture.h>
#include <plots/report/writers.h>

#include <core/sentence.h>

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTextDocument>

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

Result<void> makeFolderFor(const QString& file)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (QDir().mkpath(folder) && QFileInfo(folder).isWritable())
        return {};
    return Error{Sentence::tr("the folder can't be made or written"), folder.toStdString(),
        Sentence::tr("give a folder that you may write")};
}

/// The folder beside the text, with a name that Markdown and LaTeX take as it is.
QString folderBeside(const QString& file)
{
    static const QRegularExpression special("[^A-Za-z0-9._-]");
    return QFileInfo(file).completeBaseName().replace(special, "-") + "-files";
}

class Files {
public:
    Result<void> put(const QString& path, const std::string& content)
    {
        if (const auto made = makeFolderFor(path); !made)
            return made;
        if (const auto written = writeFile(path, content); !written)
            return written;
        m_written.push_back(path.toStdString());
        return {};
    }
    Result<void> beside(const Report& report, const ReportPictures& pictures, ReportFormat format, const QDir& folder)
    {
        for (const ReportSection& section : report.sections) {
            for (const ChartData& chart : section.pictures) {
                const bool svg = format == ReportFormat::Markdown;
                const auto picture = pictures.find(chart.id);
                if (picture == pictures.end())
                    continue;
                const QByteArray bytes = svg ? picture->second : pdfOf(chart);
                const QString name = QString::fromStdString(chart.id) + (svg ? ".svg" : ".pdf");
                if (const auto written = put(folder.filePath(name), bytes.toStdString()); !written)
                    return written;
            }
            for (const ReportFile& file : section.files)
                if (const auto written = put(folder.filePath(QString::fromStdString(file.name)), file.content);
                    !written)
                    return written;
        }
        return {};
    }
    std::vector<std::string> written() && { return std::move(m_written); }

private:
    static QByteArray pdfOf(const ChartData& chart)
    {
        Picture picture{chart, {}, {}, {}};
        picture.framed = false;
        return renderPdf(picture, reportPictureSize(chart));
    }
    std::vector<std::string> m_written;
};

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

Result<std::vector<std::string>> writeReport(
    const Report& report, const ReportPictures& pictures, ReportFormat format, const QString& path)
{
    QString file = path;
    if (QFileInfo(path).isDir() || path.endsWith('/') || QFileInfo(path).suffix().isEmpty())
        file = QDir(path).filePath(QString("report.") + formatWordsOf(format).ending);
    const std::string folder = folderBeside(file).toStdString();
    std::string content;
    switch (format) {
    case ReportFormat::Html:
        content = reportHtml(report, pictures);
        break;
    case ReportFormat::Pdf:
        content = reportPdf(*reportTextDocument(report, pictures), report.title, report.author).toStdString();
        break;
    case ReportFormat::Markdown:
        content = reportMarkdown(report, folder);
        break;
    case ReportFormat::Latex:
        content = reportLatex(report, folder);
        break;
    }
    Files files;
    if (const auto written = files.put(file, content); !written)
        return written.error();
    if (format == ReportFormat::Markdown || format == ReportFormat::Latex)
        if (const auto written = files.beside(
                report, pictures, format, QDir(QFileInfo(file).dir().filePath(QString::fromStdString(folder))));
            !written)
            return written.error();
    return std::move(files).written();
}

} // namespace throughline
