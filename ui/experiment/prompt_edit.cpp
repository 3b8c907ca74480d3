// SPDX-License-Identifier: GPL-3.0-or-later
// See the header. A prompt's own line breaks are line separators (U+2028) of its paragraph, as Shift+Enter makes them.
#include <ui/experiment/prompt_edit.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>
#include <ui/widgets/to_qt.h>

#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTextBlock>

namespace throughline {

namespace {

constexpr int leastNumbers = 28;
constexpr int leastCounts = 44;

QString withoutReturns(QString text)
{
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
}

QString asParagraph(const std::string& text)
{
    return withoutReturns(toQt(text)).replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
}

bool isPrompt(const QTextBlock& block) { return !block.text().trimmed().isEmpty(); }

} // namespace

/// The strip left or right of the text.
class PromptMargin : public QWidget {
public:
    PromptMargin(PromptEdit* edit, bool numbers)
        : QWidget(edit)
        , m_edit(edit)
        , m_isNumbers(numbers)
    { }

protected:
    void paintEvent(QPaintEvent*) override { m_edit->paintMargin(this, m_isNumbers); }

private:
    PromptEdit* m_edit;
    bool m_isNumbers;
};

PromptEdit::PromptEdit(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_numbers(new PromptMargin(this, true))
    , m_counts(new PromptMargin(this, false))
{
    setTabChangesFocus(true);
    setUndoRedoEnabled(false); // the document's undo is the form's
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEdit::takeEdit);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &PromptEdit::placeMargins);
    connect(this, &QPlainTextEdit::updateRequest, this, [this] {
        m_numbers->update();
        m_counts->update();
    });
    placeMargins();
}

std::vector<std::string> PromptEdit::texts() const
{
    std::vector<std::string> all;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        if (isPrompt(block))
            all.push_back(block.text().replace(QChar(QChar::LineSeparator), QLatin1Char('\n')).toStdString());
    return all;
}

void PromptEdit::setTexts(const std::vector<std::string>& texts)
{
    QStringList paragraphs;
    for (const std::string& text : texts)
        paragraphs << asParagraph(text);
    const QSignalBlocker quiet(this);
    const int place = textCursor().position();
    setPlainText(paragraphs.join(QLatin1Char('\n')));
    QTextCursor cursor = textCursor();
    cursor.setPosition(qMin(place, document()->characterCount() - 1));
    setTextCursor(cursor);
    m_tokens.clear();
    m_paste = {};
    placeMargins();
    m_numbers->update();
    m_counts->update();
}

void PromptEdit::setTokens(const std::vector<int>& tokens)
{
    if (tokens == m_tokens)
        return;
    m_tokens = tokens;
    m_counts->update();
}

void PromptEdit::takeEdit()
{
    m_tokens.clear();
    if (!m_ownEdit && m_paste.lines > 0) {
        m_paste = {};
        emit pasteChanged();
    }
    emit edited();
}

bool PromptEdit::canInsertFromMimeData(const QMimeData* source) const
{
    return source->hasText() && !source->hasUrls();
}

void PromptEdit::insertFromMimeData(const QMimeData* source)
{
    QString text = withoutReturns(source->text());
    while (text.endsWith(QLatin1Char('\n')))
        text.chop(1);
    if (text.isEmpty())
        return;
    const QScopedValueRollback own(m_ownEdit, true);
    const QStringList lines = text.split(QLatin1Char('\n'));
    m_paste = {int(lines.size()), 0, false};
    for (const QString& line : lines)
        m_paste.blankLines += line.trimmed().isEmpty();
    QTextCursor cursor = textCursor();
    m_pasteStart = cursor.selectionStart();
    cursor.insertText(text);
    m_pasteEnd = cursor.position();
    setTextCursor(cursor);
    ensureCursorVisible();
    emit pasteChanged();
}

void PromptEdit::togglePaste()
{
    if (!m_paste.several())
        return;
    const QScopedValueRollback own(m_ownEdit, true);
    QTextCursor cursor = textCursor();
    cursor.setPosition(m_pasteStart);
    cursor.setPosition(m_pasteEnd, QTextCursor::KeepAnchor);
    QString text = cursor.selectedText();
    if (m_paste.asOne)
        text.replace(QChar(QChar::LineSeparator), QLatin1Char('\n'));
    else
        text.replace(QChar(QChar::ParagraphSeparator), QChar(QChar::LineSeparator));
    m_paste.asOne = !m_paste.asOne;
    cursor.insertText(text);
    emit pasteChanged();
}

void PromptEdit::placeMargins()
{
    const QFontMetrics metrics(themeFont(12));
    const int numbers = qMax(leastNumbers, metrics.horizontalAdvance(QString::number(blockCount())) + 2 * metric::gap);
    setViewportMargins(numbers, 0, leastCounts, 0);
    const QRect inner = contentsRect();
    m_numbers->setGeometry(inner.left(), inner.top(), numbers, inner.height());
    const QRect view = viewport()->geometry();
    m_counts->setGeometry(view.right() + 1, inner.top(), leastCounts, inner.height());
}

void PromptEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargins();
}

void PromptEdit::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_numbers->update();
        m_counts->update();
    }
}

void PromptEdit::paintMargin(QWidget* margin, bool numbers) const
{
    QPainter painter(margin);
    painter.setFont(themeFont(12));
    painter.setPen(themeOf(*this).text2);
    int prompt = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && block != firstVisibleBlock(); block = block.next())
        prompt += isPrompt(block);
    const int top = viewport()->geometry().top() - margin->geometry().top();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > viewport()->height())
            break;
        if (!isPrompt(block))
            continue;
        const bool known = std::size_t(prompt) < m_tokens.size();
        const QString text = numbers ? QString::number(prompt + 1)
            : known                  ? tr("%1 tok").arg(m_tokens[std::size_t(prompt)])
                                     : QString();
        const int lineHeight = int(block.layout()->lineCount() > 0 ? block.layout()->lineAt(0).height() : 16);
        painter.drawText(QRect(0, top + int(place.top()), margin->width() - metric::gapSmall, lineHeight),
            Qt::AlignRight | Qt::AlignVCenter, text);
        ++prompt;
    }
}

} // namespace throughline
