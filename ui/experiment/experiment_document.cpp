// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/experiment_document.h>
#include <ui/widgets/to_qt.h>

#include <host/user_settings.h>

#include <core/prompt_files.h>
#include <core/sentence.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {
constexpr std::size_t mostSteps = 200;
constexpr qint64 largestFile = 16 << 20; // what is read at all; an experiment has 256 KiB at most
const QString ending = QStringLiteral(".experiment.json");
} // namespace

ExperimentDocument::ExperimentDocument(QObject* parent)
    : QObject(parent)
{
    m_state.experiment.name = "untitled";
    m_state.experiment.blocks.resize(1);
    m_state.experiment.blocks[0].settings.newTokens = 32;
    m_state.saved = std::make_shared<const Experiment>(m_state.experiment);
}

void ExperimentDocument::open(const Experiment& experiment, const QString& file, const QString& builtIn)
{
    State fresh{experiment, {}, file, builtIn, 0};
    if (fresh.experiment.blocks.empty())
        fresh.experiment.blocks.resize(1);
    fresh.saved = std::make_shared<const Experiment>(fresh.experiment);
    restore(std::move(fresh));
}

void ExperimentDocument::restore(State state)
{
    remember({});
    m_state = std::move(state);
    emit changed();
}

void ExperimentDocument::forgetUndo()
{
    m_past.clear();
    m_future.clear();
    endTyping();
    emit changed();
}

Result<void> ExperimentDocument::load(const QString& file, const QString& builtIn)
{
    const std::string where = QFileInfo(file).fileName().toStdString();
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return Error{Sentence::tr("can't be opened: %1", {source.errorString().toStdString()}), where,
            Sentence::tr("check the file")};
    if (source.size() > largestFile)
        return Error{Sentence::tr("is larger than 16 MiB"), where, Sentence::tr("give an experiment file")};
    auto parsed = parseExperiment(source.readAll().toStdString(), where);
    if (!parsed)
        return parsed.error();
    lookBeside(*parsed, file.toStdString());
    if (!builtIn.isEmpty()) {
        open(withDefaults(*std::move(parsed), userSettings()), {}, builtIn);
        return {};
    }
    open(*parsed, file, {});
    emit fileUsed(file);
    return {};
}

Result<void> ExperimentDocument::save(const QString& file)
{
    const QString name = file.endsWith(QLatin1String(".json")) ? file : file + ending;
    QSaveFile target(name);
    const QByteArray text = QByteArray::fromStdString(toText(m_state.experiment));
    if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size() || !target.commit())
        return Error{Sentence::tr("can't be written: %1", {target.errorString().toStdString()}), name.toStdString(),
            Sentence::tr("choose another folder")};
    // Undone or redone, it is still this file, and differs from it by what is undone.
    const auto before = m_state.saved;
    const auto saved = std::make_shared<const Experiment>(m_state.experiment);
    const auto follow = [&](State& state) {
        if (state.saved != before)
            return;
        state.saved = saved;
        state.file = name;
        state.builtIn.clear();
    };
    follow(m_state);
    std::for_each(m_past.begin(), m_past.end(), follow);
    std::for_each(m_future.begin(), m_future.end(), follow);
    endTyping();
    emit changed();
    emit fileUsed(name);
    return {};
}

void ExperimentDocument::remember(const QString& what)
{
    m_future.clear();
    if (what == m_lastEdited && !what.isEmpty())
        return;
    m_lastEdited = what;
    m_past.push_back(m_state);
    if (m_past.size() > mostSteps)
        m_past.erase(m_past.begin());
}

void ExperimentDocument::edit(const QString& what, const std::function<void(Block&)>& change, EditStep step)
{
    Block block = currentBlock();
    change(block);
    if (block == currentBlock())
        return;
    remember(step == EditStep::Own ? QString() : QStringLiteral("%1/%2").arg(m_state.block).arg(what));
    m_state.experiment.blocks[std::size_t(m_state.block)] = block;
    emit changed();
}

void ExperimentDocument::setName(const QString& name)
{
    if (name.toStdString() == m_state.experiment.name)
        return;
    remember(QStringLiteral("name"));
    m_state.experiment.name = name.toStdString();
    emit changed();
}

void ExperimentDocument::showBlock(int index)
{
    m_state.block = std::clamp(index, 0, int(m_state.experiment.blocks.size()) - 1);
    endTyping();
    emit changed();
}

void ExperimentDocument::addBlock()
{
    remember({});
    m_state.experiment.blocks.push_back(Block(currentBlock()));
    showBlock(int(m_state.experiment.blocks.size()) - 1);
}

void ExperimentDocument::removeBlock()
{
    auto& blocks = m_state.experiment.blocks;
    if (blocks.size() < 2)
        return;
    remember({});
    blocks.erase(blocks.begin() + m_state.block);
    showBlock(m_state.block);
}

void ExperimentDocument::go(std::vector<State>& from, std::vector<State>& to)
{
    if (from.empty())
        return;
    to.push_back(m_state);
    m_state = from.back();
    from.pop_back();
    endTyping();
    emit changed();
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
