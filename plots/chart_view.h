// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a ChartData: QCustomPlot with this program's theme, tooltips, zoom history, legend rules and clipboard.
#pragma once

#include <plots/chart_data.h>
#include <plots/chart_look.h>
#include <plots/file_to_write.h>
#include <plots/theme.h>

#include <QSize>
#include <QWidget>

#include <memory>

namespace throughline {

struct Picture;

class ChartView : public QWidget {
    Q_OBJECT
public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;

    void setData(const ChartData& data); // keeps the view unless the kind changed
    const ChartData& data() const;
    void setTheme(const Theme& theme);
    /// Off where the page has a heading of its own; title and subtitle are shown at first. Files always have them.
    void setTitleShown(bool shown);
    /// Space around the chart: none where the page has it already.
    void setPadding(int pixels);
    void setLook(const ChartLook& look);
    const ChartLook& look() const;
    /// While held, setData only remembers; nothing is painted until released (no painting while a repeat is timed).
    /// What was asked for before is painted first: hold before go, not after.
    void setHeld(bool held);
    /// New data come by themselves: the button that returns from a zoom then says "Follow".
    void setLive(bool live);
    /// Whether the user changed the view; until resetView, new data leave it as it is.
    bool zoomed() const;
    /// Number of points (or blocks) drawn now: what a test looks at.
    int drawnPoints() const;
    /// Of the chosen range of a timeline, a line per row, tab-separated with a head; empty when none is chosen.
    QString rangeTotals() const;
    /// Whether the menu offers to save a trace: where somebody listens to traceWanted.
    bool offersTrace() const;
    /// What is seen, zoom and hidden series included, as a file like exportChart's.
    FileToWrite pictureFile(const QString& path, QSize size = {960, 600}, double scale = 2.0) const;

public slots:
    void copyToClipboard() const;
    void resetView();
    void chooseRange(); // of a timeline: what is seen
    void dropRange();
    void copyRangeTotals() const;
    // What other charts of the same x do, which ChartLinks hands on.
    void zoomX(double lower, double upper);
    void showHair(double x);
    void hideHair();

signals:
    void cellActivated(int cell);
    void zoomedChanged(bool zoomed);
    void xZoomed(double lower, double upper); // by the person, here
    void viewReset();
    void hairMoved(double x);
    void hairLeft();
    void rangeChanged(); // of a timeline; rangeTotals says which
    void traceWanted();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeFollow();
    bool rangeKey(const QKeyEvent& event);
    void describe();
    Picture viewPicture() const;

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline
