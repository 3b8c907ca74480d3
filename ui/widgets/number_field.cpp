// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/widgets/number_field.h>
#include <ui/widgets/number_list.h>

#include <QLineEdit>

namespace throughline {

namespace {

QStringList numberChips(const std::vector<int>& values)
{
    QStringList chips;
    for (const int value : values)
        chips << QString::number(value);
    return chips;
}

} // namespace

ChipField* numberField(int least, int most, QWidget* parent)
{
    auto* field = new ChipField(
        [least, most](const QString& text) {
            const NumberList list = NumberListText::parse(text, least, most);
            ChipField::Parsed parsed;
            parsed.error = list.error;
            parsed.chips = numberChips(list.values);
            return parsed;
        },
        parent);
    field->input()->setInputMethodHints(Qt::ImhPreferNumbers);
    return field;
}

std::vector<int> numbersOf(const ChipField& field)
{
    std::vector<int> values;
    for (const QString& chip : field.chips())
        values.push_back(chip.toInt());
    return values;
}

void setNumbers(ChipField& field, const std::vector<int>& values) { field.setChips(numberChips(values)); }

void offerNumbers(ChipField& field, const std::vector<std::vector<int>>& lists)
{
    QList<QStringList> offers;
    for (const std::vector<int>& list : lists)
        offers << numberChips(list);
    field.setOffers(offers);
}

} // namespace throughline
