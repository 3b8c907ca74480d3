// SPDX-License-Identifier: GPL-3.0-or-later
// What each prompt of a run generated: the prompts, whether the modes agree on them, and the texts of the chosen one.
#pragma once

#include <ui/session/run_digest.h>

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QSortFilterProxyModel;

namespace throughline {

class Button;
class HintLine;
class PromptListModel;
class RowView;
class TextReader;

class TextsPane : public QWidget {
    Q_OBJECT
public:
    explicit TextsPane(QWidget* parent = nullptr);

    /// Null: nothing to show. A run that goes on may be given again and again: the chosen prompt stays.
    void setDigest(const RunDigestPtr& digest);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTools();
    void makeList();
    void makeReader();
    void filter();
    void chooseFirst();
    void showTotals();
    void showPrompt();
    void copy();

    PromptListModel* m_prompts = nullptr;
    QSortFilterProxyModel* m_filter = nullptr;
    QCheckBox* m_onlyDiffering = nullptr;
    HintLine* m_totals = nullptr;
    Button* m_copy = nullptr;
    RowView* m_list = nullptr;
    QWidget* m_readerPlace = nullptr;
    TextReader* m_reader = nullptr;
    QBoxLayout* m_body = nullptr;
};

} // namespace throughline
