// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/command_text.h>
#include <ui/experiment/experiment_form.h>
#include <ui/experiment/experiment_page.h>
#include <ui/experiment/plan_model.h>
#include <ui/experiment/plan_pane.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int formPaneWidth = 584;

/// "first-look" as a person reads it.
QString asTitle(const QString& name)
{
    QString title = QString(name).replace(QLatin1Char('-'), QLatin1Char(' '));
    return title.left(1).toUpper() + title.mid(1);
}

} // namespace

ExperimentPage::ExperimentPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
    const auto builtIns = builtInExperiments(session.options().experimentsFolder);
    QString refused;
    if (!builtIns.empty())
        if (const auto loaded = m_document.load(builtIns.front().file, builtIns.front().name); !loaded)
            refused = toQt(sentence(loaded.error()));
    m_document.forgetUndo();
    setAcceptDrops(true);
    m_form = new ExperimentForm(m_document, session.facts(), this);
    m_plan = new PlanPane(m_document, session.options().engineProgram, this);
    auto* left = new QWidget(this);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(makeHead());
    leftColumn->addWidget(m_form, 1);
    left->setFixedWidth(formPaneWidth);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_plan, 1);
    right->addWidget(separator(Qt::Horizontal, this));
    right->addWidget(makeFoot());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left);
    row->addWidget(separator(Qt::Vertical, this));
    row->addLayout(right, 1);
    connectActions();
    listExperiments();
    showState();
    if (!refused.isEmpty())
        m_hint->say(refused, Tone::Bad);
}

QWidget* ExperimentPage::makeHead()
{
    auto* head = new QWidget(this);
    m_choice = new QComboBox(head);
    m_choice->setObjectName("experimentChoice");
    m_choice->setAccessibleName(tr("Experiment"));
    m_choice->setMinimumContentsLength(8); // where the words beside it are long
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMaximumWidth(216);
    m_choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* open = new Button(tr("Open…"), ButtonKind::Secondary, {}, head);
    auto* saveButton = new Button(tr("Save as…"), ButtonKind::Secondary, {}, head);
    open->setObjectName("openExperiment");
    saveButton->setObjectName("saveExperiment");
    m_hint = new HintLine(head);
    m_hint->setObjectName("experimentHint");
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::gap);
    row->addWidget(pageTitle(tr("Experiment"), head));
    row->addSpacing(metric::gap);
    row->addWidget(m_choice, 1);
    row->addWidget(open);
    row->addWidget(saveButton);
    row->addStretch(0);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(metric::margin, 20, metric::margin, 4);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_hint);
    connect(open, &QPushButton::clicked, this, &ExperimentPage::openDialog);
    connect(saveButton, &QPushButton::clicked, this, &ExperimentPage::saveAs);
    connect(m_choice, &QComboBox::activated, this, &ExperimentPage::chooseExperiment);
    return head;
}

QWidget* ExperimentPage::makeFoot()
{
    auto* foot = new QWidget(this);
    auto* copy = new Button(tr("Copy as command"), ButtonKind::Flat, "copy", foot);
    copy->setObjectName("copyCommand");
    m_run = new Button(tr("Run"), ButtonKind::Primary, "run", foot);
    m_run->setObjectName("run");
    m_run->setHint(QStringLiteral("F5"));
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(6, 0, metric::margin, 0);
    row->addWidget(copy);
    row->addStretch(1);
    row->addWidget(m_run);
    foot->setFixedHeight(60);
    connect(copy, &QPushButton::clicked, this, &ExperimentPage::copyCommand);
    connect(m_run, &QPushButton::clicked, this, &ExperimentPage::run);
    return foot;
}

