// SPDX-License-Identifier: GPL-3.0-or-later
// Built-ins are Qt resources; files are read whole, with a bound.
#include <app/experiment_source.h>

#include <core/prompt_files.h>
#include <host/user_settings.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace throughline {

namespace {

constexpr qint64 largestFile = 16 << 20; // typed prompts included; a larger one is no experiment
const QString ending = QStringLiteral(".experiment.json");

Result<std::string> readAll(QFile& file, const std::string& where)
{
    const QByteArray content = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{"can't be read: " + file.errorString().toStdString(), where, "check the file"};
    if (content.size() > largestFile)
        return Error{"is larger than 16 MiB", where, "give an experiment file, as the window or an editor saves it"};
    return content.toStdString();
}

Error unknown(const std::string& name)
{
    std::string offered;
    for (const auto& builtIn : builtInExperiments())
        offered.append(offered.empty() ? "" : ", ").append(builtIn);
    return {"is neither a built-in experiment nor a file", name, "give a file, or one of " + offered};
}

QString builtInFile(const QString& name) { return QStringLiteral(":/experiments/") + name + ending; }

bool isBuiltIn(const std::string& nameOrFile)
{
    const auto name = QString::fromStdString(nameOrFile);
    return !name.contains(QLatin1Char('/')) && QFile::exists(builtInFile(name));
}

Result<std::string> contentOf(const std::string& nameOrFile)
{
    if (nameOrFile == "-") {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return Error{"standard input can't be read", "-", "give a file"};
        return readAll(input, "standard input");
    }
    const auto name = QString::fromStdString(nameOrFile);
    QFile file(isBuiltIn(nameOrFile) ? builtInFile(name) : name);
    if (!file.exists())
        return unknown(nameOrFile);
    if (QFileInfo(file).isDir())
        return Error{"is a folder", nameOrFile, "give an experiment file"};
    if (!file.open(QIODevice::ReadOnly))
        return Error{"can't be opened: " + file.errorString().toStdString(), nameOrFile, "check the file's rights"};
    return readAll(file, nameOrFile);
}

} // namespace

std::vector<std::string> builtInExperiments()
{
    std::vector<std::string> found;
    const auto files = QDir(QStringLiteral(":/experiments")).entryList({QStringLiteral("*") + ending}, QDir::Files);
    for (const auto& file : files)
        found.push_back(file.chopped(ending.size()).toStdString());
    std::stable_partition(found.begin(), found.end(), [](const std::string& name) { return name == "first-look"; });
    return found;
}

Result<Experiment> openExperiment(const std::string& nameOrFile)
{
    const auto content = contentOf(nameOrFile);
    if (!content)
        return content.error();
    auto experiment = parseExperiment(*content, nameOrFile == "-" ? "standard input" : nameOrFile);
    if (!experiment)
        return experiment;
    lookBeside(*experiment, nameOrFile);
    return isBuiltIn(nameOrFile) ? withDefaults(*std::move(experiment), userSettings()) : experiment;
}

} // namespace throughline
