// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a ChartData: QCustomPlot with this program's theme, tooltips, zoom history, legend rules and clipboard.
#pragma once

#include <plots/chart_data.h>
#include <plots/theme.h>

#include <QWidget>

#include <memory>

namespace throughline {

class ChartView : public QWidget {
    Q_OBJECT
public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;

    void setData(const ChartData& data); // keeps the view unless the kind changed
    const ChartData& data() const;
    void setTheme(const Theme& theme);
    /// While held, setData only remembers; nothing is painted until released (no painting while a repeat is timed).
    void setHeld(bool held);
    /// Number of points (or blocks) drawn now: what a test looks at.
    int drawnPoints() const;

public slots:
    void copyToClipboard() const;
    void resetView();

signals:
    void cellActivated(int cell);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline
