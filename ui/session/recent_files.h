// SPDX-License-Identifier: GPL-3.0-or-later
// The files that were opened or saved last, newest first, kept for the next start. Opens none.
#pragma once

#include <QObject>
#include <QStringList>

namespace throughline {

class RecentFiles : public QObject {
    Q_OBJECT
public:
    explicit RecentFiles(QObject* parent = nullptr);

    const QStringList& files() const { return m_files; }
    void add(const QString& file);
    void remove(const QString& file);
    void clear();

signals:
    void changed();

private:
    void keep(const QStringList& files);

    QStringList m_files;
};

} // namespace throughline
