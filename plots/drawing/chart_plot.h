// SPDX-License-Identifier: GPL-3.0-or-later
// One whole chart as a QCustomPlot: title, legend, panels, sentence. The same drawing serves the window (chart_view)
// and files (export). Knows nothing of the mouse.
#pragma once

#include <plots/drawing/end_labels.h>
#include <plots/drawing/legend_row.h>
#include <plots/drawing/mouse_overlay.h>
#include <plots/drawing/panel_content.h>
#include <plots/drawing/panel_ranges.h>
#include <plots/drawing/text_parts.h>

#include <qcustomplot.h>

#include <vector>

namespace throughline {

class ChartPlot : public QCustomPlot {
public:
    struct Parts { // of one panel; QCustomPlot owns them
        QCPAxisRect* rect = nullptr;
        PanelHead* head = nullptr;
        PanelContent* content = nullptr;
        EndLabels* labels = nullptr;
        QCPAxis* x() const { return rect->axis(QCPAxis::atBottom); }
        QCPAxis* y() const { return rect->axis(QCPAxis::atLeft); }
    };

    explicit ChartPlot(QWidget* parent = nullptr);

    /// Does not paint: call replot. The ranges stay when keepView is set and the panels are as many as before.
    void setData(const ChartData& chart, bool keepView);
    void setTheme(const Theme& theme);
    void setTitleShown(bool shown);
    void setPadding(int pixels);
    /// Before setData.
    void setLook(const ChartLook& look) { m_state.look = look; }
    /// How much of the width the sentence fills: less where the reader's font may be wider than ours.
    void setTextShare(double share);

    ChartState& state() { return m_state; }
    const ChartState& state() const { return m_state; }
    const std::vector<Parts>& panels() const { return m_panels; }
    MouseOverlay& overlay() { return *m_overlay; }
    /// Legend key under `position`, of the legend or of a name at a line's end.
    QString legendKeyAt(QPointF position) const;
    /// Index of the panel whose axis rectangle holds `position`, or -1.
    int panelAt(QPointF position) const;

    std::vector<PanelRange> view() const;
    void setView(const std::vector<PanelRange>& view);
    void resetView();
    /// Of a timeline, whose totals then stand beside the rows; none takes it away.
    void setRange(const std::optional<ChartRange>& range);

protected:
    void updateLayout() override; // texts and margins follow from the width: they are fitted first

private:
    void applyLook();
    void buildPanels();
    Parts makePanel(std::size_t index);
    void arrangePanels(int columns);
    int columnsFor(int width) const;
    void styleAxes(const Parts& parts, const Panel& panel);
    void setTickers(const Parts& parts, const Panel& panel);
    void styleHeads();
    int widthOfContent() const;
    void setTexts();

    ChartState m_state;
    std::vector<PanelRange> m_fullRanges;
    std::vector<Parts> m_panels;
    QCPLayoutGrid* m_grid = nullptr;
    Paragraph* m_title = nullptr;
    Paragraph* m_subtitle = nullptr;
    LegendRow* m_legend = nullptr;
    Paragraph* m_message = nullptr; // why there is nothing to show
    Paragraph* m_sentence = nullptr;
    MouseOverlay* m_overlay = nullptr;
    bool m_titleShown = true;
    double m_textShare = 1;
    int m_columns = 0;
};

} // namespace throughline
