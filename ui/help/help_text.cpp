// SPDX-License-Identifier: GPL-3.0-or-later
// Qt reads the Markdown; the looks are put over what it made, block by block.
#include <plots/theme.h>
#include <ui/help/help_text.h>

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

namespace throughline {

namespace {

constexpr int lineHeightPercent = 135;
constexpr int indentPixels = 24;
constexpr int besideScrollBar = 16;

void styleBlock(const QTextBlock& block, const Theme& theme)
{
    QTextCursor cursor(block);
    const int level = block.blockFormat().headingLevel();
    QTextBlockFormat format;
    format.setTopMargin(level > 1 ? 20 : 0);
    format.setBottomMargin(block.textList() ? 4 : level > 0 ? 6 : 10);
    format.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
    cursor.mergeBlockFormat(format);
    if (level == 0)
        return;
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    QTextCharFormat letters;
    letters.setFont(themeFont(level == 1 ? 20 : 16, 600));
    letters.setForeground(theme.text);
    cursor.setCharFormat(letters);
}

/// Bold, code and links, which the reader gives fonts and colours of its own.
void styleFragments(const QTextBlock& block, const Theme& theme)
{
    if (block.blockFormat().headingLevel() > 0)
        return;
    struct Part {
        int from;
        int length;
        QTextCharFormat format;
    };
    std::vector<Part> parts; // changing a format ends the walk over the fragments
    for (auto place = block.begin(); !place.atEnd(); ++place) {
        const QTextFragment fragment = place.fragment();
        const QTextCharFormat given = fragment.charFormat();
        const bool code = given.fontFixedPitch();
        const bool strong = code || given.fontWeight() > QFont::Medium;
        QTextCharFormat format;
        format.setFont(themeFont(13, strong ? 500 : 400));
        format.setForeground(given.isAnchor() ? theme.accent : theme.text);
        if (code)
            format.setBackground(theme.hover);
        if (given.isAnchor()) {
            format.setAnchor(true);
            format.setAnchorHref(given.anchorHref());
            format.setFontUnderline(true);
        }
        parts.push_back({fragment.position(), fragment.length(), format});
    }
    for (const Part& part : parts) {
        QTextCursor cursor(block);
        cursor.setPosition(part.from);
        cursor.setPosition(part.from + part.length, QTextCursor::KeepAnchor);
        cursor.setCharFormat(part.format);
    }
}

void styleTable(QTextTable& table)
{
    QTextTableFormat format = table.format();
    format.setBorder(0);
    format.setCellPadding(4);
    format.setCellSpacing(0);
    format.setTopMargin(4);
    format.setBottomMargin(10);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    table.setFormat(format);
}

} // namespace

void setHelpText(QTextDocument& document, const QString& markdown, const Theme& theme)
{
    document.setDefaultFont(themeFont(13));
    document.setMarkdown(markdown);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        styleBlock(block, theme);
        styleFragments(block, theme);
    }
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame))
            styleTable(*table);
    document.setDocumentMargin(0);
    document.setIndentWidth(indentPixels);
    QTextFrameFormat page = document.rootFrame()->frameFormat();
    page.setRightMargin(besideScrollBar);
    document.rootFrame()->setFrameFormat(page);
}

} // namespace throughline
