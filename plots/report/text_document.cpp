// SPDX-License-Identifier: GPL-3.0-or-later
// The report as a QTextDocument, which lays out its pages for the preview and for PDF.
#include <plots/report/chart_object.h>
#include <plots/report/document_table.h>
#include <plots/report/writers.h>
#include <plots/theme.h>

#include <core/sentence.h>

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextTable>

namespace throughline {

namespace {

QString words(const std::string& text) { return QString::fromStdString(text); }

/// Writes at the end of a document, paragraph by paragraph.
class DocumentWriter {
public:
    DocumentWriter(QTextDocument& document, ChartObject& charts)
        : m_cursor(&document)
        , m_charts(charts)
    { }

    void paragraph(const std::string& text, const DocumentType& type)
    {
        if (text.empty())
            return;
        begin(type);
        m_cursor.insertText(words(text));
    }
    void picture(const QByteArray& svg)
    {
        begin({12, 400, lightTheme().text, 0, 4, 0, true});
        m_cursor.insertText(QString(QChar::ObjectReplacementCharacter), m_charts.add(svg));
    }
    void table(const ReportTable& table)
    {
        paragraph(table.title, {13, 600, lightTheme().text, 12, 4, 20, true});
        insertTable(m_cursor, table);
        paragraph(table.note, {12, 400, lightTheme().text2, 4, 8, 16, false});
    }
    void findings(const std::vector<ReportFinding>& findings)
    {
        if (findings.empty())
            return;
        insertFindings(m_cursor, findings);
    }

private:
    void begin(const DocumentType& type)
    {
        if (!m_fresh)
            m_cursor.insertBlock();
        m_fresh = false;
        m_cursor.setBlockFormat(blockFormat(type));
        m_cursor.setCharFormat(charFormat(type));
        m_cursor.setBlockCharFormat(charFormat(type));
    }

    QTextCursor m_cursor;
    ChartObject& m_charts;
    bool m_fresh = true; // the cursor stands in an empty paragraph
};

void writeSection(DocumentWriter& writer, const ReportSection& section, const ReportPictures& pictures)
{
    const Theme& theme = lightTheme();
    const DocumentType text{13, 400, theme.text, 0, 8, 20, false};
    const DocumentType note{12, 400, theme.text2, 0, 8, 16, false};
    writer.paragraph(section.heading, {16, 600, theme.text, 20, 6, 24, true});
    for (const std::string& paragraph : section.paragraphs)
        writer.paragraph(paragraph, text);
    writer.findings(section.findings);
    for (const ChartData& chart : section.pictures)
        if (const auto picture = pictures.find(chart.id); picture != pictures.end())
            writer.picture(picture->second);
    writer.paragraph(section.sentence, note);
    for (const ReportTable& table : section.tables)
        writer.table(table);
    if (!section.files.empty()) // which pages can't carry
        writer.paragraph(
            Sentence::tr("The HTML, Markdown and LaTeX forms of this report carry its numbers; `throughline "
                         "export RUN --csv summary.csv --raw raw.csv` writes them."),
            text);
}

int pageOf(const QTextDocument& document, const QTextBlock& block)
{
    document.documentLayout()->blockBoundingRect(block); // lays out as far as that
    const QTextLayout& layout = *block.layout();
    // The block itself may begin at the end of a page whose next one has its first line.
    const double top = layout.position().y() + (layout.lineCount() > 0 ? layout.lineAt(0).y() : 0);
    return static_cast<int>(top / document.pageSize().height());
}

/// A heading, and a chart, stay on the page of what they belong to: what follows them.
void keepTogether(QTextDocument& document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!block.blockFormat().property(keptProperty).toBool())
            continue;
        QTextBlock last = block;
        while (last.isValid() && last.blockFormat().property(keptProperty).toBool())
            last = last.next();
        if (last.isValid() && pageOf(document, last) > pageOf(document, block)) {
            QTextCursor cursor(block);
            QTextBlockFormat format;
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            cursor.mergeBlockFormat(format);
        }
        if (!last.isValid())
            return;
        block = last.previous();
    }
}

} // namespace

std::unique_ptr<QTextDocument> reportTextDocument(const Report& report, const ReportPictures& pictures)
{
    const Theme& theme = lightTheme();
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    document->setUseDesignMetrics(true); // the same line breaks at every size
    document->setDefaultFont(themeFont(13));
    document->setDocumentMargin(reportMargin);
    document->setPageSize(reportPage);
    auto* charts = new ChartObject(document.get());
    document->documentLayout()->registerHandler(ChartObject::type, charts);
    QTextCursor whole(document.get());
    whole.beginEditBlock(); // laid out once, at the end
    DocumentWriter writer(*document, *charts);
    writer.paragraph(report.title, {20, 600, theme.text, 0, 2, 28, true});
    writer.paragraph(report.author, {13, 400, theme.text, 0, 2, 20, true});
    writer.paragraph(report.subtitle, {12, 400, theme.text2, 2, 0, 16, true});
    for (const ReportSection& section : report.sections)
        writeSection(writer, section, pictures);
    whole.endEditBlock();
    keepTogether(*document);
    return document;
}

} // namespace throughline
