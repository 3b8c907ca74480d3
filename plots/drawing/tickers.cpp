// SPDX-License-Identifier: GPL-3.0-or-later
// Tick vectors; QCustomPlot trims what lies outside the range.
#include <plots/drawing/tickers.h>

#include <plots/drawing/number_text.h>

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

} // namespace

NumberTicker::NumberTicker(bool logarithmic, QString unit, int count)
    : m_logarithmic(logarithmic)
    , m_unit(std::move(unit))
    , m_count(count)
{ }

QVector<double> NumberTicker::createTickVector(double, const QCPRange& range)
{
    // Seen through a narrow window a log axis has no power of ten left: count evenly there.
    if (m_logarithmic && range.lower > 0 && range.upper / range.lower > 2.2)
        return logTicks(range);
    return linearTicks(range, m_count);
}

QString NumberTicker::getTickLabel(double tick, const QLocale&, QChar, int) { return tickText(tick) + m_unit; }

PlacedTicker::PlacedTicker(
    std::vector<Place> places, std::function<double(const QString&)> spaceOf, std::function<double(double)> pixelOf)
    : m_places(std::move(places))
    , m_spaceOf(std::move(spaceOf))
    , m_pixelOf(std::move(pixelOf))
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
    double free = -1e9; // from here on nothing is written yet
    for (const double tick : ticks) {
        QString label;
        for (const Place& place : m_places)
            if (place.at == tick)
                label = place.label;
        const double half = m_spaceOf(label) / 2;
        const double middle = m_pixelOf(tick);
        if (middle - half < free)
            label.clear();
        else
            free = middle + half;
        labels.append(label);
    }
    return labels;
}

} // namespace throughline
