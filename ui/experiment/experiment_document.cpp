// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/experiment_document.h>
#include <ui/widgets/to_qt.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace throughline {

namespace {
constexpr std::size_t mostSteps = 200;
constexpr qint64 largestFile = 16 << 20; // typed prompts included; a larger one is no experiment
const QString ending = QStringLiteral(".experiment.json");
} // namespace

ExperimentDocument::ExperimentDocument(QObject* parent)
    : QObject(parent)
{
    m_experiment.name = "untitled";
    m_experiment.blocks.resize(1);
    m_experiment.blocks[0].settings.newTokens = 32;
    m_saved = m_experiment;
}

void ExperimentDocument::open(const Experiment& experiment, const QString& file, const QString& builtIn)
{
    m_experiment = experiment;
    if (m_experiment.blocks.empty())
        m_experiment.blocks.resize(1);
    m_saved = m_experiment;
    m_file = file;
    m_builtIn = builtIn;
    m_block = 0;
    m_past.clear();
    m_future.clear();
    m_lastEdited.clear();
    emit changed();
}

Result<void> ExperimentDocument::load(const QString& file, const QString& builtIn)
{
    const std::string where = QFileInfo(file).fileName().toStdString();
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return Error{"can't be opened: " + source.errorString().toStdString(), where, "check the file"};
    if (source.size() > largestFile)
        return Error{"is larger than 16 MiB", where, "give an experiment file"};
    auto parsed = parseExperiment(source.readAll().toStdString(), where);
    if (!parsed)
        return parsed.error();
    open(*parsed, builtIn.isEmpty() ? file : QString(), builtIn);
    return {};
}

Result<void> ExperimentDocument::save(const QString& file)
{
    const QString name = file.endsWith(QLatin1String(".json")) ? file : file + ending;
    QSaveFile target(name);
    const QByteArray text = QByteArray::fromStdString(toText(m_experiment));
    if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size() || !target.commit())
        return Error{
            "can't be written: " + target.errorString().toStdString(), name.toStdString(), "choose another folder"};
    m_file = name;
    m_builtIn.clear();
    m_saved = m_experiment;
    emit changed();
    return {};
}

void ExperimentDocument::remember(const QString& what)
{
    m_future.clear();
    if (what == m_lastEdited && !what.isEmpty())
        return;
    m_lastEdited = what;
    m_past.push_back(m_experiment);
    if (m_past.size() > mostSteps)
        m_past.erase(m_past.begin());
}

void ExperimentDocument::edit(const QString& what, const std::function<void(Block&)>& change)
{
    Block block = currentBlock();
    change(block);
    if (block == currentBlock())
        return;
    remember(QStringLiteral("%1/%2").arg(m_block).arg(what));
    m_experiment.blocks[std::size_t(m_block)] = block;
    emit changed();
}

void ExperimentDocument::setName(const QString& name)
{
    if (name.toStdString() == m_experiment.name)
        return;
    remember(QStringLiteral("name"));
    m_experiment.name = name.toStdString();
    emit changed();
}

void ExperimentDocument::showBlock(int index)
{
    m_block = std::clamp(index, 0, int(m_experiment.blocks.size()) - 1);
    m_lastEdited.clear();
    emit changed();
}

void ExperimentDocument::addBlock()
{
    remember({});
    m_experiment.blocks.push_back(currentBlock());
    showBlock(int(m_experiment.blocks.size()) - 1);
}

void ExperimentDocument::removeBlock()
{
    if (m_experiment.blocks.size() < 2)
        return;
    remember({});
    m_experiment.blocks.erase(m_experiment.blocks.begin() + m_block);
    showBlock(m_block);
}

void ExperimentDocument::go(std::vector<Experiment>& from, std::vector<Experiment>& to)
{
    if (from.empty())
        return;
    to.push_back(m_experiment);
    m_experiment = from.back();
    from.pop_back();
    showBlock(m_block);
}

void ExperimentDocument::undo() { go(m_past, m_future); }

void ExperimentDocument::redo() { go(m_future, m_past); }

std::vector<BuiltInExperiment> builtInExperiments(const QString& folder)
{
    std::vector<BuiltInExperiment> all;
    const QDir directory(folder);
    for (const QString& file : directory.entryList({QStringLiteral("*") + ending}, QDir::Files, QDir::Name))
        all.push_back({file.chopped(ending.size()), directory.filePath(file)});
    std::stable_partition(
        all.begin(), all.end(), [](const auto& one) { return one.name == QLatin1String("first-look"); });
    return all;
}

} // namespace throughline
