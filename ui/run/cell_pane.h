// SPDX-License-Identifier: GPL-3.0-or-later
// The right side of the Run page: what is known of the chosen cell, the running one included.
#pragma once

#include <ui/session/run_digest.h>

#include <QWidget>

namespace throughline {

class RowView;
class TextLabel;
class TextTableModel;

class CellPane : public QWidget {
    Q_OBJECT
public:
    explicit CellPane(QWidget* parent = nullptr);
    /// `digest` may be null, or older than `run`.
    void display(const RunResult& run, int cell, const RunDigestPtr& digest);
    void clear();

private:
    TextLabel* m_title = nullptr;
    TextLabel* m_label = nullptr;
    TextLabel* m_reason = nullptr; // why it is not done
    TextTableModel* m_model = nullptr;
    RowView* m_table = nullptr;
};

} // namespace throughline
