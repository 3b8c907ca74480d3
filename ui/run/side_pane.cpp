// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/run/cell_pane.h>
#include <ui/run/device_strips.h>
#include <ui/run/side_pane.h>
#include <ui/style/tokens.h>
#include <ui/widgets/segmented_control.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>

namespace throughline {

namespace {

/// With the unit of its axis.
QString axisName(DeviceMetric metric, bool prompts)
{
    const QString name = DeviceSamples::wordOf(metric, prompts);
    switch (metric) {
    case DeviceMetric::Rate:
        return name;
    case DeviceMetric::Memory:
        return SidePane::tr("%1, GB").arg(name);
    case DeviceMetric::Utilisation:
        return SidePane::tr("%1, %").arg(name);
    case DeviceMetric::Power:
        return SidePane::tr("%1, W").arg(name);
    case DeviceMetric::Clock:
        break;
    }
    return SidePane::tr("%1, MHz").arg(name);
}

} // namespace

SidePane::SidePane(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_strips(new DeviceStrips(m_samples))
    , m_cell(new CellPane(m_stack))
{
    m_stack->addWidget(makeStrips());
    m_stack->addWidget(m_cell);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::gap);
    column->addWidget(makeHead());
    column->addWidget(m_stack, 1);
    listMetrics();
}

QWidget* SidePane::makeHead()
{
    auto* head = new QWidget(this);
    m_views = new SegmentedControl(tr("Devices or the chosen cell"), head);
    m_views->setObjectName("sideViews");
    m_views->setSegments({tr("Devices"), tr("Cell")});
    m_metric = new QComboBox(head);
    m_metric->setObjectName("deviceMetric");
    m_metric->setAccessibleName(tr("Metric of the devices"));
    m_metric->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_metric->setMinimumContentsLength(8);
    QSizePolicy policy = m_metric->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // the choice beside it stays where it is
    m_metric->setSizePolicy(policy);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(metric::gapLarge, metric::gap, metric::gapLarge, 0);
    row->setSpacing(metric::gap);
    row->addWidget(m_views);
    row->addWidget(m_metric, 1);
    connect(m_views, &SegmentedControl::currentChanged, this, [this](int view) { choose(View(view)); });
    connect(m_metric, &QComboBox::activated, this, [this] {
        m_metricChosen = true;
        m_strips->setMetric(DeviceMetric(m_metric->currentData().toInt()));
    });
    return head;
}

QWidget* SidePane::makeStrips()
{
    auto* scroll = new QScrollArea(m_stack);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metric::gapLarge, metric::gapSmall, metric::gapLarge - metric::gap, 0);
    column->addWidget(m_strips);
    scroll->setWidget(content);
    return scroll;
}

void SidePane::choose(View view)
{
    m_views->setCurrent(int(view));
    m_stack->setCurrentIndex(int(view));
    m_metric->setVisible(view == Devices);
}

void SidePane::setLive(bool live) { m_strips->setLive(live); }

void SidePane::refresh()
{
    listMetrics();
    m_strips->refresh();
}

void SidePane::listMetrics()
{
    const auto readable = m_samples.readable();
    const QStringList why = m_samples.unreadable();
    const QString tip = why.isEmpty() ? QString() : tr("Not shown:\n%1").arg(why.join(QLatin1Char('\n')));
    if (m_metric->toolTip() != tip)
        m_metric->setToolTip(tip);
    if (readable == m_listed && m_samples.countsPrompts() == m_listedPrompts)
        return;
    m_listed = readable;
    m_listedPrompts = m_samples.countsPrompts();
    const QSignalBlocker quiet(m_metric);
    m_metric->clear();
    for (const DeviceMetric metric : readable)
        m_metric->addItem(axisName(metric, m_listedPrompts), int(metric));
    // Utilisation tells most where it can be read.
    const auto wanted = !m_metricChosen && m_metric->findData(int(DeviceMetric::Utilisation)) >= 0
        ? DeviceMetric::Utilisation
        : m_strips->metric();
    m_metric->setCurrentIndex(std::max(0, m_metric->findData(int(wanted))));
    m_strips->setMetric(DeviceMetric(m_metric->currentData().toInt()));
}

} // namespace throughline