void ExperimentPage::connectActions()
{
    Actions& actions = m_session.actions();
    const auto on = [&](Act act, auto method) { connect(actions.of(act), &QAction::triggered, this, method); };
    on(Act::Run, &ExperimentPage::run);
    on(Act::Open, &ExperimentPage::openDialog);
    on(Act::Save, &ExperimentPage::save);
    on(Act::SaveAs, &ExperimentPage::saveAs);
    on(Act::CopyCommand, &ExperimentPage::copyCommand);
    connect(actions.of(Act::NewExperiment), &QAction::triggered, this, [this] {
        Experiment fresh;
        fresh.name = "untitled";
        fresh.blocks.resize(1);
        fresh.blocks[0].settings.newTokens = 50;
        m_document.open(withDefaults(fresh, m_session.settings().values()), {}, {});
        m_session.show(Page::Experiment);
    });
    connect(actions.of(Act::Undo), &QAction::triggered, &m_document, &ExperimentDocument::undo);
    connect(actions.of(Act::Redo), &QAction::triggered, &m_document, &ExperimentDocument::redo);
    connect(actions.of(Act::AddBlock), &QAction::triggered, &m_document, &ExperimentDocument::addBlock);
    connect(actions.of(Act::RemoveBlock), &QAction::triggered, &m_document, &ExperimentDocument::removeBlock);
    connect(&m_document, &ExperimentDocument::changed, this, &ExperimentPage::showState);
    connect(m_plan, &PlanPane::planChanged, m_form, &ExperimentForm::explain);
    const auto explainAgain = [this] {
        if (m_plan->upToDate())
            m_form->explain(m_plan->model().plan());
    };
    connect(&m_session.facts(), &EngineFacts::modelsChanged, this, explainAgain);
    connect(&m_session.facts(), &EngineFacts::devicesChanged, this, explainAgain);
    const auto nameRun = [this] {
        const bool busy = m_session.engine().running();
        m_run->setText(busy ? tr("Add to queue") : tr("Run"));
        m_run->setIconName(busy ? "plus" : "run");
    };
    connect(&m_session.engine(), &EngineRun::started, this, nameRun);
    connect(&m_session.engine(), &EngineRun::ended, this, nameRun);
}

void ExperimentPage::start() { m_plan->start(); }

void ExperimentPage::focusRun()
{
    m_run->setFocus(Qt::TabFocusReason);
    window()->setAttribute(Qt::WA_KeyboardFocusChange); // seen from the start: Enter runs
}

QString ExperimentPage::title() const
{
    const QString name = !m_document.builtIn().isEmpty() ? asTitle(m_document.builtIn())
        : !m_document.file().isEmpty()                   ? QFileInfo(m_document.file()).fileName()
                                                         : asTitle(toQt(m_document.experiment().name));
    return m_document.modified() ? tr("%1, changed").arg(name) : name;
}

void ExperimentPage::listExperiments()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    int current = -1;
    for (const BuiltInExperiment& builtIn : builtInExperiments(m_session.options().experimentsFolder)) {
        if (builtIn.name == m_document.builtIn() && !m_document.modified())
            current = m_choice->count();
        m_choice->addItem(asTitle(builtIn.name), QStringList{builtIn.file, builtIn.name});
    }
    if (current < 0) { // what is edited is none of them as they are
        m_choice->insertItem(0, title());
        current = 0;
    }
    m_choice->setCurrentIndex(current);
    m_choice->setToolTip(toQt(m_document.experiment().description).toHtmlEscaped());
}

void ExperimentPage::chooseExperiment(int index)
{
    const QStringList source = m_choice->itemData(index).toStringList();
    if (source.isEmpty())
        return;
    const ExperimentDocument::State left = m_document.state();
    const bool modified = m_document.modified();
    if (const auto loaded = m_document.load(source[0], source[1]); !loaded) {
        listExperiments(); // the choice stays what is edited
        m_hint->say(toQt(sentence(loaded.error())), Tone::Bad);
    } else if (modified) {
        offerTakeBack(left);
    }
}

void ExperimentPage::offerTakeBack(const ExperimentDocument::State& left)
{
    m_session.say(Tone::Plain,
        tr("The changes to %1 were left behind; undo brings them back too.").arg(toQt(left.experiment.name)),
        {{"takeBack", tr("Bring them back"), [this, left] { m_document.restore(left); }}});
}

