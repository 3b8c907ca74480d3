// SPDX-License-Identifier: GPL-3.0-or-later
// The list itself. A new command is one line.
#include <ui/actions.h>

#include <QActionGroup>
#include <QMenuBar>

#include <array>

namespace throughline {

namespace {

enum class Menu { File, Edit, View, Run, Help };
constexpr std::array menuTitles{QT_TRANSLATE_NOOP("throughline::Actions", "&File"),
    QT_TRANSLATE_NOOP("throughline::Actions", "&Edit"), QT_TRANSLATE_NOOP("throughline::Actions", "&View"),
    QT_TRANSLATE_NOOP("throughline::Actions", "&Run"), QT_TRANSLATE_NOOP("throughline::Actions", "&Help")};

struct Line {
    Act act;
    Menu menu;
    const char* text;
    const char* keys;
    bool opensGroup; // a separator before it
};
#define LINE(act, menu, text, keys, group)                                                                             \
    Line { Act::act, Menu::menu, QT_TRANSLATE_NOOP("throughline::Actions", text), keys, group }
constexpr std::array lines{
    LINE(NewExperiment, File, "&New experiment", "Ctrl+N", false),
    LINE(Open, File, "&Open…", "Ctrl+O", false),
    LINE(Save, File, "&Save", "Ctrl+S", true),
    LINE(SaveAs, File, "Save &as…", "Ctrl+Shift+S", false),
    LINE(ImportRuns, File, "&Import runs…", "", true),
    LINE(Export, File, "&Export charts and tables…", "Ctrl+E", false),
    LINE(Quit, File, "&Quit", "Ctrl+Q", true),
    LINE(Undo, Edit, "&Undo", "Ctrl+Z", false),
    LINE(Redo, Edit, "&Redo", "Ctrl+Shift+Z", false),
    LINE(CopyCommand, Edit, "Copy as &command", "", true),
    LINE(Filter, Edit, "&Filter runs", "Ctrl+F", true),
    LINE(AddBlock, Edit, "&Add a block to the experiment", "", true),
    LINE(RemoveBlock, Edit, "Remove this &block", "", false),
    LINE(ShowExperiment, View, "&Experiment", "Ctrl+1", false),
    LINE(ShowRun, View, "&Run", "Ctrl+2", false),
    LINE(ShowLibrary, View, "&Library", "Ctrl+3", false),
    LINE(ShowCompare, View, "&Compare", "Ctrl+4", false),
    LINE(ShowReport, View, "Re&port", "Ctrl+5", false),
    LINE(ThemeOfSystem, View, "Colours as the &system says", "", true),
    LINE(ThemeLight, View, "Li&ght", "", false),
    LINE(ThemeDark, View, "&Dark", "", false),
    LINE(Run, Run, "&Run this experiment", "F5", false),
    LINE(StopAfterCell, Run, "Stop &after this cell", "Shift+F5", true),
    LINE(StopNow, Run, "Stop &now", "", false),
    LINE(About, Help, "&About Throughline", "", false),
};
#undef LINE

bool isPage(Act act) { return act >= Act::ShowExperiment && act <= Act::ShowReport; }
bool isTheme(Act act) { return act >= Act::ThemeOfSystem && act <= Act::ThemeDark; }

} // namespace

Actions::Actions(QObject* parent)
    : QObject(parent)
{
    auto* pages = new QActionGroup(this);
    auto* themes = new QActionGroup(this);
    for (const Line& line : lines) {
        auto* action = new QAction(tr(line.text), this);
        action->setShortcut(QKeySequence(QString::fromLatin1(line.keys)));
        m_actions[line.act] = action;
        if (isPage(line.act) || isTheme(line.act)) {
            action->setCheckable(true);
            (isPage(line.act) ? pages : themes)->addAction(action);
        }
    }
    of(Act::StopAfterCell)->setEnabled(false);
    of(Act::StopNow)->setEnabled(false);
}

void Actions::fill(QMenuBar& bar) const
{
    std::array<QMenu*, menuTitles.size()> menus{};
    for (std::size_t i = 0; i < menus.size(); ++i)
        menus[i] = bar.addMenu(tr(menuTitles[i]));
    for (const Line& line : lines) {
        QMenu* menu = menus[std::size_t(line.menu)];
        if (line.opensGroup)
            menu->addSeparator();
        menu->addAction(of(line.act));
    }
}

} // namespace throughline
