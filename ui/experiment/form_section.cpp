// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/form_section.h>

#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace throughline {

namespace {
constexpr int choiceRoom = 38;  // beside a choice's text: paddings and the arrow
constexpr int ticksWidth = 436; // beside the form's scroll bar
} // namespace

FormSection::FormSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_facts(facts)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

FieldRow* FormSection::addRow(const QString& label)
{
    auto* row = new FieldRow(label, this);
    m_column->addWidget(row);
    return row;
}

void FormSection::addTicks(FieldRow* row, const std::vector<QCheckBox*>& ticks)
{
    int together = 0;
    for (const QCheckBox* tick : ticks)
        together += tick->sizeHint().width() + metric::gapLarge;
    const int columns = together - metric::gapLarge <= ticksWidth ? int(ticks.size()) : int(ticks.size() + 1) / 2;
    auto* place = new QWidget(this);
    auto* grid = new QGridLayout(place);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metric::gapLarge);
    grid->setVerticalSpacing(0);
    for (int i = 0; i < int(ticks.size()); ++i) {
        ticks[std::size_t(i)]->setMinimumHeight(metric::control);
        grid->addWidget(ticks[std::size_t(i)], i / columns, i % columns, Qt::AlignLeft);
    }
    row->add(place);
    row->addStretch();
    place->setMinimumHeight(metric::control * ((int(ticks.size()) + columns - 1) / columns));
}

void FormSection::say(FieldRow* row, const Explanation& explanation)
{
    if (!row->property("typingError").toBool())
        row->hint()->say(explanation.text, explanation.tone);
}

void FormSection::bind(ChipField* field, FieldRow* row, std::vector<int> Block::*place, const QString& name)
{
    bind(field, row, name, false, [place](Block& block, const ChipField& chips) { block.*place = numbersOf(chips); });
}

void FormSection::bind(ChipField* field, FieldRow* row, const QString& name, bool mayBeEmpty,
    std::function<void(Block&, const ChipField&)> write)
{
    field->setObjectName(name);
    field->input()->setObjectName(name + QStringLiteral("Input"));
    const auto complain = [row](const QString& sentence) {
        row->setProperty("typingError", !sentence.isEmpty());
        row->hint()->say(sentence, sentence.isEmpty() ? Tone::Secondary : Tone::Bad);
    };
    connect(field, &ChipField::errorChanged, this, complain);
    connect(field, &ChipField::chipsSet, this, [field, row, complain] {
        if (row->property("typingError").toBool()) // what was wrong may have been undone
            complain(field->error());
    });
    connect(field, &ChipField::edited, this, [this, field, name, mayBeEmpty, write, complain] {
        const bool missing = field->chips().isEmpty() && !mayBeEmpty;
        complain(missing ? tr("Give at least one value") : field->error());
        if (!missing)
            m_document.edit(name, [&](Block& block) { write(block, *field); });
    });
}

QSpinBox* FormSection::numberBox(const QString& objectName, const QString& accessibleName, int least, int most)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(accessibleName);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setRange(least, most);
    box->setGroupSeparatorShown(false);
    box->setFixedWidth(60);
    return box;
}

QComboBox* FormSection::choice(
    const QString& objectName, const QString& accessibleName, const QStringList& texts, int width)
{
    auto* box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(accessibleName);
    box->addItems(texts);
    int widest = 0; // in the language that is shown
    for (const QString& text : texts)
        widest = qMax(widest, box->fontMetrics().horizontalAdvance(text));
    box->setFixedWidth(qMax(width, widest + choiceRoom));
    return box;
}

void setQuietly(QSpinBox* box, int value)
{
    const QSignalBlocker quiet(box);
    box->setValue(value);
}

void setQuietly(QComboBox* box, int index)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(index);
}

} // namespace throughline
