// SPDX-License-Identifier: GPL-3.0-or-later
// The engine as a child of the window.
#include <host/engine_client.h>

#include <host/child_program.h>
#include <host/engine_lock.h>
#include <host/event_lines.h>

#include <QElapsedTimer>
#include <QTemporaryFile>
#include <QTimer>

#include <deque>
#include <optional>
#include <utility>

namespace throughline {

namespace {

constexpr int cancelGraceMs = 4000; // the engine itself is done within two seconds
constexpr int deliverMs = 8;        // of a turn of the event loop: there are others who want it
constexpr int killGraceMs = 1000;
constexpr int goodbyeMs = 3000;
constexpr qsizetype keptErrorBytes = 4096;

} // namespace

struct EngineClient::Impl {
    explicit Impl(EngineClient* client)
        : q(client)
        , process(client)
    { }

    void readEvents();
    void deliver();
    void readErrors();
    void endWhenDelivered();
    void end(int exitCode, const QString& why);
    QString whyOf(int exitCode, QProcess::ExitStatus status) const;
    void say(const char* word);

    EngineClient* q;
    QProcess process;
    QString program;
    std::unique_ptr<QTemporaryFile> file;
    EventLines lines;
    std::deque<Event> ready; // read, and not handed on yet
    QTimer deliverSoon;
    QTimer patience;
    QByteArray errors; // the end of what it wrote to standard error
    QString unreadable;
    std::optional<std::pair<int, QProcess::ExitStatus>> left; // how it ended, while events are still to be handed on
    bool linesEnded = false;
    bool started = false;
    bool begun = false; // the run has sent its first event
    bool runEnded = false;
};

EngineClient::EngineClient(QString program, QObject* parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(this))
{
    m_impl->program = childProgram(program);
    m_impl->patience.setSingleShot(true);
    auto& process = m_impl->process;
    connect(&process, &QProcess::readyReadStandardOutput, this, [this] { m_impl->readEvents(); });
    connect(&process, &QProcess::readyReadStandardError, this, [this] { m_impl->readErrors(); });
    connect(&process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            m_impl->end(-1, tr("The engine could not be started: %1.").arg(m_impl->process.errorString()));
    });
    connect(&process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        m_impl->readEvents();
        m_impl->readErrors();
        m_impl->left = {exitCode, status};
        m_impl->lines.end();
    });
    connect(&m_impl->lines, &EventLines::read, this, [this](const std::vector<Event>& events) {
        m_impl->ready.insert(m_impl->ready.end(), events.begin(), events.end());
        m_impl->deliver();
    });
    connect(&m_impl->lines, &EventLines::unreadable, this, [this](const QString& line) {
        m_impl->unreadable = line;
        m_impl->process.kill();
    });
    connect(&m_impl->lines, &EventLines::ended, this, [this] {
        m_impl->linesEnded = true;
        m_impl->endWhenDelivered();
    });
    m_impl->deliverSoon.setSingleShot(true);
    connect(&m_impl->deliverSoon, &QTimer::timeout, this, [this] { m_impl->deliver(); });
    connect(&m_impl->patience, &QTimer::timeout, &process, &QProcess::kill); // its workers die with it
}

EngineClient::~EngineClient()
{
    auto& process = m_impl->process;
    process.disconnect(this);
    if (process.state() == QProcess::NotRunning)
        return;
    process.closeWriteChannel(); // means cancel
    if (!process.waitForFinished(goodbyeMs))
        process.kill(); // its workers die with it
    process.waitForFinished(killGraceMs);
}

void EngineClient::start(const Experiment& experiment)
{
    if (m_impl->started)
        return;
    m_impl->started = true;
    m_impl->begun = m_impl->runEnded = false;
    m_impl->errors.clear();
    m_impl->unreadable.clear();
    m_impl->lines.begin();
    m_impl->ready.clear();
    m_impl->left.reset();
    m_impl->linesEnded = false;
    m_impl->file = experimentFile(experiment);
    if (!m_impl->file)
        return m_impl->end(-1, tr("The experiment could not be handed to the engine: no temporary file can be made."));
    m_impl->process.start(m_impl->program,
        {QStringLiteral("run"), m_impl->file->fileName(), QStringLiteral("--attached"), QStringLiteral("--rests")});
}

bool EngineClient::running() const { return m_impl->started; }

void EngineClient::stopAfterCell() { m_impl->say("stop-after-cell\n"); }

void EngineClient::cancel()
{
    m_impl->say("cancel\n");
    if (m_impl->started && !m_impl->patience.isActive())
        m_impl->patience.start(cancelGraceMs);
}

void EngineClient::goOn() { m_impl->say("go-on\n"); }

void EngineClient::Impl::say(const char* word)
{
    if (process.state() != QProcess::NotRunning)
        process.write(word);
}

void EngineClient::Impl::readEvents()
{
    const QByteArray bytes = process.readAllStandardOutput();
    if (!bytes.isEmpty())
        lines.feed(bytes);
}

void EngineClient::Impl::deliver()
{
    if (deliverSoon.isActive())
        return;
    QElapsedTimer turn;
    turn.start();
    while (!ready.empty() && !turn.hasExpired(deliverMs)) {
        const Event next = std::move(ready.front());
        ready.pop_front();
        begun = true;
        runEnded = runEnded || std::holds_alternative<RunEndedEvent>(next.body);
        emit q->event(next);
    }
    if (!ready.empty())
        deliverSoon.start(0);
    else
        endWhenDelivered();
}

void EngineClient::Impl::endWhenDelivered()
{
    if (left && linesEnded && ready.empty())
        end(left->first, whyOf(left->first, left->second));
}

void EngineClient::Impl::readErrors()
{
    const QByteArray bytes = process.readAllStandardError();
    errors = (errors + bytes).right(keptErrorBytes);
    if (begun)
        return;
    for (const QByteArray& line : bytes.split('\n'))
        if (const QString text = QString::fromUtf8(line).trimmed(); EngineLock::isWaitingSentence(text))
            emit q->waiting(text);
}

QString EngineClient::Impl::whyOf(int exitCode, QProcess::ExitStatus status) const
{
    if (!unreadable.isEmpty())
        return tr("The engine sent what can't be read: %1").arg(unreadable);
    if (status == QProcess::CrashExit)
        return tr("The engine was killed by signal %1.").arg(exitCode);
    return runEnded ? QString() : lastSentence(errors);
}

void EngineClient::Impl::end(int exitCode, const QString& why)
{
    patience.stop();
    file.reset();
    left.reset();
    started = false;
    emit q->finished(exitCode, why);
}

} // namespace throughline
