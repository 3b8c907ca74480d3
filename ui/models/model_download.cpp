// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <host/child_program.h>
#include <host/quoted_line.h>
#include <ui/models/model_download.h>
#include <ui/widgets/to_qt.h>

namespace throughline {

namespace {
constexpr std::size_t longestDownloadLine = 64 << 10;
constexpr int downloadGraceMs = 4000; // it ends at once; a disk that is busy may take longer
constexpr int downloadGoodbyeMs = 2000;
constexpr int downloadKillMs = 1000;
} // namespace

ModelDownload::ModelDownload(const QString& program, QObject* parent)
    : QObject(parent)
    , m_program(childProgram(program))
    , m_lines(longestDownloadLine)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(downloadGraceMs);
    connect(&m_patience, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ModelDownload::readLines);
    connect(&m_process, &QProcess::finished, this, &ModelDownload::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(Phase::Failed, tr("%1 could not be started: %2.").arg(m_program, m_process.errorString()));
    });
}

ModelDownload::~ModelDownload()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(downloadGoodbyeMs))
        m_process.kill();
    m_process.waitForFinished(downloadKillMs);
}

void ModelDownload::start(const QString& model)
{
    if (running())
        return;
    m_model = model;
    m_phase = Phase::Running;
    m_progress = {};
    m_sentence.clear();
    m_openAs.clear();
    m_last = {};
    m_unreadable.clear();
    m_cancelAsked = false;
    m_lines.clear();
    m_rate.clear();
    m_clock.start();
    emit changed();
    const QStringList words{QStringLiteral("models"), QStringLiteral("get"), m_model, QStringLiteral("--json")};
    m_process.start(m_program, words + childLanguage(), QIODevice::ReadOnly);
}

void ModelDownload::retry()
{
    if (!m_model.isEmpty())
        start(m_model);
}

void ModelDownload::cancel()
{
    if (!running() || m_cancelAsked)
        return;
    m_cancelAsked = true;
    m_patience.start();
    m_process.terminate();
    emit changed();
}

void ModelDownload::dismiss()
{
    if (running() || m_phase == Phase::Idle)
        return;
    m_phase = Phase::Idle;
    emit changed();
}

void ModelDownload::readLines()
{
    const QByteArray bytes = m_process.readAllStandardOutput();
    if (!m_unreadable.isEmpty())
        return;
    const auto refuse = [this](std::string_view line) { m_unreadable = toQt(quotedLine(line)); };
    const bool fits = m_lines.feed({bytes.data(), std::size_t(bytes.size())}, [&](std::string_view text) {
        const auto line = downloadLine(text);
        if (line)
            take(*line);
        else
            refuse(text);
        return line.has_value();
    });
    if (!fits)
        refuse(m_lines.rest());
    if (!m_unreadable.isEmpty())
        m_process.kill();
}

void ModelDownload::take(const DownloadLine& line)
{
    if (line.isEnd()) {
        m_last = line;
    } else if (line.kind == DownloadLine::Kind::Waiting) {
        m_sentence = line.sentence;
        m_rate.clear(); // the time it waits is not the time it takes
        emit changed();
    } else if (line.kind == DownloadLine::Kind::Progress) {
        m_sentence.clear();
        m_progress = line.progress;
        m_rate.add(m_clock.elapsed(), m_progress.bytesDone);
        emit changed();
    }
}

void ModelDownload::finish(int exitCode, QProcess::ExitStatus status)
{
    readLines();
    const QByteArray errors = m_process.readAllStandardError();
    if (!m_unreadable.isEmpty())
        return end(Phase::Failed, tr("The download said what can't be read: %1").arg(m_unreadable));
    switch (m_last.kind) {
    case DownloadLine::Kind::Done:
        m_openAs = m_last.openAs.isEmpty() ? m_model : m_last.openAs;
        return end(Phase::Done, {});
    case DownloadLine::Kind::Failed:
        return end(Phase::Failed, m_last.sentence);
    case DownloadLine::Kind::Cancelled:
        return end(Phase::Cancelled, {});
    default:
        break;
    }
    if (m_cancelAsked)
        return end(Phase::Cancelled, {});
    end(Phase::Failed,
        status == QProcess::CrashExit ? tr("The download was killed by signal %1.").arg(exitCode)
                                      : lastSentence(errors));
}

void ModelDownload::end(Phase phase, const QString& sentence)
{
    m_patience.stop();
    m_phase = phase;
    m_sentence = sentence;
    emit changed();
    if (phase == Phase::Done)
        emit done(m_openAs);
}

} // namespace throughline
