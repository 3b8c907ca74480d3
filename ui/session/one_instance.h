// SPDX-License-Identifier: GPL-3.0-or-later
// One window per run library: a second start hands its files to the window that is open, and leaves.
#pragma once

#include <host/file_lock.h>

#include <QLocalServer>
#include <QObject>
#include <QStringList>

#include <optional>

namespace throughline {

class OneInstance : public QObject {
    Q_OBJECT
public:
    /// `library`: the file's path; another library is another instance.
    explicit OneInstance(const QString& library, QObject* parent = nullptr);

    /// Whether this process is to show the window. False: another one does and has been given the files. Where none
    /// can be asked (no runtime directory, a window that does not answer) every start has a window of its own.
    bool claim(const QStringList& files);

    /// The settings name another library: from here on starts for that one come to this window, unless it has one
    /// already, and starts for the library before open one of their own.
    void follow(const QString& library);

signals:
    /// Another start's files, perhaps none: the window is to come to the front.
    void opened(const QStringList& files);

private:
    Result<FileLock> lock() const;
    void listen();
    void answer(class QLocalSocket& visitor);
    bool give(const QStringList& files) const;

    QString m_place; // of the socket and the lock, without their endings; empty = nowhere
    std::optional<FileLock> m_lock;
    QLocalServer m_server;
};

/// A name for what belongs to this library: equal paths, equal names.
QString nameForLibrary(const QString& library);

} // namespace throughline
