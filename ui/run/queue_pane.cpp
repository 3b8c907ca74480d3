// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/run/queue_model.h>
#include <ui/run/queue_pane.h>
#include <ui/session/engine_run.h>
#include <ui/widgets/button.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>

#include <QHBoxLayout>
#include <QKeyEvent>

namespace throughline {

namespace {
constexpr int mostQueueRows = 4; // then it scrolls
}

QueuePane::QueuePane(EngineRun& engine, QWidget* parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_model(new QueueModel(engine.queue(), this))
    , m_list(new RowView(tr("Queue"), this))
{
    setObjectName("queuePane");
    m_list->setObjectName("queue");
    m_list->setModel(m_model);
    m_list->setHeaderHidden(true);
    m_list->setColumnWidths({0});
    m_list->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, metric::gap, 0, 0);
    column->setSpacing(metric::gapSmall);
    column->addWidget(separator(Qt::Horizontal, this));
    column->addWidget(makeHead());
    column->addWidget(m_list);
    column->addWidget(makeTools());
    connect(&engine.queue(), &RunQueue::changed, this, &QueuePane::display);
    connect(&engine, &EngineRun::started, this, &QueuePane::display);
    connect(&engine, &EngineRun::ended, this, &QueuePane::display);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueuePane::showTools);
    display();
}

QWidget* QueuePane::makeHead()
{
    auto* head = new QWidget(this);
    m_note = smallLabel({}, head);
    m_note->setObjectName("queueNote");
    m_note->setElided(true);
    m_startNext = new Button(tr("Start the next"), ButtonKind::Flat, "run", head);
    m_startNext->setObjectName("startNext");
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(metric::gap, metric::gap, metric::gap, 0);
    row->setSpacing(metric::gap);
    row->addWidget(sectionTitle(tr("Queue"), head));
    row->addWidget(m_note, 1);
    connect(m_startNext, &QPushButton::clicked, &m_engine, &EngineRun::startNext);
    return head;
}

QWidget* QueuePane::makeTools()
{
    auto* tools = new QWidget(this);
    m_up = Button::iconOnly("chevron-up", tr("Earlier (Alt+Up)"), tools);
    m_down = Button::iconOnly("chevron-down", tr("Later (Alt+Down)"), tools);
    m_remove = Button::iconOnly("delete", tr("Take out of the queue (Delete)"), tools);
    m_up->setObjectName("queueUp");
    m_down->setObjectName("queueDown");
    m_remove->setObjectName("queueRemove");
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, metric::gap, 0);
    row->setSpacing(0);
    for (Button* button : {m_up, m_down, m_remove})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_startNext);
    connect(m_up, &QPushButton::clicked, this, [this] { moveBy(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveBy(1); });
    connect(m_remove, &QPushButton::clicked, this, &QueuePane::remove);
    return tools;
}

void QueuePane::display()
{
    const RunQueue& queue = m_engine.queue();
    setVisible(!queue.empty());
    m_note->setText(queue.held() && !m_engine.running() ? tr("waits: the run before was stopped")
                                                        : tr("%n waits", "%n wait", queue.size()));
    m_startNext->setVisible(queue.held() && !m_engine.running());
    m_list->setFixedHeight(m_list->rowHeight() * qBound(1, queue.size(), mostQueueRows) + 2);
    if (!m_list->currentIndex().isValid() && !queue.empty())
        m_list->setCurrentIndex(m_model->index(0));
    showTools();
}

void QueuePane::showTools()
{
    m_up->setEnabled(current() > 0);
    m_down->setEnabled(current() >= 0 && current() + 1 < m_engine.queue().size());
    m_remove->setEnabled(current() >= 0);
}

int QueuePane::current() const { return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1; }

void QueuePane::moveBy(int places)
{
    const int from = current();
    const int to = from + places;
    if (from < 0 || to < 0 || to >= m_engine.queue().size())
        return;
    m_engine.queue().move(from, to);
    m_list->setCurrentIndex(m_model->index(to));
}

void QueuePane::remove()
{
    const int place = current();
    m_engine.queue().remove(place);
    if (!m_engine.queue().empty())
        m_list->setCurrentIndex(m_model->index(qMin(place, m_engine.queue().size() - 1)));
}

bool QueuePane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Delete)
        remove();
    else if (key->modifiers() == Qt::AltModifier && key->key() == Qt::Key_Up)
        moveBy(-1);
    else if (key->modifiers() == Qt::AltModifier && key->key() == Qt::Key_Down)
        moveBy(1);
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace throughline
