// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the chart: the devices over time, or what is known of the chosen cell.
#pragma once

#include <ui/run/device_samples.h>
#include <ui/session/run_digest.h>

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace throughline {

class CellPane;
class DeviceStrips;
class SegmentedControl;

class SidePane : public QWidget {
    Q_OBJECT
public:
    enum View { Devices, Cell };

    explicit SidePane(QWidget* parent = nullptr);

    DeviceSamples& samples() { return m_samples; }
    CellPane& cellPane() { return *m_cell; }
    DeviceStrips& strips() { return *m_strips; }
    void choose(View view);
    void setLive(bool live);
    void refresh(); // what the samples are now

private:
    QWidget* makeHead();
    QWidget* makeStrips();
    void listMetrics();

    DeviceSamples m_samples;
    SegmentedControl* m_views = nullptr;
    QComboBox* m_metric = nullptr;
    QStackedWidget* m_stack = nullptr;
    DeviceStrips* m_strips = nullptr;
    CellPane* m_cell = nullptr;
    std::vector<DeviceMetric> m_listed;
    bool m_listedPrompts = false;
    bool m_metricChosen = false; // by the person
};

} // namespace throughline
