// SPDX-License-Identifier: GPL-3.0-or-later
// The devices of a run as strips: one plot, one time axis, a row per device, one metric. Draws DeviceSamples, which it
// does not own.
#pragma once

#include <ui/run/device_samples.h>

#include <QWidget>

#include <optional>

namespace throughline {

class DeviceStrips : public QWidget {
    Q_OBJECT
public:
    explicit DeviceStrips(const DeviceSamples& samples, QWidget* parent = nullptr);

    void setMetric(DeviceMetric metric);
    DeviceMetric metric() const { return m_metric; }
    /// While a run goes on the last minute is shown; afterwards all of it.
    void setLive(bool live);
    /// Draws what the samples are now.
    void refresh();
    int64_t spanNs() const; // of the time axis
    /// What a row's right end says: the latest value, or the one under the mouse; "idle" where there is none.
    QString valueText(const DeviceRow& row) const;

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int rows() const { return int(m_samples.rows().size()); }
    QRect plotOf(int row) const;
    double rowHeight() const;
    double xOf(int64_t tNs) const;
    int64_t timeAt(double x) const;
    int64_t endNs() const { return m_samples.lastNs(); }
    double highest() const; // end of the y axis, of all rows
    void zoom(double factor);
    void setHover(std::optional<double> x);
    void paintRow(QPainter& painter, int row, double high) const;
    void paintLine(QPainter& painter, const QRect& plot, const std::vector<DeviceSample>& samples, double high) const;
    void paintMarks(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void paintHair(QPainter& painter) const;

    const DeviceSamples& m_samples;
    DeviceMetric m_metric = DeviceMetric::Rate;
    bool m_live = true;
    std::optional<int64_t> m_span; // chosen by hand
    std::optional<double> m_hover; // x of the mouse
};

} // namespace throughline
