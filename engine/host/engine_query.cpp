// SPDX-License-Identifier: GPL-3.0-or-later
// Asking a child one question at a time.
#include <host/engine_client.h>

#include <host/child_program.h>

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

namespace throughline {

namespace {

constexpr int patienceMs = 60'000;
constexpr qsizetype longestAnswerBytes = 64 << 20;

Result<Plan> planInAnswer(const QByteArray& answer)
{
    const auto json = nlohmann::json::parse(answer.begin(), answer.end(), nullptr, false);
    return json.is_discarded() ? Result<Plan>(Error{"the plan can't be read", {}, {}}) : planFromJson(json, "plan");
}

} // namespace

struct EngineQuery::Impl {
    explicit Impl(EngineQuery* query)
        : q(query)
    { }

    void ask(const QString& question, const QStringList& arguments);
    void drop();
    bool take();
    void readPlan(const QByteArray& answer);
    void finish(int exitCode, QProcess::ExitStatus status);
    void fail(const QString& why);

    EngineQuery* q;
    QString program;
    QString what;
    std::unique_ptr<QTemporaryFile> file;
    std::unique_ptr<QProcess> process;
    QTimer patience;
    QByteArray said;
    int questions = 0; // so far: what is read of an earlier one is dropped
};

EngineQuery::EngineQuery(QString program, QObject* parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(this))
{
    m_impl->program = childProgram(program);
    m_impl->patience.setSingleShot(true);
    m_impl->patience.setInterval(patienceMs);
    connect(&m_impl->patience, &QTimer::timeout, this,
        [this] { m_impl->fail(tr("It gave no answer within %1 seconds.").arg(patienceMs / 1000)); });
}

EngineQuery::~EngineQuery() { m_impl->drop(); }

void EngineQuery::planOf(const Experiment& experiment)
{
    m_impl->drop();
    m_impl->file = experimentFile(experiment);
    if (m_impl->file)
        m_impl->ask(
            QStringLiteral("plan"), {QStringLiteral("plan"), m_impl->file->fileName(), QStringLiteral("--json")});
    else
        emit failed(tr("No temporary file can be made."));
}

void EngineQuery::models()
{
    m_impl->ask(QStringLiteral("models"), {QStringLiteral("models"), QStringLiteral("--json")});
}

void EngineQuery::devices()
{
    m_impl->ask(QStringLiteral("devices"), {QStringLiteral("devices"), QStringLiteral("--json")});
}

void EngineQuery::model(const QString& name)
{
    m_impl->ask(
        QStringLiteral("model"), {QStringLiteral("models"), QStringLiteral("show"), name, QStringLiteral("--json")});
}

void EngineQuery::Impl::ask(const QString& question, const QStringList& arguments)
{
    auto kept = std::move(file); // of this question; drop() removes that of the one before
    drop();
    file = std::move(kept);
    what = question;
    said.clear();
    process = std::make_unique<QProcess>();
    QObject::connect(process.get(), &QProcess::readyReadStandardOutput, q, [this] { take(); });
    QObject::connect(process.get(), &QProcess::finished, q,
        [this](int exitCode, QProcess::ExitStatus status) { finish(exitCode, status); });
    QObject::connect(process.get(), &QProcess::errorOccurred, q, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tr("%1 could not be started: %2.").arg(program, process->errorString()));
    });
    patience.start();
    process->start(program, arguments + childLanguage(), QIODevice::ReadOnly);
}

void EngineQuery::Impl::drop()
{
    patience.stop();
    ++questions;
    file.reset();
    if (!process)
        return;
    process->disconnect(q);
    process->kill();
    // It may be the one that is telling us something; and its end is waited for by the event loop, not here.
    QProcess* leaving = process.release();
    QObject::connect(leaving, &QProcess::finished, leaving, &QObject::deleteLater);
    if (leaving->state() == QProcess::NotRunning)
        leaving->deleteLater();
}

bool EngineQuery::Impl::take()
{
    said += process->readAllStandardOutput();
    if (said.size() <= longestAnswerBytes)
        return true;
    fail(tr("Its answer is too long."));
    return false;
}

void EngineQuery::Impl::finish(int exitCode, QProcess::ExitStatus status)
{
    if (!take())
        return;
    const QByteArray errors = process->readAllStandardError();
    if (status == QProcess::CrashExit)
        return fail(tr("It was killed by signal %1.").arg(exitCode));
    const bool refusal = what == QLatin1String("model") && !said.isEmpty(); // its reasons are the answer
    if (exitCode != 0 && !refusal)
        return fail(lastSentence(errors));
    const QByteArray answer = std::exchange(said, {});
    drop();
    if (what != QLatin1String("plan")) {
        emit q->answer(what, answer);
        return;
    }
    readPlan(answer);
}

/// A plan of thousands of cells takes longer to read than a window may stand still: not on its thread.
void EngineQuery::Impl::readPlan(const QByteArray& answer)
{
    QThreadPool::globalInstance()->start([query = QPointer(q), question = questions, answer] {
        const auto plan = std::make_shared<const Result<Plan>>(planInAnswer(answer));
        const auto tell = [query, question, plan] {
            if (!query || query->m_impl->questions != question)
                return;
            if (plan->ok())
                emit query->plan(**plan);
            else
                emit query->failed(QString::fromStdString(sentence(plan->error())));
        };
        QMetaObject::invokeMethod(QCoreApplication::instance(), tell, Qt::QueuedConnection);
    });
}

void EngineQuery::Impl::fail(const QString& why)
{
    drop();
    emit q->failed(why);
}

} // namespace throughline
