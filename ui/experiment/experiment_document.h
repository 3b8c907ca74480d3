// SPDX-License-Identifier: GPL-3.0-or-later
// The experiment being edited: its value, where it came from, undo. Knows no widget.
#pragma once

#include <core/experiment.h>

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace throughline {

/// Whether an edit is a step of its own, or goes on with the one before when that was of the same field: typing.
enum class EditStep { Own, WithSame };

class ExperimentDocument : public QObject {
    Q_OBJECT
public:
    explicit ExperimentDocument(QObject* parent = nullptr);

    /// All that undo brings back.
    struct State {
        Experiment experiment;
        std::shared_ptr<const Experiment> saved; // as it was opened or saved; what tells documents apart
        QString file;
        QString builtIn;
        int block = 0;
    };

    const State& state() const { return m_state; }
    const Experiment& experiment() const { return m_state.experiment; }
    int block() const { return m_state.block; } // the one that the form shows
    const Block& currentBlock() const { return m_state.experiment.blocks[std::size_t(m_state.block)]; }
    bool modified() const { return !(m_state.experiment == *m_state.saved); }
    const QString& file() const { return m_state.file; }       // where it was opened or saved; empty otherwise
    const QString& builtIn() const { return m_state.builtIn; } // the built-in it is or came from; empty otherwise

    /// Replaces all of it, which can be undone: what was not saved comes back.
    void open(const Experiment& experiment, const QString& file, const QString& builtIn);
    Result<void> load(const QString& file, const QString& builtIn = {});
    Result<void> save(const QString& file);
    void restore(State state); // can be undone too
    /// A change by the person; can be undone. `what` names the field.
    void edit(const QString& what, const std::function<void(Block&)>& change, EditStep step = EditStep::WithSame);
    void forgetUndo();
    void setName(const QString& name);
    void showBlock(int index);
    void addBlock(); // a copy of the shown one
    void removeBlock();
    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }

public slots:
    /// The next edit is a step of its own: the person has left the field.
    void endTyping() { m_lastEdited.clear(); }
    void undo();
    void redo();

signals:
    void changed();                     // the experiment, the block shown, or the file
    void fileUsed(const QString& file); // of the person's: opened or saved, after changed()

private:
    void remember(const QString& what);
    void go(std::vector<State>& from, std::vector<State>& to);

    State m_state;
    std::vector<State> m_past;
    std::vector<State> m_future;
    QString m_lastEdited;
};

struct BuiltInExperiment {
    QString name;
    QString file;
};
/// First look first, then by name.
std::vector<BuiltInExperiment> builtInExperiments(const QString& folder);

} // namespace throughline
