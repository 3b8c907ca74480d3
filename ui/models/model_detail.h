// SPDX-License-Identifier: GPL-3.0-or-later
// The picker's right side: all that is known of the chosen model, what stands against it, and whether it fits.
#pragma once

#include <ui/models/model_choices.h>
#include <ui/models/model_fit.h>

#include <QWidget>

namespace throughline {

class RowView;
class TextLabel;
class TextTableModel;

class ModelDetail : public QWidget {
    Q_OBJECT
public:
    explicit ModelDetail(QWidget* parent = nullptr);

    /// Null: nothing is chosen. `looking`: its files are being looked at.
    void display(const ModelChoice* choice, const ModelUse& use, bool looking);

private:
    TextLabel* m_title = nullptr;
    TextLabel* m_kind = nullptr;
    TextLabel* m_obstacle = nullptr;
    TextTableModel* m_model = nullptr;
    RowView* m_table = nullptr;
};

} // namespace throughline
