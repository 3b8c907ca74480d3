// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/models/download_place.h>
#include <ui/models/model_detail.h>
#include <ui/models/model_download.h>
#include <ui/models/model_list_model.h>
#include <ui/models/model_picker.h>
#include <ui/models/recent_models.h>
#include <ui/widgets/button.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace throughline {

namespace {
const QSize pickerSize(980, 620); // in the smallest window too
constexpr int pickerDetailWidth = 344;
constexpr int lookAfterMs = 150;
} // namespace

ModelPicker::ModelPicker(EngineFacts& facts, ModelDownload& download, QWidget* parent)
    : QDialog(parent)
    , m_facts(facts)
    , m_download(download)
    , m_checks(facts.program())
    , m_model(new ModelListModel(this))
{
    setObjectName("modelPicker");
    setWindowTitle(tr("Add a model"));
    setWindowModality(Qt::WindowModal);
    resize(pickerSize);
    m_lookDelay.setSingleShot(true);
    m_lookDelay.setInterval(lookAfterMs);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::gapLarge, metric::gapLarge, metric::gapLarge, metric::gapLarge);
    column->setSpacing(metric::gap);
    column->addWidget(makeHead());
    column->addWidget(makeBody(), 1);
    column->addWidget(separator(Qt::Horizontal, this));
    m_downloads = new DownloadPlace(download, this);
    column->addWidget(m_downloads);
    column->addWidget(separator(Qt::Horizontal, this));
    column->addWidget(makeFoot());
    connectAll();
}

QWidget* ModelPicker::makeHead()
{
    auto* head = new QWidget(this);
    m_search = new QLineEdit(head);
    m_search->setObjectName("modelSearch");
    m_search->setAccessibleName(tr("Search models"));
    m_search->setPlaceholderText(tr("Search, or ORG/NAME of a model to download"));
    m_search->installEventFilter(this);
    auto* folder = new Button(tr("Folder…"), ButtonKind::Secondary, {}, head);
    folder->setObjectName("modelFolder");
    folder->setToolTip(tr("A folder with config.json and model.safetensors"));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::gap);
    row->addWidget(m_search, 1);
    row->addWidget(folder);
    connect(folder, &QPushButton::clicked, this, &ModelPicker::chooseFolder);
    return head;
}

QWidget* ModelPicker::makeBody()
{
    auto* body = new QWidget(this);
    m_table = new RowView(tr("Models"), body);
    m_table->setObjectName("modelList");
    m_table->setModel(m_model);
    m_table->setColumnWidths({0, 104, 92, 84, 76});
    m_detail = new ModelDetail(body);
    m_detail->setFixedWidth(pickerDetailWidth);
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::gap);
    row->addWidget(m_table, 1);
    row->addWidget(separator(Qt::Vertical, body));
    row->addWidget(m_detail);
    return body;
}

QWidget* ModelPicker::makeFoot()
{
    auto* foot = new QWidget(this);
    m_state = new HintLine(foot);
    m_state->setObjectName("modelState");
    m_again = new Button(tr("Try again"), ButtonKind::Flat, "reset", foot);
    m_again->setObjectName("modelsAgain");
    auto* close = new Button(tr("Close"), ButtonKind::Secondary, {}, foot);
    close->setObjectName("modelsClose");
    m_add = new Button(tr("Add"), ButtonKind::Primary, "plus", foot);
    m_add->setObjectName("modelAdd");
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::gap);
    row->addWidget(m_state, 1);
    row->addWidget(m_again);
    row->addWidget(close);
    row->addWidget(m_add);
    connect(m_again, &QPushButton::clicked, &m_facts, &EngineFacts::askModels);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &ModelPicker::takeCurrent);
    return foot;
}

void ModelPicker::connectAll()
{
    connect(&m_facts, &EngineFacts::modelsChanged, this, [this] {
        if (isVisible())
            list();
    });
    connect(&m_facts, &EngineFacts::devicesChanged, this, &ModelPicker::showCurrent);
    connect(&m_checks, &ModelChecks::checked, this, &ModelPicker::takeCheck);
    connect(&m_lookDelay, &QTimer::timeout, this, &ModelPicker::look);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setFilter(text);
        m_table->setCurrentIndex(m_model->first());
        showCurrent();
    });
    connect(m_search, &QLineEdit::returnPressed, this, &ModelPicker::takeCurrent);
    connect(m_table, &QAbstractItemView::activated, this, &ModelPicker::takeCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ModelPicker::showCurrent);
    connect(&m_download, &ModelDownload::done, this, [this](const QString& openAs) {
        m_checks.clear();  // what was broken off before may be whole now
        m_wanted = openAs; // once it is listed
    });
    connect(this, &QDialog::finished, this, [this] {
        m_awaited.clear();
        m_lookDelay.stop();
    });
}

void ModelPicker::openFor(const Block& block)
{
    m_use = modelUse(block, m_facts.devices());
    m_model->setUse(m_use);
    m_model->setPresent(toQt(block.models));
    m_checks.clear();
    m_folders.clear(); // one that was added is a recent one now
    m_search->clear();
    m_table->setCurrentIndex({});
    open();
    list();
    m_facts.askModels(); // others may have come; what is known is shown until then
    m_search->setFocus(Qt::OtherFocusReason);
}

