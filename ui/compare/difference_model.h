// SPDX-License-Identifier: GPL-3.0-or-later
// "Only what differs": a row per setting or environment value, a column per run; bold differs from the reference.
#pragma once

#include <ui/compare/comparison.h>

#include <QAbstractTableModel>

namespace throughline {

class DifferenceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit DifferenceModel(QObject* parent = nullptr);
    void setComparison(const ComparisonPtr& comparison);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ComparisonPtr m_comparison;
};

} // namespace throughline
