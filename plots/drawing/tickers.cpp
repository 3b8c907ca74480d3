// SPDX-License-Identifier: GPL-3.0-or-later
// Tick vectors; QCustomPlot trims what lies outside the range.
#include <plots/drawing/tickers.h>

#include <plots/drawing/number_text.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

std::vector<double> factorsFor(double decades)
{
    if (decades <= 1.3)
        return {1, 2, 3, 5, 7};
    if (decades <= 2.1)
        return {1, 2, 5};
    if (decades <= 3.5)
        return {1, 3};
    return {1};
}

QVector<double> logTicks(const QCPRange& range)
{
    QVector<double> ticks;
    const auto factors = factorsFor(std::log10(range.upper / range.lower));
    const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
    for (int power = static_cast<int>(std::floor(std::log10(range.lower))); power <= last; ++power)
        for (const double factor : factors)
            ticks.append(factor * std::pow(10.0, power));
    return ticks;
}

QVector<double> linearTicks(const QCPRange& range, int count)
{
    QVector<double> ticks;
    const double step = niceStep(range.size(), count);
    const double first = std::ceil(range.lower / step - 1e-9);
    for (double i = first; i * step <= range.upper + step * 1e-9 && ticks.size() < 100; ++i)
        ticks.append(i * step);
    return ticks;
}

/// Of labels that would touch the one before them: their ticks stay.
void dropTouching(QVector<QString>& labels, const QVector<double>& ticks, const LabelRoom& room)
{
    double free = -1e9; // from here on nothing is written yet
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const double half = room.spaceOf(labels[i]) / 2;
        const double middle = room.pixelOf(ticks[i]);
        if (middle - half < free)
            labels[i].clear();
        else
            free = middle + half;
    }
}

} // namespace

NumberTicker::NumberTicker(bool logarithmic, QString unit, int count, LabelRoom room)
    : m_logarithmic(logarithmic)
    , m_unit(std::move(unit))
    , m_count(count)
    , m_room(std::move(room))
{ }

QVector<double> NumberTicker::createTickVector(double, const QCPRange& range)
{
    // Seen through a narrow window a log axis has no power of ten left: count evenly there.
    if (m_logarithmic && range.lower > 0 && range.upper / range.lower > 2.2)
        return logTicks(range);
    QVector<double> ticks = linearTicks(range, m_count);
    for (int count = m_count - 1; count > 0 && touch(ticks); --count)
        ticks = linearTicks(range, count);
    return ticks;
}

bool NumberTicker::touch(const QVector<double>& ticks) const
{
    if (!m_room.spaceOf || ticks.size() < 2)
        return false;
    const double apart = std::abs(m_room.pixelOf(ticks[1]) - m_room.pixelOf(ticks[0]));
    return std::any_of(
        ticks.begin(), ticks.end(), [&](double tick) { return m_room.spaceOf(tickText(tick) + m_unit) > apart; });
}

QVector<QString> NumberTicker::createLabelVector(
    const QVector<double>& ticks, const QLocale& locale, QChar formatChar, int precision)
{
    QVector<QString> labels = QCPAxisTicker::createLabelVector(ticks, locale, formatChar, precision);
    if (m_room.spaceOf) // those of a log axis stand at uneven distances
        dropTouching(labels, ticks, m_room);
    return labels;
}

QString NumberTicker::getTickLabel(double tick, const QLocale&, QChar, int) { return tickText(tick) + m_unit; }

PlacedTicker::PlacedTicker(std::vector<Place> places, LabelRoom room)
    : m_places(std::move(places))
    , m_room(std::move(room))
{ }

QVector<double> PlacedTicker::createTickVector(double, const QCPRange& range)
{
    QVector<double> ticks;
    for (const Place& place : m_places)
        if (range.contains(place.at))
            ticks.append(place.at);
    return ticks;
}

QVector<QString> PlacedTicker::createLabelVector(const QVector<double>& ticks, const QLocale&, QChar, int)
{
    QVector<QString> labels;
    for (const double tick : ticks) {
        labels.append(QString());
        for (const Place& place : m_places)
            if (place.at == tick)
                labels.back() = place.label;
    }
    dropTouching(labels, ticks, m_room);
    return labels;
}

} // namespace throughline
