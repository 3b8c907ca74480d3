// SPDX-License-Identifier: GPL-3.0-or-later
// The test's side writes files; the child's side reads them.
#include "fake_run.h"

#include <QCoreApplication>
#include <QFile>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace throughline {

namespace {

constexpr const char* fakeRunVariable = "THROUGHLINE_FAKE_RUN";

} // namespace

bool FakeRun::isAsked() { return qEnvironmentVariableIsSet(fakeRunVariable); }

int FakeRun::child()
{
    const std::string folder = qEnvironmentVariable(fakeRunVariable).toStdString();
    std::ifstream stream(folder + "/stream");
    std::cout << std::string(std::istreambuf_iterator<char>(stream), {}) << std::flush;
    if (!std::ifstream(folder + "/stays").good())
        return 0;
    std::ofstream told(folder + "/told", std::ios::trunc);
    for (std::string line; std::getline(std::cin, line);) {
        told << line << '\n' << std::flush;
        if (line == "cancel")
            break;
    }
    return 3;
}

FakeRun::FakeRun() { qputenv(fakeRunVariable, m_folder.path().toUtf8()); }

QString FakeRun::program() { return QCoreApplication::applicationFilePath(); }

void FakeRun::write(const QString& name, const QByteArray& content) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s can't be written", qPrintable(file.fileName()));
}

void FakeRun::say(const std::vector<Event>& stream) const
{
    QByteArray lines;
    for (const Event& event : stream)
        lines += QByteArray::fromStdString(toLine(event)) + '\n';
    write("stream", lines);
    QFile::remove(m_folder.filePath("stays"));
}

void FakeRun::stay(const std::vector<Event>& stream) const
{
    say(stream);
    write("stays", {});
    QFile::remove(m_folder.filePath("told"));
}

QStringList FakeRun::told() const
{
    QFile file(m_folder.filePath("told"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

} // namespace throughline
