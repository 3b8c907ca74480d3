// SPDX-License-Identifier: GPL-3.0-or-later
// Preparing and judging children of the window.
#include <host/child_program.h>

#include <core/sentence.h>

#include <host/quoted_line.h>

#include <QCoreApplication>
#include <QDir>

namespace throughline {

QString childProgram(const QString& asked) { return asked.isEmpty() ? QCoreApplication::applicationFilePath() : asked; }

std::unique_ptr<QTemporaryFile> experimentFile(const Experiment& experiment)
{
    auto file =
        std::make_unique<QTemporaryFile>(QDir::tempPath() + QStringLiteral("/throughline-XXXXXX.experiment.json"));
    const std::string text = toText(experiment);
    if (!file->open() || file->write(text.data(), qint64(text.size())) != qint64(text.size()) || !file->flush())
        return nullptr;
    file->close();
    return file;
}

QString lastSentence(const QByteArray& errors)
{
    const QByteArray trimmed = errors.trimmed();
    QByteArray line = trimmed.mid(trimmed.lastIndexOf('\n') + 1);
    constexpr QByteArrayView name("throughline: ");
    if (line.startsWith(name))
        line.remove(0, name.size());
    if (line.isEmpty())
        return QString::fromStdString(Sentence::tr("It ended without a word."));
    return QString::fromStdString(quotedLine({line.data(), std::size_t(line.size())}, 1000));
}

QStringList childLanguage()
{
    const QString language = QString::fromStdString(Sentence::language());
    return language == QLatin1String("en") ? QStringList() : QStringList{QStringLiteral("--language"), language};
}

} // namespace throughline
