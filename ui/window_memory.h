// SPDX-License-Identifier: GPL-3.0-or-later
// What the next start finds as it was: place and size, page, the experiment with its unsaved changes, chosen runs,
// charts and splitters. One file per run library; written on closing, and soon after the experiment changed.
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace throughline {

class MainWindow;

class WindowMemory : public QObject {
    Q_OBJECT
public:
    WindowMemory(MainWindow& window, QString file);

    /// Before the window is shown. A file that is missing or can't be read leaves everything as it is.
    void restore();
    void keep() const;
    /// Another library is shown from here on: the old one's file has what was left there, the window goes on with this
    /// one.
    void follow(const QString& file);

private:
    QJsonObject experiment() const;
    void restoreExperiment(const QJsonObject& kept);
    QJsonObject pages() const;
    void restorePages(); // once they are there
    void restoreRuns(const QJsonObject& kept);

    MainWindow& m_window;
    QString m_file;
    QJsonObject m_keptPages; // as they were last time
    QTimer m_soon;
};

/// Where it is kept for this library.
QString windowMemoryFile(const QString& library);

} // namespace throughline
