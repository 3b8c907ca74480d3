// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/export.h>
#include <ui/session/background.h>
#include <ui/session/file_writing.h>
#include <ui/session/session.h>
#include <ui/widgets/to_qt.h>

#include <iterator>

namespace throughline {

FileSource sourceOf(std::vector<FileToWrite> files)
{
    return [files = std::move(files)](QObject*, const FilesThen& then) { then(files); };
}

FileWriting::FileWriting(Session& session)
    : m_session(session)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &FileWriting::next);
    connect(&session, &Session::messageWanted, this, [this] { m_quiet = m_quiet || !m_speaking; });
    connect(&session, &Session::messageClosed, this, [this] {
        if (busy() && !m_quiet)
            stop();
    });
}

void FileWriting::write(QObject* asker, const QString& folder, std::vector<FileSource> sources, Then then)
{
    forget();
    m_asker = std::make_unique<QObject>();
    m_folder = folder;
    m_then = std::move(then);
    m_sourceCount = sources.size();
    m_sources.assign(std::make_move_iterator(sources.begin()), std::make_move_iterator(sources.end()));
    m_quiet = false;
    m_stopped = false;
    connect(asker, &QObject::destroyed, m_asker.get(), [this] {
        forget();
        emit ended();
    });
    m_turn.start();
}

void FileWriting::forget()
{
    m_turn.stop();
    m_sources.clear();
    m_files.clear();
    m_written.clear();
    m_then = {};
    m_asker.reset();
}

void FileWriting::next()
{
    if (!m_files.empty()) {
        begin();
        return;
    }
    if (m_sources.empty()) {
        finish();
        return;
    }
    const FileSource source = std::move(m_sources.front());
    m_sources.pop_front();
    source(m_asker.get(), [this, wish = QPointer(m_asker.get())](const Result<std::vector<FileToWrite>>& files) {
        if (!wish)
            return;
        if (!files) {
            fail(files.error());
            return;
        }
        if (!m_stopped)
            m_files.assign(files->begin(), files->end());
        m_fileCount = files->size();
        m_turn.start();
    });
}

void FileWriting::begin()
{
    const QPointer<QObject> wish(m_asker.get()); // who hears of it, or what is drawn, may end it
    const QString number = progress();
    const FileToWrite file = std::move(m_files.front());
    m_files.pop_front();
    say(Tone::Plain, number);
    if (!wish)
        return;
    const auto drawn = file.draw();
    if (!wish)
        return;
    if (!drawn) {
        fail(drawn.error());
        return;
    }
    inBackground(
        m_asker.get(),
        [path = file.path, content = *drawn]() -> Result<void> {
            const auto made = content();
            return made ? writeFile(path, *made) : Result<void>(made.error());
        },
        [this, path = file.path](const Result<void>& written) { take(path, written); });
}

void FileWriting::take(const QString& path, const Result<void>& written)
{
    if (!written) {
        fail(written.error());
        return;
    }
    m_written << path;
    m_turn.start();
}

QString FileWriting::progress() const
{
    const auto number = m_fileCount - m_files.size() + 1;
    if (m_sourceCount == 1)
        return tr("Writing %1 of %2… Closing this stops it.").arg(number).arg(m_fileCount);
    return tr("Run %1 of %2: writing %3 of %4… Closing this stops it.")
        .arg(m_sourceCount - m_sources.size())
        .arg(m_sourceCount)
        .arg(number)
        .arg(m_fileCount);
}

QString FileWriting::outcome() const
{
    return m_written.size() == 1
        ? tr("Written: %1").arg(m_written.front())
        : tr("%n file written to %1", "%n files written to %1", int(m_written.size())).arg(m_folder);
}

void FileWriting::say(Tone tone, const QString& text)
{
    if (m_quiet && tone == Tone::Plain)
        return;
    m_speaking = true;
    m_session.say(tone, text);
    m_speaking = false;
}

void FileWriting::finish()
{
    const QStringList written = m_written;
    const Then then = m_stopped ? Then() : m_then;
    if (m_stopped)
        say(Tone::Caution, tr("Stopped. %1").arg(outcome()));
    else if (!then)
        say(Tone::Good, outcome());
    forget();
    if (then)
        then(written);
    emit ended();
}

void FileWriting::fail(const Error& error)
{
    say(Tone::Bad, toQt(sentence(error)));
    forget();
    emit ended();
}

/// What is drawn already is written, and told of.
void FileWriting::stop()
{
    m_stopped = true;
    m_sources.clear();
    m_files.clear();
}

} // namespace throughline
