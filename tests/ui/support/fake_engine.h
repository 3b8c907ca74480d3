// SPDX-License-Identifier: GPL-3.0-or-later
// Answers `models --json`, `models show`, `models get`, `devices --json` and `run` as a test says: the test program
// started again. Opens no model and no connection, measures nothing.
#pragma once

#include <core/event.h>

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <string>
#include <vector>

namespace throughline {

class FakeEngine {
public:
    FakeEngine(); // its children find it through the environment
    static QString program();

    /// A preset and a cached model as `models --json` lists them.
    static QJsonObject preset(const QString& name, double parameters, int layers = 12);
    static QJsonObject cached(const QString& name, double parameters);
    static QJsonObject unusable(const QString& name, const QString& why, bool incomplete);
    void list(const std::vector<QJsonObject>& models) const;
    void failToList(const QString& why) const;
    /// What `models show NAME` answers; of all others it says that there is no such folder.
    void show(const QString& name, const QJsonObject& facts) const;
    static QJsonObject shown(double parameters, const QStringList& refusals = {});
    void devices(qint64 memoryBytes, qint64 availableBytes) const;
    /// A CPU of 32 cores and as many GPUs of 150 GB.
    void gpus(int count) const;
    /// What `plan FILE --json` answers, whatever the file.
    void plan(const QByteArray& json) const;

    /// The lines of `models get`, then its end: "WAIT" stays until it is told to end, "HANG" even longer, "KILL" dies,
    /// "EXIT 1" leaves with that status.
    void get(const QStringList& lines) const;
    static QString progress(qint64 bytesDone, qint64 bytesTotal, int filesDone, int filesTotal);

    /// What `run` does with the experiment of that name: these events' lines, with "WAIT" (for a word on its standard
    /// input, which is noted), "PAUSE 20" (milliseconds, as a device would take), "KILL" and "EXIT 1" between them.
    void run(const QString& experiment, const QStringList& lines) const;
    static QStringList lines(const std::vector<Event>& events);

    /// Command lines so far that begin so, without the program.
    QStringList asked(const QString& beginning) const;
    qint64 lastChild(const QString& beginning) const; // its process id

private:
    void write(const QString& name, const QByteArray& content) const;

    QTemporaryDir m_folder;
};

} // namespace throughline
