// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/paint.h>
#include <ui/texts/text_reader.h>

#include <QEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocumentFragment>

namespace throughline {

namespace {

constexpr int markWidth = 2;
constexpr int flagSize = 4; // the mark's head, so that it is seen without its colour

QTextCharFormat characters(int pixels, int weight, const QColor& color)
{
    QTextCharFormat format;
    format.setFont(themeFont(pixels, weight));
    format.setForeground(color);
    return format;
}

QTextBlockFormat paragraph(int spaceAbove)
{
    QTextBlockFormat format;
    format.setTopMargin(spaceAbove);
    return format;
}

/// Lines of one text stay in one paragraph.
QString inOneParagraph(QString text) { return text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator)); }

} // namespace

TextReader::TextReader(QWidget* parent)
    : QTextEdit(parent)
{
    setAccessibleName(tr("What was generated"));
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setLineWrapMode(QTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(metric::gap);
}

void TextReader::display(const QString& title, const QString& prompt, const std::vector<TextPassage>& passages)
{
    if (title == m_title && prompt == m_prompt && passages == m_passages)
        return;
    // Another cell's text has come while this prompt was being read: the place stays.
    const int scrolled = title == m_title && prompt == m_prompt ? verticalScrollBar()->value() : 0;
    m_title = title;
    m_prompt = prompt;
    m_passages = passages;
    fill();
    moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(scrolled);
}

void TextReader::addParagraph(const QString& text, int pixels, int weight, Tone tone, int spaceAbove)
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (document()->isEmpty())
        cursor.setBlockFormat(paragraph(0));
    else
        cursor.insertBlock(paragraph(spaceAbove));
    cursor.insertText(inOneParagraph(text), characters(pixels, weight, colorOf(tone, themeOf(*this))));
}

void TextReader::addPassage(const TextPassage& passage)
{
    int space = metric::gapLarge;
    for (const TextPassage::Line& line : passage.lines) {
        addParagraph(line.verdict, 12, 500, line.tone, space);
        QTextCursor cursor(document());
        cursor.movePosition(QTextCursor::End);
        if (!line.cells.isEmpty())
            cursor.insertText(QStringLiteral(": ") + line.cells.join(QStringLiteral("; ")),
                characters(12, 400, colorOf(Tone::Secondary, themeOf(*this))));
        space = 0;
    }
    addParagraph(passage.same, 13, 400, Tone::Plain, metric::gapSmall);
    if (!passage.differs)
        return;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    m_marks.push_back(cursor.position());
    QTextCharFormat format = characters(13, 400, themeOf(*this).text);
    format.setBackground(themeOf(*this).cautionTint);
    format.setFontUnderline(true);
    format.setUnderlineColor(themeOf(*this).caution);
    cursor.insertText(inOneParagraph(passage.rest), format);
}

void TextReader::fill()
{
    m_marks.clear();
    clear();
    if (!m_title.isEmpty())
        addParagraph(m_title, 13, 600, Tone::Plain, 0);
    if (!m_prompt.isEmpty())
        addParagraph(m_prompt, 13, 400, Tone::Plain, metric::gapSmall);
    for (const TextPassage& passage : m_passages)
        addPassage(passage);
}

void TextReader::paintEvent(QPaintEvent* event)
{
    QTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeOf(*this).caution);
    for (const int mark : m_marks) {
        QTextCursor cursor(document());
        cursor.setPosition(mark);
        const QRect place = cursorRect(cursor);
        painter.drawRect(QRect(place.x() - markWidth / 2, place.y(), markWidth, place.height()));
        const QPoint tip(place.x(), place.y() + flagSize);
        painter.drawPolygon(QPolygon({tip, tip + QPoint(-flagSize, -flagSize), tip + QPoint(flagSize, -flagSize)}));
    }
}

void TextReader::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    const int scrolled = verticalScrollBar()->value();
    fill();
    verticalScrollBar()->setValue(scrolled);
}

QMimeData* TextReader::createMimeDataFromSelection() const
{
    auto* plain = new QMimeData;
    plain->setText(textCursor().selection().toPlainText());
    return plain;
}

} // namespace throughline
