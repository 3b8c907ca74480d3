// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/widgets/button.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/inline_message.h>
#include <ui/widgets/text_label.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace throughline {

InlineMessage::InlineMessage(QWidget* parent)
    : QFrame(parent)
{
    setObjectName("inlineMessage");
    m_text = new TextLabel({}, 13, 400, Tone::Plain, this);
    m_text->setWordWrap(true);
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(12 + metric::icon + metric::gap, 4, 4, 4);
    m_row->setSpacing(metric::gapSmall);
    m_row->addWidget(m_text, 1);
    m_cross = Button::iconOnly("close", tr("Close this message"), this); // stays: it may be pressed as the text changes
    connect(m_cross, &QPushButton::clicked, this, &InlineMessage::dismiss);
    m_row->addWidget(m_cross);
    hide();
}

void InlineMessage::say(Tone tone, const QString& text, std::vector<Choice> choices)
{
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(text);
    for (QWidget* button : m_buttons)
        button->deleteLater();
    m_buttons.clear();
    for (const Choice& choice : choices)
        addButton(choice);
    show();
    raise();
    update();
    if (choices.empty()) // the keys stay where they are; Esc closes it from anywhere
        return;
    if (QWidget* now = window()->focusWidget(); now && !isAncestorOf(now))
        m_before = now;
    m_buttons.front()->setFocus(Qt::OtherFocusReason);
}

void InlineMessage::addButton(const Choice& choice)
{
    auto* button = new Button(choice.text, ButtonKind::Link, {}, this);
    button->setObjectName(choice.objectName);
    connect(button, &QPushButton::clicked, this, [this, act = choice.act] {
        dismiss();
        act();
    });
    m_row->insertWidget(m_row->count() - 1, button);
    setTabOrder(button, m_cross);
    m_buttons.push_back(button);
}

QString InlineMessage::text() const { return m_text->text(); }

void InlineMessage::dismiss()
{
    const bool hadKeys = isAncestorOf(window()->focusWidget());
    hide();
    if (hadKeys && m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    emit closed();
}

void InlineMessage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    paintRounded(painter, rect(), metric::radius, tintOf(m_tone, theme));
    const Tone icon = m_tone == Tone::Plain ? Tone::Accent : m_tone;
    drawIcon(painter, QRect(12, 0, metric::icon, height()), iconOf(m_tone), colorOf(icon, theme));
}

void InlineMessage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace throughline
