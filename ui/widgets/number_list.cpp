// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/widgets/number_list.h>

#include <QRegularExpression>

#include <algorithm>

namespace throughline {

namespace {

void addOnce(std::vector<int>& values, int value)
{
    if (std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(value);
}

} // namespace

NumberList NumberListText::parse(const QString& text, int least, int most, int longest)
{
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    static const QRegularExpression piece(QStringLiteral("^(\\d+)(?:[-–](\\d+))?$"));
    NumberList list;
    QString joined = text;
    joined.replace(QRegularExpression(QStringLiteral("\\s*[-–]\\s*")), QStringLiteral("-"));
    for (const QString& word : joined.split(separators, Qt::SkipEmptyParts)) {
        const auto match = piece.match(word);
        if (!match.hasMatch()) {
            list.error = tr("“%1” is not a whole number or a range like 8-16").arg(word.left(20));
            return list;
        }
        bool firstFits = false;
        bool lastFits = true;
        const int first = match.captured(1).toInt(&firstFits);
        const int last = match.hasCaptured(2) ? match.captured(2).toInt(&lastFits) : first;
        if (!firstFits || !lastFits || first < least || last > most || first > most)
            list.error = tr("%1 is outside %2 to %3").arg(word).arg(least).arg(most);
        else if (last < first)
            list.error = tr("%1 runs backwards: write %2-%3").arg(word).arg(last).arg(first);
        else if (last - first >= longest)
            list.error = tr("%1 is more than %2 values").arg(word).arg(longest);
        if (!list.error.isEmpty())
            return list;
        for (int value = first; value <= last; ++value)
            addOnce(list.values, value);
    }
    return list;
}

QString NumberListText::format(const std::vector<int>& values)
{
    QStringList words;
    for (const int value : values)
        words << QString::number(value);
    return words.join(QStringLiteral(", "));
}

} // namespace throughline
