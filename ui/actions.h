// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of what can be done: it makes the menu bar and the shortcuts. Pages connect to the actions they carry
// out.
#pragma once

#include <QAction>
#include <QObject>

#include <map>

class QMenuBar;

namespace throughline {

enum class Act {
    NewExperiment,
    Open,
    Save,
    SaveAs,
    ImportRuns,
    Export,
    Quit,
    Undo,
    Redo,
    CopyCommand,
    Filter,
    AddBlock,
    RemoveBlock,
    ShowExperiment,
    ShowRun,
    ShowLibrary,
    ShowCompare,
    ShowReport,
    ThemeOfSystem,
    ThemeLight,
    ThemeDark,
    Run,
    StopAfterCell,
    StopNow,
    About,
};

class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(QObject* parent = nullptr);
    QAction* of(Act act) const { return m_actions.at(act); }
    void fill(QMenuBar& bar) const;

private:
    std::map<Act, QAction*> m_actions;
};

} // namespace throughline
