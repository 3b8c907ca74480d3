// SPDX-License-Identifier: GPL-3.0-or-later
// The head of the Library page: runs or cells, the filter with what is wrong with it, saved filters, and how the list
// looks. Filters nothing itself.
#pragma once

#include <ui/library/run_query.h>
#include <ui/style/tokens.h>

#include <QWidget>

#include <functional>
#include <memory>

class QGridLayout;
class QMenu;

namespace throughline {

class Button;
class HintLine;
class QueryEdit;
class SavedFilters;
class SegmentedControl;
class TextLabel;

class FilterBar : public QWidget {
    Q_OBJECT
public:
    enum What { Runs, Cells };
    using KnownRuns = std::function<const std::vector<RunInfo>&()>;
    using FillMenu = std::function<void(QMenu& menu)>;

    /// `runs` are what values are offered of; `viewMenu` fills the menu of grouping and columns.
    FilterBar(KnownRuns runs, FillMenu viewMenu, QWidget* parent = nullptr);

    RunQuery query() const;
    QString text() const;
    void setText(const QString& text);
    What what() const;
    void setWhat(What what);
    void focusFilter();
    /// Below the filter, as long as the filter itself is right.
    void say(const QString& sentence, Tone tone = Tone::Secondary);
    QSize minimumSizeHint() const override; // of the narrow bar

signals:
    void queryChanged();
    void whatChanged();
    void leftForRows(); // Down or Return in the filter

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// A narrow bar has the filter and its buttons below the title.
    void place(bool narrow);
    int widthOfTitle() const; // and of what is listed
    void check();
    void openSaved();

    FillMenu m_viewMenu;
    QGridLayout* m_grid = nullptr;
    TextLabel* m_title = nullptr;
    Button* m_view = nullptr;
    bool m_narrow = true;
    SegmentedControl* m_what = nullptr;
    QueryEdit* m_edit = nullptr;
    HintLine* m_hint = nullptr;
    Button* m_savedButton = nullptr;
    SavedFilters* m_saved = nullptr;
    QString m_said; // shown while the filter is right
    Tone m_saidTone = Tone::Secondary;
};

} // namespace throughline