void ModelPicker::list()
{
    const ModelChoice* before = current();
    const QString name = before ? before->name() : QString();
    const ModelGroup group = before ? before->group : ModelGroup::Recent;
    const auto choices =
        ModelChoices::of({&m_facts.models(), m_facts.modelsKnown(), recentModels(), m_folders, &m_checks});
    m_model->setChoices(choices);
    for (const ModelChoice& choice : choices)
        if (choice.pending && choice.facts.kind == QLatin1String("folder"))
            m_checks.ask(choice.facts);
    const QModelIndex kept = m_model->indexOf(name, group);
    m_table->setCurrentIndex(kept.isValid() ? kept : m_model->first());
    if (!m_wanted.isEmpty())
        select(m_wanted);
    showCurrent();
}

void ModelPicker::select(const QString& openAs)
{
    if (!m_model->indexOf(openAs, ModelGroup::Cached).isValid())
        m_search->clear(); // the filter may hide it
    const QModelIndex index = m_model->indexOf(openAs, ModelGroup::Cached);
    if (!index.isValid())
        return;
    m_wanted.clear();
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

const ModelChoice* ModelPicker::current() const { return m_model->choice(m_table->currentIndex()); }

void ModelPicker::showCurrent()
{
    const ModelChoice* choice = current();
    if (choice && choice->name() != m_awaited)
        m_awaited.clear(); // the person has gone on
    const bool unknown = choice && choice->needsCheck && choice->usable() && !m_checks.answer(choice->name());
    m_detail->display(choice, m_use, unknown);
    if (unknown && isVisible())
        m_lookDelay.start();
    offerDownload();
    showState();
}

void ModelPicker::showState()
{
    const ModelChoice* choice = current();
    const bool present = choice && m_model->isPresent(choice->name());
    const bool failed = !m_facts.modelsFailure().isEmpty();
    m_again->setVisible(failed);
    m_add->setEnabled(choice && choice->usable() && !present && m_awaited.isEmpty());
    m_table->setEmptyText(failed    ? QString()
            : m_facts.modelsKnown() ? tr("No model here has these words.")
                                    : tr("Looking for models…"));
    if (failed)
        m_state->say(tr("The models can't be listed: %1").arg(m_facts.modelsFailure()), Tone::Bad);
    else if (!m_awaited.isEmpty())
        m_state->say(tr("Its files are being looked at; then it is added…"));
    else if (present)
        m_state->say(tr("This model is in the experiment already"));
    else
        m_state->clear();
}

void ModelPicker::look()
{
    const ModelChoice* choice = current();
    if (choice && choice->needsCheck)
        m_checks.askFirst(choice->facts);
}

void ModelPicker::takeCheck(const QString& openAs)
{
    if (const ListedModelFacts* facts = m_checks.answer(openAs))
        m_model->setFacts(*facts);
    showCurrent();
    if (openAs != m_awaited)
        return;
    m_awaited.clear();
    showState();
    takeCurrent(); // which it still is
}

void ModelPicker::takeCurrent()
{
    const ModelChoice* choice = current();
    if (!choice && !m_downloads->offered().isEmpty()) {
        m_downloads->fetch();
        return;
    }
    if (!choice || !choice->usable() || m_model->isPresent(choice->name()) || !m_awaited.isEmpty())
        return;
    const QString name = choice->name();
    if (choice->needsCheck && !m_checks.answer(name)) {
        m_awaited = name;
        m_checks.askFirst(choice->facts);
        showState();
        return;
    }
    rememberModel(name);
    accept();
    emit chosen(name);
}

void ModelPicker::offerDownload()
{
    const ModelChoice* choice = current();
    const QString typed = ModelChoices::hubName(m_search->text());
    const auto& listed = m_facts.models();
    const bool here = std::any_of(listed.begin(), listed.end(), [&](const ListedModelFacts& facts) {
        return !facts.isPreset() && !facts.incomplete && ModelChoices::hubName(facts.openAs) == typed;
    });
    if (choice && choice->facts.incomplete)
        m_downloads->offer(choice->facts.name, true);
    else if (choice && choice->lost)
        m_downloads->offer(choice->name(), false);
    else
        m_downloads->offer(here ? QString() : typed, false);
}

void ModelPicker::chooseFolder()
{
    const QString path = QFileDialog::getExistingDirectory(this, tr("Folder with config.json and model.safetensors"));
    if (!path.isEmpty())
        showFolder(path);
}

void ModelPicker::showFolder(const QString& path)
{
    m_folders.removeAll(path);
    m_folders.prepend(path);
    m_search->clear();
    list();
    const QModelIndex index = m_model->indexOf(path, ModelGroup::Folder);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    m_table->setFocus(Qt::OtherFocusReason);
}

bool ModelPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_table, event);
        return true;
    default:
        return false;
    }
}

} // namespace throughline
