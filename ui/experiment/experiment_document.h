// SPDX-License-Identifier: GPL-3.0-or-later
// The experiment being edited: its value, where it came from, undo. Knows no widget.
#pragma once

#include <core/experiment.h>

#include <QObject>

#include <functional>
#include <vector>

namespace throughline {

class ExperimentDocument : public QObject {
    Q_OBJECT
public:
    explicit ExperimentDocument(QObject* parent = nullptr);

    const Experiment& experiment() const { return m_experiment; }
    int block() const { return m_block; } // the one that the form shows
    const Block& currentBlock() const { return m_experiment.blocks[std::size_t(m_block)]; }
    bool modified() const { return !(m_experiment == m_saved); }
    const QString& file() const { return m_file; }       // where it was opened or saved; empty otherwise
    const QString& builtIn() const { return m_builtIn; } // name of the built-in it is or came from; empty otherwise

    /// Replaces all of it and forgets what can be undone.
    void open(const Experiment& experiment, const QString& file, const QString& builtIn);
    Result<void> load(const QString& file, const QString& builtIn = {});
    Result<void> save(const QString& file);
    /// A change by the person; can be undone. Changes of one field in a row (`what`) are one step.
    void edit(const QString& what, const std::function<void(Block&)>& change);
    void setName(const QString& name);
    void showBlock(int index);
    void addBlock(); // a copy of the shown one
    void removeBlock();
    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }

public slots:
    void undo();
    void redo();

signals:
    void changed(); // the experiment, the block shown, or the file

private:
    void remember(const QString& what);
    void go(std::vector<Experiment>& from, std::vector<Experiment>& to);

    Experiment m_experiment;
    Experiment m_saved;
    QString m_file;
    QString m_builtIn;
    int m_block = 0;
    std::vector<Experiment> m_past;
    std::vector<Experiment> m_future;
    QString m_lastEdited;
};

struct BuiltInExperiment {
    QString name;
    QString file;
};
/// First look first, then by name.
std::vector<BuiltInExperiment> builtInExperiments(const QString& folder);

} // namespace throughline
