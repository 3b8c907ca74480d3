// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of what can be done: it makes the menu bar, the shortcuts, the command palette and the help's table of
// keys. Pages connect to the actions they carry out.
#pragma once

#include <QAction>
#include <QObject>

#include <map>
#include <vector>

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
    Copy,
    CopyCommand,
    Filter,
    PinRun,
    RenameRun,
    TagRuns,
    DeleteRuns,
    BringBackRuns,
    AddBlock,
    RemoveBlock,
    ShowExperiment,
    ShowRun,
    ShowLibrary,
    ShowCompare,
    ShowReport,
    ShowSettings,
    ThemeOfSystem,
    ThemeLight,
    ThemeDark,
    Palette,
    Run,
    StopAfterCell,
    StopNow,
    Help,
    Shortcuts,
    About,
};

enum class ActionMenu { File, Edit, View, Run, Help };

/// One command as the list has it; texts are English and shown through Actions::tr.
struct ActionLine {
    Act act;
    ActionMenu menu;
    const char* text;        // with the letter that chooses it in its menu
    const char* keys;        // the shortcut; "" = none
    bool opensGroup = false; // a separator before it
    const char* whyNot = ""; // said where it is greyed; empty for what can always be done
};

class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(QObject* parent = nullptr);

    static const std::vector<ActionLine>& list();
    static QString menuTitle(ActionMenu menu); // "&File"
    QAction* of(Act act) const { return m_actions.at(act); }
    /// Why it can't be done now; empty when it can.
    QString whyNot(const ActionLine& line) const;
    void fill(QMenuBar& bar) const;

private:
    std::map<Act, QAction*> m_actions;
};

/// "Stop after this cell" of "Stop &after this cell"; Korean letters in brackets go with their brackets.
QString withoutMnemonic(const QString& text);

} // namespace throughline
