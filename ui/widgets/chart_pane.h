// SPDX-License-Identifier: GPL-3.0-or-later
// One chart out of a run's (or a comparison's): which, which panel, as picture or as table. Computes nothing but the
// free chart.
#pragma once

#include <plots/chart_data.h>
#include <plots/free_chart.h>
#include <ui/session/file_writing.h>
#include <ui/style/tokens.h>

#include <QWidget>

#include <memory>
#include <optional>
#include <set>

class QComboBox;
class QStackedLayout;
class QHBoxLayout;

namespace throughline {

class Button;
class ChartChoice;
class ChartView;
class ChartWindows;
class FreeFields;
class HintLine;
class RowView;
class SegmentedControl;
class Session;
class TextLabel;
class TextTableModel;

class ChartPane : public QWidget {
    Q_OBJECT
public:
    enum class Width { Wide, Narrow }; // a narrow one has no title

    explicit ChartPane(Width width, QWidget* parent = nullptr);

    /// All charts there are; those that don't apply are greyed with their reason. Keeps what was chosen.
    /// Of `runs` the free chart is made anew when its fields are chosen; they are kept for that.
    void setCharts(const std::vector<ChartData>& charts, std::vector<std::shared_ptr<const RunResult>> runs);
    void setHeld(bool held); // nothing is painted while a repeat is timed
    void choose(ChartKind kind);
    std::optional<ChartKind> chosen() const; // by the person, or by choose(); else it is the first that applies
    std::set<ChartKind> shownKinds() const;  // that are seen: here unless the pane is hidden, and in windows
    bool hasWindows() const;                 // which are seen whatever page is shown
    ChartView* view() const { return m_view; }
    ChartChoice* choice() const { return m_choice; }
    /// What it says and writes goes through the window's session.
    void join(Session& session);
    /// Every chart that applies, as it is now; the free one as it would be shown, whoever looked.
    FileSource allPictures(const QString& folder, QSize size, double scale) const;

signals:
    void cellActivated(int cell);
    void shownKindsChanged();
    void freeMade();                                        // the free chart of the chosen fields has come
    void said(throughline::Tone tone, const QString& text); // a trace was written, or could not be
    void filesWanted(const QString& folder, const throughline::FileSource& source);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    std::vector<Button*> makeTools();
    void layOut(Width width);
    void makeTable();
    void chooseFirstThatApplies();
    void display();
    QString chosenPanel(const ChartData& chart); // its title; null: all of them
    void askFree();
    void fitPanelLabel();
    void displayTable();
    void savePicture();
    void saveTrace();
    void saveOne(const QString& path, QSize size, double scale);
    void saveAll(const QString& folder, QSize size, double scale);
    void openWindow();

    std::vector<ChartData> m_charts;
    std::vector<std::shared_ptr<const RunResult>> m_runs;
    FreeFields* m_free = nullptr;
    ChartChoice* m_choice = nullptr;
    HintLine* m_reason = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_panelLabel = nullptr;
    SegmentedControl* m_panels = nullptr;
    QComboBox* m_manyPanels = nullptr; // instead, where there are too many for segments
    QStackedLayout* m_stack = nullptr;
    ChartView* m_view = nullptr;
    ChartWindows* m_windows = nullptr;
    QString m_panel; // title of the panels that are shown; null: all
    TextTableModel* m_tableModel = nullptr;
    RowView* m_table = nullptr;
    Button* m_tableButton = nullptr;
    int m_freeAsked = 0;                    // questions about the free chart, of which only the latest counts
    std::optional<FreeChoice> m_freeChoice; // by the person
    bool m_freeKnown = false;               // its fields are those of these runs
    bool m_held = false;
    bool m_panelChosen = false; // the same of panels; until then the fullest is shown
    bool m_chosen = false;      // by the person: then it stays
};

} // namespace throughline
