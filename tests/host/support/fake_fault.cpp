// SPDX-License-Identifier: GPL-3.0-or-later
// Marks in the environment, looked up in /proc.
#include <tests/host/support/fake_fault.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QUuid>

#include <algorithm>

namespace throughline::tests {

FakeFault::FakeFault(const QByteArray& wish)
    : m_mark(QUuid::createUuid().toByteArray(QUuid::WithoutBraces))
{
    qputenv("THROUGHLINE_FAKE", wish);
    qputenv("THROUGHLINE_TEST_MARK", m_mark);
}

FakeFault::~FakeFault()
{
    qunsetenv("THROUGHLINE_FAKE");
    qunsetenv("THROUGHLINE_TEST_MARK");
}

std::vector<qint64> FakeFault::running() const
{
    std::vector<qint64> found;
    for (const QString& entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isProcess = false;
        const qint64 id = entry.toLongLong(&isProcess);
        QFile environment(QStringLiteral("/proc/%1/environ").arg(entry));
        // This process got the mark after its start, so that its own file does not show it.
        if (!isProcess || id == QCoreApplication::applicationPid() || !environment.open(QIODevice::ReadOnly))
            continue;
        if (environment.readAll().contains("THROUGHLINE_TEST_MARK=" + m_mark))
            found.push_back(id);
    }
    return found;
}

bool FakeFault::anyStopped() const
{
    const auto processes = running();
    return std::any_of(processes.begin(), processes.end(), [](qint64 id) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(id));
        if (!stat.open(QIODevice::ReadOnly))
            return false;
        const QByteArray line = stat.readAll();
        return line.mid(line.lastIndexOf(')') + 2, 1) == "T";
    });
}

QString fakeWorker() { return QStringLiteral(THROUGHLINE_BINARY_DIR "/tests/throughline-fake-worker"); }

} // namespace throughline::tests
