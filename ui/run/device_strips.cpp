// SPDX-License-Identifier: GPL-3.0-or-later
// What the strips say and how they answer the mouse; device_strips_draw.cpp draws them.
#include <plots/drawing/number_text.h>
#include <ui/run/device_strips.h>
#include <ui/run/device_strips_places.h>
#include <ui/style/tokens.h>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr int64_t secondNs = 1'000'000'000;
constexpr int64_t liveSpanNs = 60 * secondNs;
constexpr int64_t leastSpanNs = secondNs;
constexpr double zoomStep = 1.25;

/// The sample that holds at this time; null before the first.
const DeviceSample* sampleAt(const std::vector<DeviceSample>& samples, int64_t tNs)
{
    const auto after = std::upper_bound(samples.begin(), samples.end(), tNs,
        [](int64_t time, const DeviceSample& sample) { return time < sample.tNs; });
    return after == samples.begin() ? nullptr : &*std::prev(after);
}

} // namespace

DeviceStrips::DeviceStrips(const DeviceSamples& samples, QWidget* parent)
    : QWidget(parent)
    , m_samples(samples)
{
    setObjectName("deviceStrips");
    setAccessibleName(tr("Devices over time"));
    setWhatsThis(tr("Ctrl+wheel, or + and −, changes how much time is shown; a double click or 0 resets it"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setFont(themeFont(12));
}

void DeviceStrips::setMetric(DeviceMetric metric)
{
    m_metric = metric;
    refresh();
}

void DeviceStrips::setLive(bool live)
{
    m_live = live;
    m_span.reset();
    refresh();
}

void DeviceStrips::refresh()
{
    QStringList values;
    for (const DeviceRow& row : m_samples.rows())
        values << tr("%1: %2").arg(row.name, valueText(row));
    setAccessibleDescription(values.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int64_t DeviceStrips::spanNs() const
{
    const int64_t whole = std::max(leastSpanNs, m_samples.lastNs() - m_samples.firstNs());
    return m_span ? std::clamp(*m_span, leastSpanNs, std::max(whole, liveSpanNs)) : m_live ? liveSpanNs : whole;
}

QString DeviceStrips::valueText(const DeviceRow& row) const
{
    const auto found = row.samples.find(m_metric);
    if (found == row.samples.end())
        return row.unavailable.contains(m_metric) ? tr("unavailable") : tr("idle");
    const DeviceSample* sample = m_hover ? sampleAt(found->second, timeAt(*m_hover)) : &found->second.back();
    if (!m_hover && m_metric == DeviceMetric::Rate && sample->value == 0 && found->second.size() > 1)
        sample = &found->second[found->second.size() - 2]; // of the pass that ended, not its end
    return sample ? DeviceSamples::inWords(m_metric, sample->value) : QString();
}

QSize DeviceStrips::minimumSizeHint() const
{
    return {200, int(std::lround(rows() * strips::leastRow)) + strips::axisHeight};
}

double DeviceStrips::rowHeight() const
{
    if (rows() == 0)
        return strips::mostRow;
    return std::clamp((height() - strips::axisHeight) / double(rows()), strips::leastRow, strips::mostRow);
}

QRect DeviceStrips::plotOf(int row) const
{
    const int top = int(std::lround(row * rowHeight())) + strips::labelHeight;
    const int bottom = int(std::lround((row + 1) * rowHeight())) - strips::rowGap;
    return {strips::tickWidth, top, std::max(1, width() - strips::tickWidth - strips::rightMargin), bottom - top};
}

double DeviceStrips::xOf(int64_t tNs) const
{
    const QRect plot = plotOf(0);
    return plot.x() + plot.width() * (1 - double(endNs() - tNs) / double(spanNs()));
}

int64_t DeviceStrips::timeAt(double x) const
{
    const QRect plot = plotOf(0);
    return endNs() - int64_t((1 - (x - plot.x()) / plot.width()) * double(spanNs()));
}

double DeviceStrips::highest() const
{
    if (m_metric == DeviceMetric::Utilisation)
        return 100;
    double most = 0;
    for (const DeviceRow& row : m_samples.rows())
        if (const auto found = row.samples.find(m_metric); found != row.samples.end())
            for (const DeviceSample& sample : found->second)
                most = std::max(most, sample.value);
    return most > 0 ? niceStep(most, 1) : 1;
}

void DeviceStrips::zoom(double factor)
{
    m_span = std::max(leastSpanNs, int64_t(double(spanNs()) * factor));
    m_span = spanNs(); // no more than there is
    refresh();
}

void DeviceStrips::setHover(std::optional<double> x)
{
    if (x)
        x = std::clamp(*x, double(plotOf(0).left()), double(plotOf(0).right()));
    m_hover = x;
    update();
}

void DeviceStrips::mouseMoveEvent(QMouseEvent* event) { setHover(event->position().x()); }

void DeviceStrips::leaveEvent(QEvent*) { setHover({}); }

void DeviceStrips::mouseDoubleClickEvent(QMouseEvent*)
{
    m_span.reset();
    refresh();
}

void DeviceStrips::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier) || event->angleDelta().y() == 0) {
        event->ignore(); // the page scrolls
        return;
    }
    zoom(event->angleDelta().y() > 0 ? 1 / zoomStep : zoomStep);
}

void DeviceStrips::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        zoom(1 / zoomStep);
    else if (event->key() == Qt::Key_Minus)
        zoom(zoomStep);
    else if (event->key() == Qt::Key_0)
        mouseDoubleClickEvent(nullptr);
    else
        QWidget::keyPressEvent(event);
}

} // namespace throughline
