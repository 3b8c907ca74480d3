// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does beside its pages: palette, help, recent files, copying, Esc, coming to the front.
#include <ui/copy_shown.h>
#include <ui/experiment/experiment_page.h>
#include <ui/help/help_window.h>
#include <ui/main_window.h>
#include <ui/palette/command_palette.h>
#include <ui/recent_menu.h>

#include <QFileInfo>
#include <QKeyEvent>
#include <QMenuBar>
#include <QStackedWidget>

namespace throughline {

void MainWindow::connectHabits()
{
    Actions& actions = m_session->actions();
    m_recent = new RecentMenu(m_session->recent(), this);
    QMenu* file = menuBar()->actions().front()->menu();
    file->insertMenu(file->actions().value(file->actions().indexOf(actions.of(Act::Open)) + 1), m_recent);
    m_palette = new CommandPalette(
        actions, [this] { return m_recent->fileActions(); }, this);
    connect(m_recent, &RecentMenu::chosen, this, &MainWindow::openRecent);
    connect(actions.of(Act::Palette), &QAction::triggered, m_palette, &CommandPalette::open);
    connect(actions.of(Act::Help), &QAction::triggered, this,
        [this] { showHelp(helpNames().at(std::size_t(m_pages->currentIndex()))); });
    connect(actions.of(Act::Shortcuts), &QAction::triggered, this, [this] { showHelp(QStringLiteral("shortcuts")); });
    connect(actions.of(Act::Copy), &QAction::triggered, this, &MainWindow::copy);
    connect(&m_experiment->document(), &ExperimentDocument::fileUsed, &m_session->recent(), &RecentFiles::add);
}

void MainWindow::openRecent(const QString& file)
{
    if (QFileInfo(file).isFile()) {
        openFiles({file});
        return;
    }
    m_session->recent().remove(file);
    m_session->say(Tone::Caution, tr("%1 is no longer there; it was taken off the list of recent files.").arg(file));
}

void MainWindow::showHelp(const QString& topic)
{
    if (!m_help)
        m_help = new HelpWindow(this);
    m_help->openAt(topic);
}

void MainWindow::copy()
{
    const QString copied = copyShown(focusWidget(), *m_pages->currentWidget());
    if (copied.isEmpty())
        m_session->say(Tone::Plain, tr("There is no chart and no table here to be copied."));
    else
        m_session->say(Tone::Good, copied);
}

void MainWindow::comeForward(const QStringList& files)
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    openFiles(files);
}

/// Esc closes what popped up, wherever the keys are.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_message->isVisible())
        m_message->dismiss();
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace throughline
