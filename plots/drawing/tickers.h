// SPDX-License-Identifier: GPL-3.0-or-later
// Where ticks stand and what is written at them: measured values, round numbers, round numbers of a log axis, rows.
#pragma once

#include <qcustomplot.h>

#include <functional>
#include <vector>

namespace throughline {

/// The pixels that a label needs, and where a value lies.
struct LabelRoom {
    std::function<double(const QString&)> spaceOf;
    std::function<double(double)> pixelOf;
};

/// Round numbers; on a log axis 1-2-5, 1-3 or powers of ten, by how many decades are seen. With `room` they are so few
/// that no label touches another.
class NumberTicker : public QCPAxisTicker {
public:
    NumberTicker(bool logarithmic, QString unit, int count = 5, LabelRoom room = {});

protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
    QVector<QString> createLabelVector(
        const QVector<double>& ticks, const QLocale& locale, QChar formatChar, int precision) override;
    int getSubTickCount(double) override { return 0; }

private:
    bool touch(const QVector<double>& ticks) const;

    bool m_logarithmic;
    QString m_unit;
    int m_count;
    LabelRoom m_room;
};

/// Ticks at given places. A label that would touch the one before it is left out, the tick stays.
class PlacedTicker : public QCPAxisTicker {
public:
    struct Place {
        double at = 0;
        QString label;
    };
    PlacedTicker(std::vector<Place> places, LabelRoom room);

protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<QString> createLabelVector(
        const QVector<double>& ticks, const QLocale& locale, QChar formatChar, int precision) override;
    int getSubTickCount(double) override { return 0; }

private:
    std::vector<Place> m_places;
    LabelRoom m_room;
};

} // namespace throughline
