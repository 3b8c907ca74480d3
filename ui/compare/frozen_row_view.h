// SPDX-License-Identifier: GPL-3.0-or-later
// A table whose first columns stay in sight when it is scrolled sideways: a second view of them lies over it then.
#pragma once

#include <ui/widgets/row_view.h>

namespace throughline {

class FrozenRowView : public RowView {
    Q_OBJECT
public:
    FrozenRowView(const QString& accessibleName, int columns, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    const RowView& frozen() const { return *m_frozen; }

protected:
    void updateGeometries() override;

private:
    void follow(); // what the model and the widths are now
    void place();

    int m_columns;
    RowView* m_frozen = nullptr;
    QWidget* m_edge = nullptr;
};

} // namespace throughline
