// SPDX-License-Identifier: GPL-3.0-or-later
// The list itself. A new command is one line.
#include <ui/actions.h>

#include <QActionGroup>
#include <QMenuBar>
#include <QRegularExpression>

#include <array>

namespace throughline {

namespace {

constexpr std::array allMenus{ActionMenu::File, ActionMenu::Edit, ActionMenu::View, ActionMenu::Run, ActionMenu::Help};

bool isPage(Act act) { return act >= Act::ShowExperiment && act <= Act::ShowSettings; }
bool isTheme(Act act) { return act >= Act::ThemeOfSystem && act <= Act::ThemeDark; }

} // namespace

// The last argument, where there is one, says why it can't be done while it is greyed.
#define LINE(act, menu, text, keys, ...)                                                                               \
    ActionLine { Act::act, ActionMenu::menu, text, keys, __VA_ARGS__ }
const std::vector<ActionLine>& Actions::list()
{
    static const std::vector<ActionLine> lines{
        LINE(NewExperiment, File, QT_TR_NOOP("&New experiment"), "Ctrl+N", false),
        LINE(Open, File, QT_TR_NOOP("&Open…"), "Ctrl+O", false),
        LINE(Save, File, QT_TR_NOOP("&Save"), "Ctrl+S", true),
        LINE(SaveAs, File, QT_TR_NOOP("Save &as…"), "Ctrl+Shift+S", false),
        LINE(ImportRuns, File, QT_TR_NOOP("&Import runs…"), "", true),
        LINE(Export, File, QT_TR_NOOP("&Export charts and tables…"), "Ctrl+E", false),
        LINE(Quit, File, QT_TR_NOOP("&Quit"), "Ctrl+Q", true),
        LINE(Undo, Edit, QT_TR_NOOP("&Undo"), "Ctrl+Z", false, QT_TR_NOOP("No change to undo")),
        LINE(Redo, Edit, QT_TR_NOOP("&Redo"), "Ctrl+Shift+Z", false, QT_TR_NOOP("No change was undone")),
        LINE(Copy, Edit, QT_TR_NOOP("&Copy chart or rows"), "Ctrl+C", true),
        LINE(CopyCommand, Edit, QT_TR_NOOP("Copy as co&mmand"), "", false),
        LINE(Filter, Edit, QT_TR_NOOP("&Filter runs"), "Ctrl+F", true),
        LINE(PinRun, Edit, QT_TR_NOOP("&Pin as reference, or unpin"), "Ctrl+D", false,
            QT_TR_NOOP("Choose one run in the library, of this program and at its end")),
        LINE(RenameRun, Edit, QT_TR_NOOP("Re&name run"), "F2", false, QT_TR_NOOP("Choose one run in the library")),
        LINE(TagRuns, Edit, QT_TR_NOOP("&Tags and notes of runs"), "Ctrl+T", false,
            QT_TR_NOOP("Choose runs in the library")),
        LINE(DeleteRuns, Edit, QT_TR_NOOP("&Delete runs"), "Del", false, QT_TR_NOOP("Choose runs in the library")),
        LINE(BringBackRuns, Edit, QT_TR_NOOP("Brin&g back deleted runs"), "", false,
            QT_TR_NOOP("Go to the library first")),
        LINE(AddBlock, Edit, QT_TR_NOOP("&Add a block to the experiment"), "", true),
        LINE(RemoveBlock, Edit, QT_TR_NOOP("Remove this &block"), "", false, QT_TR_NOOP("There is only one block")),
        LINE(ShowExperiment, View, QT_TR_NOOP("&Experiment"), "Ctrl+1", false),
        LINE(ShowRun, View, QT_TR_NOOP("&Run"), "Ctrl+2", false),
        LINE(ShowLibrary, View, QT_TR_NOOP("&Library"), "Ctrl+3", false),
        LINE(ShowCompare, View, QT_TR_NOOP("&Compare"), "Ctrl+4", false),
        LINE(ShowReport, View, QT_TR_NOOP("Re&port"), "Ctrl+5", false),
        LINE(ShowSettings, View, QT_TR_NOOP("Se&ttings"), "Ctrl+,", false),
        LINE(ThemeOfSystem, View, QT_TR_NOOP("Colours as the &system says"), "", true),
        LINE(ThemeLight, View, QT_TR_NOOP("Li&ght"), "", false),
        LINE(ThemeDark, View, QT_TR_NOOP("&Dark"), "", false),
        LINE(Palette, View, QT_TR_NOOP("Find a c&ommand…"), "Ctrl+Shift+P", true),
        LINE(Run, Run, QT_TR_NOOP("&Run this experiment"), "F5", false),
        LINE(StopAfterCell, Run, QT_TR_NOOP("Stop &after this cell"), "Shift+F5", true,
            QT_TR_NOOP("Nothing is running")),
        LINE(StopNow, Run, QT_TR_NOOP("Stop &now"), "", false, QT_TR_NOOP("Nothing is running")),
        LINE(Help, Help, QT_TR_NOOP("&Help on this page"), "F1", false),
        LINE(Shortcuts, Help, QT_TR_NOOP("&Keyboard shortcuts"), "", false),
        LINE(About, Help, QT_TR_NOOP("&About Throughline"), "", true),
    };
    return lines;
}
#undef LINE

Actions::Actions(QObject* parent)
    : QObject(parent)
{
    auto* pages = new QActionGroup(this);
    auto* themes = new QActionGroup(this);
    for (const ActionLine& line : list()) {
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

QString Actions::menuTitle(ActionMenu menu)
{
    switch (menu) {
    case ActionMenu::File:
        return tr("&File");
    case ActionMenu::Edit:
        return tr("&Edit");
    case ActionMenu::View:
        return tr("&View");
    case ActionMenu::Run:
        return tr("&Run");
    case ActionMenu::Help:
        return tr("&Help");
    }
    return {};
}

QString Actions::whyNot(const ActionLine& line) const
{
    if (of(line.act)->isEnabled())
        return {};
    return *line.whyNot ? tr(line.whyNot) : tr("Not possible now");
}

void Actions::fill(QMenuBar& bar) const
{
    std::map<ActionMenu, QMenu*> menus;
    for (const ActionMenu menu : allMenus)
        menus[menu] = bar.addMenu(menuTitle(menu));
    for (const ActionLine& line : list()) {
        QMenu* menu = menus[line.menu];
        if (line.opensGroup)
            menu->addSeparator();
        menu->addAction(of(line.act));
    }
}

QString withoutMnemonic(const QString& text)
{
    static const QRegularExpression bracketed(QStringLiteral(R"(\s*\(&.\))"));
    QString plain = text;
    plain.remove(bracketed);
    plain.replace(QStringLiteral("&&"), QStringLiteral("\x1"));
    plain.remove(QLatin1Char('&'));
    return plain.replace(QLatin1Char('\x1'), QLatin1Char('&'));
}

} // namespace throughline
