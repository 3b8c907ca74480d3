// SPDX-License-Identifier: GPL-3.0-or-later
// Files into a folder, one after another: what only the GUI thread can do takes a turn of the event loop each, the rest
// is done beside it. The window's foot says how far it is.
#pragma once

#include <plots/file_to_write.h>
#include <ui/style/tokens.h>

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <deque>
#include <memory>

namespace throughline {

class Session;

/// Says what is to be written, now or later; not at all when `context` is gone by then.
using FilesThen = std::function<void(const Result<std::vector<FileToWrite>>& files)>;
using FileSource = std::function<void(QObject* context, const FilesThen& then)>;
FileSource sourceOf(std::vector<FileToWrite> files);

class FileWriting : public QObject {
    Q_OBJECT
public:
    using Then = std::function<void(const QStringList& paths)>;

    explicit FileWriting(Session& session);

    /// A source's files are asked for when those before it are written. What an earlier call has not written by now
    /// stays unwritten, and so does everything when `asker` is gone, a file can't be written, or the message is closed.
    /// At the end `then` has the word; without it the message says how many files were written into `folder`.
    void write(QObject* asker, const QString& folder, std::vector<FileSource> sources, Then then = {});
    bool busy() const { return m_asker != nullptr; }

signals:
    void ended(); // all is written, or no more will be

private:
    void next();
    void begin();
    void take(const QString& path, const Result<void>& written);
    void finish();
    void fail(const Error& error);
    void stop();
    void forget();
    void say(Tone tone, const QString& text);
    QString progress() const;
    QString outcome() const;

    Session& m_session;
    QTimer m_turn;
    std::unique_ptr<QObject> m_asker; // goes with the asker's wish: answers to an older one find it gone
    QString m_folder;
    Then m_then;
    std::deque<FileSource> m_sources;
    std::deque<FileToWrite> m_files; // of the source that is written
    std::size_t m_sourceCount = 0;
    std::size_t m_fileCount = 0; // of the same source
    QStringList m_written;
    bool m_stopped = false;
    bool m_speaking = false;
    bool m_quiet = false; // another message came meanwhile: it is not talked over
};

} // namespace throughline
