// SPDX-License-Identifier: GPL-3.0-or-later
// How the strips look.
#include <plots/drawing/number_text.h>
#include <ui/run/device_strips.h>
#include <ui/run/device_strips_places.h>
#include <ui/style/tokens.h>

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr double bytesOfTick = 1e9; // the axis of memory counts GB
constexpr int tickEvery = 80;       // pixels between times, about
constexpr int leastBetweenMarks = 8;

QString tickOf(DeviceMetric metric, double value)
{
    return tickText(metric == DeviceMetric::Memory ? value / bytesOfTick : value);
}

/// "−40 s", "−5 min", "−2 h".
QString agoInWords(double seconds)
{
    const QString minus(QChar(0x2212));
    if (seconds < 100)
        return DeviceStrips::tr("%1%2 s").arg(minus, tickText(seconds));
    if (seconds < 6000)
        return DeviceStrips::tr("%1%2 min").arg(minus, tickText(seconds / 60));
    return DeviceStrips::tr("%1%2 h").arg(minus, tickText(seconds / 3600));
}

/// Round in seconds, minutes or hours, whichever is written.
double stepOf(double seconds, int count)
{
    const double unit = seconds < 100 ? 1 : seconds < 6000 ? 60 : 3600;
    return niceStep(seconds / unit, count) * unit;
}

} // namespace

void DeviceStrips::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    if (rows() == 0) {
        painter.setPen(theme.text2);
        painter.drawText(
            rect(), int(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap, tr("Devices appear with the plan."));
        return;
    }
    const double high = highest();
    for (int row = 0; row < rows(); ++row)
        paintRow(painter, row, high);
    paintMarks(painter);
    paintAxis(painter);
    paintHair(painter);
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void DeviceStrips::paintRow(QPainter& painter, int row, double high) const
{
    const Theme& theme = themeOf(*this);
    const DeviceRow& device = m_samples.rows()[std::size_t(row)];
    const QRect plot = plotOf(row);
    const QRect label(0, plot.top() - strips::labelHeight, width(), 16);
    painter.setPen(theme.text);
    painter.setFont(themeFont(12, 500));
    painter.drawText(label, int(Qt::AlignLeft | Qt::AlignVCenter), device.name);
    painter.setFont(font());
    painter.drawText(
        label.adjusted(0, 0, -strips::rightMargin, 0), int(Qt::AlignRight | Qt::AlignVCenter), valueText(device));
    painter.setPen(theme.line);
    painter.drawLine(plot.left(), plot.top(), plot.right(), plot.top());
    painter.setPen(theme.border);
    painter.drawLine(plot.left(), plot.bottom(), plot.right(), plot.bottom());
    painter.setPen(theme.text2);
    for (const double value : {0.0, high}) {
        const int y = value > 0 ? plot.top() : plot.bottom();
        painter.drawText(QRect(0, y - 8, strips::tickWidth - 8, 16), int(Qt::AlignRight | Qt::AlignVCenter),
            tickOf(m_metric, value));
    }
    const auto found = device.samples.find(m_metric);
    if (found != device.samples.end()) {
        paintLine(painter, plot, found->second, high);
    } else {
        painter.setPen(QPen(theme.text2, 2));
        painter.drawLine(plot.left(), plot.bottom(), plot.right(), plot.bottom());
    }
}

/// Each sample holds until the next. Within a column of pixels the least and the most are drawn, however many there
/// are.
void DeviceStrips::paintLine(
    QPainter& painter, const QRect& plot, const std::vector<DeviceSample>& samples, double high) const
{
    const int64_t start = endNs() - spanNs();
    auto sample = std::upper_bound(
        samples.begin(), samples.end(), start, [](int64_t time, const DeviceSample& one) { return time < one.tNs; });
    if (sample != samples.begin())
        --sample;
    const auto yOf = [&](double value) { return plot.bottom() - plot.height() * std::min(value / high, 1.0); };
    QPainterPath path;
    double column = -1;
    double least = 0;
    double most = 0;
    const auto flush = [&](double last) {
        if (column < 0)
            return;
        path.lineTo(column, yOf(least));
        path.lineTo(column, yOf(most));
        path.lineTo(column, yOf(last));
    };
    double value = 0;
    for (; sample != samples.end(); ++sample) {
        const double x = std::floor(std::max(double(plot.left()), xOf(sample->tNs)));
        if (path.elementCount() == 0)
            path.moveTo(x, yOf(sample->value));
        if (x != column) {
            flush(value);
            path.lineTo(x, yOf(value)); // it held so far
            column = x;
            least = most = sample->value;
        }
        value = sample->value;
        least = std::min(least, value);
        most = std::max(most, value);
    }
    flush(value);
    painter.save();
    painter.setClipRect(plot.adjusted(0, -1, 1, 1));
    painter.setPen(QPen(themeOf(*this).run(0), 1.5));
    painter.drawPath(path);
    painter.restore();
}

void DeviceStrips::paintMarks(QPainter& painter) const
{
    const Theme& theme = themeOf(*this);
    const QRect first = plotOf(0);
    const int bottom = plotOf(rows() - 1).bottom();
    const auto& marks = m_samples.marks();
    double before = -1e9;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const double x = xOf(marks[i].tNs);
        const double next = i + 1 < marks.size() ? xOf(marks[i + 1].tNs) : first.right() + 1.0;
        if (next <= first.left())
            continue;
        if (x > first.left() && x - before >= leastBetweenMarks) {
            painter.setPen(QPen(theme.text2, 1, Qt::DotLine));
            painter.drawLine(QPointF(x, first.top()), QPointF(x, bottom));
            before = x;
        }
        const double from = std::max(x, double(first.left()));
        const QString words = tr("cell %1").arg(marks[i].cell + 1);
        if (next - from < painter.fontMetrics().horizontalAdvance(words) + 6)
            continue;
        painter.setPen(theme.text2);
        painter.drawText(QPointF(from + 3, bottom + 32), words);
    }
}

void DeviceStrips::paintAxis(QPainter& painter) const
{
    const Theme& theme = themeOf(*this);
    const QRect plot = plotOf(rows() - 1);
    const double seconds = double(spanNs()) * 1e-9;
    const double step = stepOf(seconds, std::max(1, plot.width() / tickEvery));
    for (double ago = 0; ago <= seconds * (1 + 1e-9); ago += step) {
        const double x = plot.x() + plot.width() * (1 - ago / seconds);
        painter.setPen(theme.border);
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4));
        painter.setPen(theme.text2);
        const QString words = ago > 0 ? agoInWords(ago) : m_live ? tr("now") : tr("end");
        const int wide = painter.fontMetrics().horizontalAdvance(words);
        const double left = std::clamp(x - wide / 2.0, 0.0, double(width() - wide - strips::rightMargin));
        painter.drawText(QPointF(left, plot.bottom() + 17), words);
    }
}

void DeviceStrips::paintHair(QPainter& painter) const
{
    if (!m_hover)
        return;
    painter.setPen(themeOf(*this).text2);
    painter.drawLine(QPointF(*m_hover, plotOf(0).top()), QPointF(*m_hover, plotOf(rows() - 1).bottom()));
}

} // namespace throughline
