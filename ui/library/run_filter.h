// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts the list of runs, and keeps those that hold every typed word.
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace throughline {

class RunFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit RunFilter(QObject* parent = nullptr);
    void setWords(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace throughline
