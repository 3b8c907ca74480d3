// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/widgets/button.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/text_label.h>

#include <QVBoxLayout>

namespace throughline {

EmptyState::EmptyState(const QString& sentence, const QString& buttonText, const QString& icon, QWidget* parent)
    : QWidget(parent)
    , m_sentence(noteLabel(sentence, this))
    , m_button(new Button(buttonText, ButtonKind::Primary, icon, this))
{
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_button->setObjectName("emptyStateButton");
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_sentence);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void EmptyState::setSentence(const QString& sentence) { m_sentence->setText(sentence); }

} // namespace throughline
