// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that fit what is typed, the best first, with their keys, and why those that are greyed can't be done now.
#pragma once

#include <QAbstractTableModel>
#include <QPointer>

#include <vector>

class QAction;

namespace throughline {

class Actions;

class PaletteModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Command, Note, Keys, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// As they are now: the list's visible ones, then `others` (recent files), which have no line there.
    void setCommands(const Actions& actions, const QList<QAction*>& others);
    void setTyped(const QString& typed);
    QAction* action(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Entry {
        QPointer<QAction> action;
        QString text;
        QString english; // found in English too, whatever the language
        QString note;    // its menu, or why it can't be done
    };
    void show();

    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_shown;
    QString m_typed;
};

} // namespace throughline
