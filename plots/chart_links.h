// SPDX-License-Identifier: GPL-3.0-or-later
// Charts side by side that share their x: the hair of one stands in all, and x is zoomed in all at once.
#pragma once

#include <QObject>

#include <vector>

namespace throughline {

class ChartView;

class ChartLinks : public QObject {
    Q_OBJECT
public:
    explicit ChartLinks(QObject* parent = nullptr);
    /// Until the view is destroyed.
    void add(ChartView* view);

private:
    template <class Do> void others(const ChartView* from, Do what) const;

    std::vector<ChartView*> m_views;
};

} // namespace throughline
