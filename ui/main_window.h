// SPDX-License-Identifier: GPL-3.0-or-later
// Menu bar, rail, pages, status strip, and the message at the foot. It navigates; it relays nothing.
#pragma once

#include <ui/session/session.h>

#include <QMainWindow>

class QStackedWidget;

namespace throughline {

class AppearanceWatch;
class CommandPalette;
class ComparePage;
class ExperimentPage;
class HelpWindow;
class LibraryPage;
class RecentMenu;
class ReportPage;
class RunPage;
class SettingsPage;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `appearance` may be null (tests of single pages).
    MainWindow(SessionOptions options, AppearanceWatch* appearance, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return *m_session; }
    ExperimentPage& experimentPage() { return *m_experiment; }
    RunPage& runPage() { return *m_run; }
    LibraryPage& libraryPage() { return *m_library; }
    ComparePage& comparePage() { return *m_compare; }
    ReportPage& reportPage() { return *m_report; }
    /// Experiments into the editor, runs into the library.
    void openFiles(const QStringList& files);
    /// The same, in front of other windows: somebody wants it now.
    void comeForward(const QStringList& files = {});
    Page page() const;
    bool hasPages() const { return m_run != nullptr; } // not only the first

signals:
    void firstPainted(); // once; everything that can wait starts here
    void pagesMade();    // all of them are there
    void closing();      // for good; everything is still as it was

protected:
    void paintEvent(QPaintEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeRestOfPages(); // after the first paint, or when asked for earlier
    void connectActions(AppearanceWatch* appearance);
    void goTo(Page page);
    void start();
    void placeMessage();
    void askBeforeClosing();
    void askBeforeForgetting();
    void about();
    void connectHabits(); // palette, help, recent files, copying
    void openRecent(const QString& file);
    void showHelp(const QString& topic);
    void copy();

    std::unique_ptr<Session> m_session; // outlives the pages
    QStackedWidget* m_pages = nullptr;
    ExperimentPage* m_experiment = nullptr;
    RunPage* m_run = nullptr;
    LibraryPage* m_library = nullptr;
    ComparePage* m_compare = nullptr;
    ReportPage* m_report = nullptr;
    SettingsPage* m_settings = nullptr;
    Page m_before = Page::Experiment; // where Esc in the settings leads
    InlineMessage* m_message = nullptr;
    AppearanceWatch* m_appearance = nullptr;
    CommandPalette* m_palette = nullptr;
    RecentMenu* m_recent = nullptr;
    HelpWindow* m_help = nullptr; // once it was asked for
    bool m_painted = false;
    bool m_started = false;
    bool m_closing = false; // wanted for good; the run's end closes the window
};

} // namespace throughline
