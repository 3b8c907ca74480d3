// SPDX-License-Identifier: GPL-3.0-or-later
// File > Open recent: a line per file, chosen by its digit, and one that empties the list.
#pragma once

#include <QMenu>

namespace throughline {

class RecentFiles;

class RecentMenu : public QMenu {
    Q_OBJECT
public:
    RecentMenu(RecentFiles& files, QWidget* parent);

    /// One per file, for the command palette.
    QList<QAction*> fileActions() const { return m_actions; }

signals:
    void chosen(const QString& file);

private:
    void fill();

    RecentFiles& m_files;
    QList<QAction*> m_actions;
};

} // namespace throughline
