// SPDX-License-Identifier: GPL-3.0-or-later
// One engine measures at a time: a lock file in the runtime directory, which the kernel drops with its holder.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace throughline {

class EngineLock : public QObject {
    Q_OBJECT
public:
    /// `path` empty: engine.lock in this user's runtime directory.
    explicit EngineLock(QString path = {}, QObject* parent = nullptr);
    ~EngineLock() override; // lets go

    /// `measures`: what will be measured, for those who wait. Answers from the event loop: `acquired` once, perhaps
    /// `waiting` before. Where no lock can be had, `waiting` says why and `acquired` follows: measuring beside another
    /// engine is better than not at all.
    void acquire(const QString& measures = {});
    bool held() const { return m_held; }
    /// Whether a line that an engine printed is the sentence of `waiting`.
    static bool isWaitingSentence(const QString& line);

signals:
    void acquired();
    /// Who measures; again when the holder changes.
    void waiting(const QString& sentence);

private:
    void tryNow();
    QString openFile();
    void writeHolder() const;
    QString holder() const;

    QString m_path;
    QString m_measures;
    QString m_said;
    QTimer m_retry;
    int m_file = -1;
    bool m_held = false;
};

/// $XDG_RUNTIME_DIR/throughline, else a directory of this user alone in the temporary folder; made with mode 0700.
/// Empty when there is none that is this user's own.
QString runtimeDirectory();

} // namespace throughline
