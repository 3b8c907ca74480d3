// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/compare/compare_page.h>
#include <ui/experiment/experiment_page.h>
#include <ui/library/library_page.h>
#include <ui/main_window.h>
#include <ui/rail.h>
#include <ui/report/report_page.h>
#include <ui/run/run_page.h>
#include <ui/settings/settings_page.h>
#include <ui/status_strip.h>
#include <ui/style/appearance.h>

#include <QCloseEvent>
#include <QCoreApplication>
#include <QFile>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTimer>

#include <utility>

namespace throughline {

namespace {
const QSize designSize(1280, 800);
const QSize leastSize(1024, 700);
constexpr int messageWidth = 560; // not over the buttons at the foot of a page

/// Other tools' results end in .json too; what can't be told from its name is looked into.
bool isExperiment(const QString& path)
{
    if (path.endsWith(QLatin1String(".jsonl")) || path.endsWith(QLatin1String(".csv")))
        return false;
    QFile file(path);
    constexpr qint64 beginning = 4096;
    return path.endsWith(QLatin1String(".experiment.json")) || !file.open(QIODevice::ReadOnly)
        || file.read(beginning).contains("throughline-experiment");
}
} // namespace

MainWindow::MainWindow(SessionOptions options, AppearanceWatch* appearance, QWidget* parent)
    : QMainWindow(parent)
    , m_session(std::make_unique<Session>(std::move(options)))
    , m_pages(new QStackedWidget(this))
    , m_appearance(appearance)
{
    setWindowTitle(tr("Throughline"));
    setMinimumSize(leastSize);
    resize(designSize);
    m_experiment = new ExperimentPage(*m_session, m_pages);
    m_pages->addWidget(m_experiment);
    auto* content = new QWidget(this);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(new Rail(*m_session, content));
    middle->addWidget(m_pages, 1);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(new StatusStrip(*m_session, content));
    setCentralWidget(content);
    m_session->actions().fill(*menuBar());
    menuBar()->setFixedHeight(metric::menuBar);
    addActions(m_session->actions().findChildren<QAction*>());
    m_message = new InlineMessage(content);
    connectActions(appearance);
    connectHabits();
    goTo(Page::Experiment);
    m_experiment->focusRun();
    setAttribute(Qt::WA_KeyboardFocusChange); // what the first key does is seen
}

MainWindow::~MainWindow()
{
    // Pages hold references to the session: they go first.
    delete takeCentralWidget();
}

void MainWindow::makeRestOfPages()
{
    if (m_run)
        return;
    m_run = new RunPage(*m_session, m_pages);
    m_library = new LibraryPage(*m_session, m_pages);
    m_compare = new ComparePage(*m_session, m_pages);
    m_report = new ReportPage(*m_session, m_pages);
    m_settings = new SettingsPage(*m_session, m_pages);
    for (QWidget* page : std::initializer_list<QWidget*>{m_run, m_library, m_compare, m_report, m_settings})
        m_pages->addWidget(page);
    connect(m_settings, &SettingsPage::leaveWanted, this, [this] { goTo(m_before); });
    emit pagesMade();
}

void MainWindow::connectActions(AppearanceWatch* appearance)
{
    Actions& actions = m_session->actions();
    const auto pageAction = [&](Act act, Page page) {
        connect(actions.of(act), &QAction::triggered, this, [this, page] { goTo(page); });
    };
    pageAction(Act::ShowExperiment, Page::Experiment);
    pageAction(Act::ShowRun, Page::Run);
    pageAction(Act::ShowLibrary, Page::Library);
    pageAction(Act::ShowCompare, Page::Compare);
    pageAction(Act::ShowReport, Page::Report);
    pageAction(Act::ShowSettings, Page::Settings);
    connect(actions.of(Act::Quit), &QAction::triggered, this, &QWidget::close);
    connect(actions.of(Act::About), &QAction::triggered, this, &MainWindow::about);
    connect(m_session.get(), &Session::pageWanted, this, &MainWindow::goTo);
    connect(m_session.get(), &Session::compareWanted, this, [this] { goTo(Page::Compare); });
    connect(m_session.get(), &Session::reportWanted, this, [this] { goTo(Page::Report); });
    connect(m_session.get(), &Session::runWanted, this, [this] { goTo(Page::Library); });
    connect(m_session.get(), &Session::experimentWanted, this, [this](const Experiment& experiment) {
        m_experiment->document().open(experiment, {}, {});
        goTo(Page::Experiment);
    });
    connect(m_session.get(), &Session::messageWanted, this,
        [this](Tone tone, const QString& text, const std::vector<InlineMessage::Choice>& choices) {
            m_message->say(tone, text, choices);
            placeMessage();
        });
    connect(m_message, &InlineMessage::closed, m_session.get(), &Session::messageClosed);
    connect(&m_session->engine(), &EngineRun::ended, this, [this] {
        if (m_closing && !m_session->engine().running())
            close();
    });
    const auto themeAction = [&](Act act, Appearance choice) {
        actions.of(act)->setVisible(appearance != nullptr);
        if (!appearance)
            return;
        actions.of(act)->setChecked(appearance->choice() == choice);
        connect(actions.of(act), &QAction::triggered, appearance, [appearance, choice] { appearance->choose(choice); });
    };
    themeAction(Act::ThemeOfSystem, Appearance::System);
    themeAction(Act::ThemeLight, Appearance::Light);
    themeAction(Act::ThemeDark, Appearance::Dark);
}

Page MainWindow::page() const { return Page(m_pages->currentIndex()); }

void MainWindow::goTo(Page page)
{
    if (page != Page::Experiment)
        makeRestOfPages();
    if (page == Page::Settings && this->page() != Page::Settings)
        m_before = this->page();
    m_pages->setCurrentIndex(int(page));
    m_session->actions().of(Act(int(Act::ShowExperiment) + int(page)))->setChecked(true);
}

void MainWindow::paintEvent(QPaintEvent* event)
{
    QMainWindow::paintEvent(event);
    if (m_painted)
        return;
    m_painted = true;
    // Children are painted in the same go; this comes after them.
    QTimer::singleShot(0, this, [this] {
        emit firstPainted();
        QTimer::singleShot(0, this, &MainWindow::start);
    });
}

void MainWindow::start()
{
    if (std::exchange(m_started, true))
        return;
    makeRestOfPages();
    m_session->start();
    m_experiment->start();
    if (m_appearance)
        m_appearance->listen();
}

void MainWindow::openFiles(const QStringList& files)
{
    QStringList runs;
    for (const QString& file : files)
        if (isExperiment(file))
            m_experiment->openFile(file);
        else
            runs << file;
    if (runs.isEmpty())
        return;
    start(); // the library takes them only once it is open
    m_library->importFiles(runs);
    goTo(Page::Library);
}

void MainWindow::placeMessage()
{
    const int left = metric::rail + metric::gapLarge;
    const int width = qMin(messageWidth, m_message->parentWidget()->width() - left - metric::gapLarge);
    const int height = qMax(36, m_message->heightForWidth(width));
    m_message->setGeometry(
        left, m_message->parentWidget()->height() - metric::statusBar - height - metric::gap, width, height);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    placeMessage();
}

void MainWindow::askBeforeClosing()
{
    const int waiting = m_session->engine().queue().size();
    const QString sentence = waiting == 0
        ? tr("A run is going on. What is measured so far is saved.")
        : tr("A run is going on and %n experiment waits, which will be forgotten. What is measured so far is saved.",
            "A run is going on and %n experiments wait, which will be forgotten. What is measured so far is saved.",
            waiting);
    m_session->say(Tone::Caution, sentence,
        {{"closeAfterCell", tr("Finish this cell"),
             [this] {
                 m_closing = true;
                 if (!m_session->engine().stopAsked())
                     m_session->engine().stopAfterCell();
             }},
            {"closeNow", tr("Stop now"), [this] {
                 m_closing = true;
                 m_session->engine().stopNow();
             }}});
}

/// Of what waits while nothing of this window's own runs: the queue is held, or another process measures.
void MainWindow::askBeforeForgetting()
{
    const QString sentence = tr("%n experiment waits in the queue, and will be forgotten when the window is closed.",
        "%n experiments wait in the queue, and will be forgotten when the window is closed.",
        m_session->engine().queue().size());
    m_session->say(Tone::Caution, sentence, {{"closeAndForget", tr("Close"), [this] {
                                                  m_closing = !m_session->engine().own(); // it may have begun since
                                                  close();
                                              }}});
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_session->engine().own()) {
        askBeforeClosing();
        event->ignore();
        return;
    }
    if (!m_closing && !m_session->engine().queue().empty()) {
        askBeforeForgetting();
        event->ignore();
        return;
    }
    emit closing();
    m_session->engine().queue().setHeld(true); // windows of charts may outlive this one: nothing begins behind them
    event->accept();
}

void MainWindow::about()
{
    m_session->say(Tone::Plain,
        tr("Throughline %1 measures how much faster LLM inference gets when it is made parallel. GPL-3.0-or-later.")
            .arg(QCoreApplication::applicationVersion()));
}

} // namespace throughline
