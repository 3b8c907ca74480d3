// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/tokens.h>
#include <ui/widgets/free_fields.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>

namespace throughline {

FreeFields::FreeFields(QWidget* parent)
    : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metric::gap);
    grid->setVerticalSpacing(metric::gapSmall);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    m_x = makeField("freeX", tr("X"), 0, 0);
    m_y = makeField("freeY", tr("Y"), 1, 0);
    m_colour = makeField("freeColour", tr("Colour"), 0, 2);
    m_panel = makeField("freePanel", tr("Panel"), 1, 2);
}

QComboBox* FreeFields::makeField(const char* name, const QString& label, int row, int column)
{
    auto* grid = static_cast<QGridLayout*>(layout());
    auto* box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setMinimumContentsLength(8); // long names are cut, not the chart
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    grid->addWidget(smallLabel(label, this), row, column);
    grid->addWidget(box, row, column + 1);
    connect(box, &QComboBox::activated, this, &FreeFields::changed);
    return box;
}

void FreeFields::fill(
    QComboBox& box, const std::vector<FreeField>& fields, bool FreeField::*fits, const std::string& chosen, bool none)
{
    const QSignalBlocker quiet(&box);
    box.clear();
    if (none)
        box.addItem(tr("none"), QString());
    for (const FreeField& field : fields) {
        if (!(field.*fits))
            continue;
        box.addItem(toQt(field.title), toQt(field.name));
        box.setItemData(box.count() - 1, toQt(field.help), Qt::ToolTipRole);
    }
    box.setCurrentIndex(qMax(0, box.findData(toQt(chosen))));
}

void FreeFields::setFields(const std::vector<FreeField>& fields, const FreeChoice& choice)
{
    fill(*m_x, fields, &FreeField::number, choice.x, false);
    fill(*m_y, fields, &FreeField::number, choice.y, false);
    fill(*m_colour, fields, &FreeField::several, choice.colour, true);
    fill(*m_panel, fields, &FreeField::several, choice.panel, true);
}

FreeChoice FreeFields::choice() const
{
    const auto chosen = [](const QComboBox* box) { return box->currentData().toString().toStdString(); };
    return {chosen(m_x), chosen(m_y), chosen(m_colour), chosen(m_panel)};
}

} // namespace throughline
