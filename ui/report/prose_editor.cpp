// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/report/prose_editor.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>
#include <ui/widgets/button.h>
#include <ui/widgets/text_label.h>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int textHeight = 108;

/// The border of a field around a text of several lines.
class TextField : public QWidget {
public:
    TextField(QPlainTextEdit* text, QWidget* parent)
        : QWidget(parent)
        , m_text(text)
    {
        text->setFrameShape(QFrame::NoFrame);
        text->document()->setDocumentMargin(metric::gapSmall);
        text->installEventFilter(this);
        setFixedHeight(textHeight);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(4, 2, 2, 2);
        column->addWidget(text);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        FieldState state;
        state.focused = m_text->hasFocus();
        paintField(painter, rect(), state, themeOf(*this));
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            update();
        return QWidget::eventFilter(watched, event);
    }

private:
    QPlainTextEdit* m_text = nullptr;
};

} // namespace

ProseEditor::ProseEditor(QWidget* parent)
    : QWidget(parent)
    , m_heading(new QLineEdit(this))
    , m_text(new QPlainTextEdit(this))
{
    m_heading->setObjectName("proseHeading");
    m_heading->setAccessibleName(tr("Heading of the prose"));
    m_heading->setPlaceholderText(tr("Heading"));
    m_text->setObjectName("proseText");
    m_text->setAccessibleName(tr("Paragraphs of the prose"));
    m_text->setPlaceholderText(tr("Paragraphs, with an empty line between them"));
    m_text->setTabChangesFocus(true);
    auto* removeButton = Button::iconOnly("delete", tr("Take this prose out"), this);
    removeButton->setObjectName("proseRemove");
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::gap);
    head->addWidget(smallLabel(tr("Prose"), this));
    head->addStretch(1);
    head->addWidget(removeButton);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::gapSmall);
    column->addLayout(head);
    column->addWidget(m_heading);
    column->addWidget(new TextField(m_text, this));
    const auto tell = [this] { emit edited(m_heading->text(), m_text->toPlainText()); };
    connect(m_heading, &QLineEdit::textEdited, this, tell);
    connect(m_text, &QPlainTextEdit::textChanged, this, tell);
    connect(removeButton, &QPushButton::clicked, this, &ProseEditor::removeWanted);
}

void ProseEditor::setProse(const QString& heading, const QString& text)
{
    const QSignalBlocker quiet(m_text);
    if (m_heading->text() != heading)
        m_heading->setText(heading);
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
}

void ProseEditor::focusHeading() { m_heading->setFocus(); }

} // namespace throughline
