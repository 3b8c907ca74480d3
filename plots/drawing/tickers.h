// SPDX-License-Identifier: GPL-3.0-or-later
// Where ticks stand and what is written at them: measured values, round numbers, round numbers of a log axis, rows.
#pragma once

#include <qcustomplot.h>

#include <functional>
#include <vector>

namespace throughline {

/// Round numbers; on a log axis 1-2-5, 1-3 or powers of ten, by how many decades are seen.
class NumberTicker : public QCPAxisTicker {
public:
    NumberTicker(bool logarithmic, QString unit, int count = 5);

protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
    int getSubTickCount(double) override { return 0; }

private:
    bool m_logarithmic;
    QString m_unit;
    int m_count;
};

/// Ticks at given places. A label that would touch the one before it is left out, the tick stays.
class PlacedTicker : public QCPAxisTicker {
public:
    struct Place {
        double at = 0;
        QString label;
    };
    /// `spaceOf` gives the pixels that a label needs, `pixelOf` where a value lies.
    PlacedTicker(std::vector<Place> places, std::function<double(const QString&)> spaceOf,
        std::function<double(double)> pixelOf);

protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<QString> createLabelVector(
        const QVector<double>& ticks, const QLocale& locale, QChar formatChar, int precision) override;
    int getSubTickCount(double) override { return 0; }

private:
    std::vector<Place> m_places;
    std::function<double(const QString&)> m_spaceOf;
    std::function<double(double)> m_pixelOf;
};

} // namespace throughline