void ExperimentPage::openFile(const QString& file)
{
    const ExperimentDocument::State left = m_document.state();
    const bool modified = m_document.modified();
    const auto loaded = m_document.load(file);
    m_hint->say(loaded ? QString() : toQt(sentence(loaded.error())), Tone::Bad);
    if (loaded && modified)
        offerTakeBack(left);
    m_session.show(Page::Experiment);
}

/// The first file that is one for this page; result files are the library's.
static QString fileFor(const QMimeData& data)
{
    for (const QUrl& url : data.urls())
        for (const char* ending : {".json", ".txt", ".csv"})
            if (url.isLocalFile() && url.fileName().endsWith(QLatin1String(ending), Qt::CaseInsensitive))
                return url.toLocalFile();
    return {};
}

void ExperimentPage::offerUndo(bool seen)
{
    m_session.actions().of(Act::Undo)->setEnabled(seen && m_document.canUndo());
    m_session.actions().of(Act::Redo)->setEnabled(seen && m_document.canRedo());
}

void ExperimentPage::showEvent(QShowEvent*) { offerUndo(true); }

void ExperimentPage::hideEvent(QHideEvent*) { offerUndo(false); }

void ExperimentPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!fileFor(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ExperimentPage::dropEvent(QDropEvent* event)
{
    const QString file = fileFor(*event->mimeData());
    if (file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        openFile(file);
    else if (!file.isEmpty())
        m_form->takePromptFile(file);
    event->acceptProposedAction();
}

void ExperimentPage::openDialog()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Open an experiment"), {}, tr("Experiments (*.experiment.json *.json);;All files (*)"));
    if (!file.isEmpty())
        openFile(file);
}

void ExperimentPage::save()
{
    if (m_document.file().isEmpty()) {
        saveAs();
        return;
    }
    const auto saved = m_document.save(m_document.file());
    m_hint->say(saved ? tr("Saved") : toQt(sentence(saved.error())), saved ? Tone::Good : Tone::Bad);
}

void ExperimentPage::saveAs()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the experiment"),
        toQt(m_document.experiment().name) + QStringLiteral(".experiment.json"), tr("Experiments (*.experiment.json)"));
    if (file.isEmpty())
        return;
    m_document.setName(QFileInfo(file).fileName().section(QLatin1Char('.'), 0, 0));
    const auto saved = m_document.save(file);
    m_hint->say(saved ? tr("Saved") : toQt(sentence(saved.error())), saved ? Tone::Good : Tone::Bad);
}

void ExperimentPage::run()
{
    const bool queued = m_session.engine().running();
    m_session.engine().run(m_document.experiment());
    if (queued)
        m_hint->say(tr("Queued: runs after the one that is going on"), Tone::Good);
    else
        m_session.show(Page::Run);
}

void ExperimentPage::copyCommand()
{
    // A built-in takes devices and threads from the settings of whoever runs it: where ours say something, the command
    // holds the whole experiment.
    const UserSettings& settings = m_session.settings().values();
    const bool settingsSpeak = settings.devices != UserSettings().devices || settings.threads != UserSettings().threads;
    const QString builtIn = settingsSpeak ? QString() : m_document.builtIn();
    const QString source = m_document.builtIn().isEmpty() ? m_document.file() : builtIn;
    QGuiApplication::clipboard()->setText(commandText(m_document.experiment(), *m_document.state().saved, source));
    m_hint->say(tr("The command is in the clipboard"), Tone::Good);
}

void ExperimentPage::showState()
{
    listExperiments();
    m_choice->setToolTip(m_choice->currentText().toHtmlEscaped()); // a long name is cut
    m_hint->clear();
    offerUndo(isVisible());
    m_session.actions().of(Act::RemoveBlock)->setEnabled(m_document.experiment().blocks.size() > 1);
}

} // namespace throughline
