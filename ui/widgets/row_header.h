// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a RowView: small type, one line under it, and a run's colour where the model gives one.
#pragma once

#include <QHeaderView>

namespace throughline {

class RowHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit RowHeader(QWidget* parent = nullptr);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

} // namespace throughline
