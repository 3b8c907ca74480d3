// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/typed_prompts.h>
#include <ui/style/paint.h>
#include <ui/widgets/button.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <core/words.h>

#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <numeric>

namespace throughline {

namespace {
constexpr int promptEditHeight = 124; // six lines
/// Of an experiment's 256 KiB; its other fields take little.
constexpr std::size_t mostTypedBytes = 240 << 10;

/// Ground and border as all fields have them, around an editor without its own.
class PromptFrame : public QWidget {
public:
    PromptFrame(PromptEdit* editor, QWidget* parent)
        : QWidget(parent)
        , m_editor(editor)
    {
        auto* inside = new QVBoxLayout(this);
        inside->setContentsMargins(3, 3, 3, 3);
        inside->addWidget(editor);
        connect(qApp, &QApplication::focusChanged, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        FieldState state;
        state.enabled = isEnabled();
        state.focused = m_editor->hasFocus();
        state.error = m_editor->texts().empty();
        paintField(painter, rect(), state, themeOf(*this));
    }

private:
    PromptEdit* m_editor;
};

} // namespace

TypedPrompts::TypedPrompts(QWidget* parent)
    : QWidget(parent)
    , m_editor(new PromptEdit(this))
    , m_summary(smallLabel({}, this))
    , m_asOne(new Button({}, ButtonKind::Flat, {}, this))
    , m_eachOnce(new Button(tr("Run each once"), ButtonKind::Flat, {}, this))
{
    setObjectName("typedPrompts");
    m_editor->setObjectName("promptTexts");
    m_editor->setAccessibleName(tr("Prompts, one a paragraph"));
    m_editor->setPlaceholderText(tr("Type a prompt, or paste several lines"));
    m_editor->setFrameShape(QFrame::NoFrame);
    auto* frame = new PromptFrame(m_editor, this);
    frame->setFixedHeight(promptEditHeight);
    m_summary->setObjectName("promptSummary");
    m_asOne->setObjectName("pasteAsOne");
    m_eachOnce->setObjectName("runEachOnce");
    m_eachOnce->setToolTip(tr("Sets the count to the number of prompts"));
    setFocusProxy(m_editor);
    auto* foot = new QWidget(this); // of a fixed height: its buttons come and go
    foot->setFixedHeight(metric::control + metric::gapSmall);
    auto* tools = new QHBoxLayout(foot);
    tools->setContentsMargins(0, metric::gapSmall, 0, 0);
    tools->setSpacing(metric::gapSmall);
    tools->addWidget(m_summary);
    tools->addStretch(1);
    tools->addWidget(m_asOne);
    tools->addWidget(m_eachOnce);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(frame);
    column->addWidget(foot);
    connect(m_editor, &PromptEdit::edited, this, [this] {
        emit edited();
        showState();
    });
    connect(m_editor, &PromptEdit::pasteChanged, this, &TypedPrompts::showState);
    connect(m_asOne, &QPushButton::clicked, this, [this] {
        m_editor->togglePaste();
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    connect(m_eachOnce, &QPushButton::clicked, this, [this] { emit eachOnceWanted(int(m_editor->texts().size())); });
    showState();
}

void TypedPrompts::display(const std::vector<std::string>& texts, const std::vector<int>& counts)
{
    m_counts = counts;
    if (m_editor->texts() != texts)
        m_editor->setTexts(texts);
    showState();
}

void TypedPrompts::setTokens(const std::vector<int>& tokens)
{
    m_editor->setTokens(tokens);
    showState();
}

void TypedPrompts::showState()
{
    const int prompts = int(m_editor->texts().size());
    const auto& tokens = m_editor->tokens();
    QString summary = tr("%n prompt", "%n prompts", prompts);
    if (prompts > 0 && int(tokens.size()) >= prompts) {
        const auto sum = std::accumulate(tokens.begin(), tokens.begin() + prompts, int64_t{0});
        summary = tr("%1 · %2 tokens").arg(summary, toQt(numberInWords(double(sum))));
    }
    m_summary->setText(summary);
    m_editor->parentWidget()->update(); // its border says when there is none
    const PromptEdit::Paste& paste = m_editor->lastPaste();
    m_asOne->setVisible(paste.several());
    m_asOne->setText(paste.asOne ? tr("Split at lines") : tr("Keep as one prompt"));
    m_eachOnce->setVisible(prompts > 0 && m_counts != std::vector{prompts});
    emit explained();
}

Explanation TypedPrompts::explanation() const
{
    const auto texts = m_editor->texts();
    if (texts.empty())
        return {tr("Type or paste at least one prompt"), Tone::Bad};
    const std::size_t bytes = std::accumulate(texts.begin(), texts.end(), std::size_t{0},
        [](std::size_t sum, const auto& text) { return sum + text.size(); });
    if (bytes > mostTypedBytes)
        return {tr("The prompts take %1, an experiment holds %2: put them in a file and choose “From a file”")
                    .arg(toQt(bytesInWords(int64_t(bytes))), toQt(bytesInWords(mostTypedBytes))),
            Tone::Bad};
    const PromptEdit::Paste& paste = m_editor->lastPaste();
    if (paste.several() && paste.asOne)
        return {
            tr("Pasted as one prompt of %n line", "Pasted as one prompt of %n lines", paste.lines), Tone::Secondary};
    const int pasted = paste.lines - paste.blankLines;
    if (paste.several() && paste.blankLines > 0)
        return {tr("Pasted as %1 prompts, one a line; blank lines left out: %2").arg(pasted).arg(paste.blankLines),
            Tone::Secondary};
    if (paste.several())
        return {tr("Pasted as %n prompt, one a line", "Pasted as %n prompts, one a line", pasted), Tone::Secondary};
    return {tr("Enter begins the next prompt, Shift+Enter a line within one"), Tone::Secondary};
}

} // namespace throughline
