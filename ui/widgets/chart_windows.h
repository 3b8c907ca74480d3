// SPDX-License-Identifier: GPL-3.0-or-later
// Windows that each show one chart of a pane, and go on showing it as data come. Owned by the pane; crosshair and
// x-zoom are linked between them.
#pragma once

#include <plots/chart_links.h>
#include <plots/theme.h>

#include <QPointer>
#include <QString>

#include <vector>

namespace throughline {

class ChartWindows : public QObject {
    Q_OBJECT
public:
    explicit ChartWindows(ChartView* origin); // the view in the pane, their parent's
    ~ChartWindows() override;                 // closes them

    /// `panel` is the title of the panels to show; null: all.
    ChartView* open(const ChartData& chart, const QString& panel, const Theme& theme);
    void setCharts(const std::vector<ChartData>& charts);
    bool empty() const; // none is open
    bool shows(ChartKind kind) const;
    void setTheme(const Theme& theme);
    void setHeld(bool held); // nothing is painted while a repeat is timed

private:
    struct Window {
        QPointer<ChartView> view;
        ChartKind kind = ChartKind::Time;
        QString panel;
    };
    template <class Do> void each(Do what) const;

    ChartView* m_origin;
    ChartLinks m_links;
    std::vector<Window> m_windows;
    bool m_held = false;
};

/// Those panels of the chart that have this title; all when it is null.
ChartData withPanels(ChartData chart, const QString& title);

} // namespace throughline
