// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/widgets/field_row.h>
#include <ui/widgets/text_label.h>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace throughline {

FieldRow::FieldRow(const QString& label, QWidget* parent, int labelWidth)
    : QWidget(parent)
    , m_label(label)
    , m_fields(new QHBoxLayout)
    , m_hint(new HintLine(this))
{
    auto* text = noteLabel(label, this);
    text->setFixedSize(labelWidth, metric::control);
    m_fields->setSpacing(metric::gap);
    auto* right = new QVBoxLayout;
    right->setSpacing(2);
    right->addLayout(m_fields);
    right->addWidget(m_hint);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 3);
    row->setSpacing(0);
    row->addWidget(text, 0, Qt::AlignTop);
    row->addLayout(right, 1);
}

void FieldRow::add(QWidget* field, int stretch)
{
    field->setMinimumHeight(metric::control);
    m_fields->addWidget(field, stretch, Qt::AlignTop);
    if (!m_named && field->accessibleName().isEmpty())
        field->setAccessibleName(m_label);
    m_named = true;
}

void FieldRow::addText(const QString& text)
{
    auto* label = noteLabel(text, this);
    label->setFixedHeight(metric::control);
    m_fields->addWidget(label, 0, Qt::AlignTop);
}

void FieldRow::addGap() { m_fields->addSpacing(metric::gap); }

void FieldRow::addStretch() { m_fields->addStretch(1); }

} // namespace throughline
