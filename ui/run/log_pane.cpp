// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/run/log_model.h>
#include <ui/run/log_pane.h>
#include <ui/widgets/button.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

namespace throughline {

namespace {
constexpr int mostWordsWidth = 180;
constexpr int leastWordsWidth = 88;
constexpr int logRowHeight = 24;
} // namespace

LogPane::LogPane(QWidget* parent)
    : QWidget(parent)
    , m_model(new LogModel(this))
    , m_view(new RowView(tr("Log"), this))
{
    m_view->setObjectName("log");
    m_view->setModel(m_model);
    m_view->setHeaderHidden(true);
    m_view->setRowHeight(logRowHeight);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_view->setFont(themeFont(12));
    m_view->setColumnWidths({104, 80, 0});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::gap, metric::gap, metric::gap, metric::gap);
    column->setSpacing(metric::gapSmall);
    column->addWidget(makeHead());
    column->addWidget(m_view, 1);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LogPane::showCount);
    showCount();
}

QWidget* LogPane::makeHead()
{
    auto* head = new QWidget(this);
    m_level = new QComboBox(head);
    m_level->setObjectName("logLevel");
    m_level->setAccessibleName(tr("Levels of the log"));
    m_level->addItems({tr("All levels"), tr("Information and above"), tr("Warnings and errors"), tr("Errors")});
    m_level->setCurrentIndex(int(LogLevel::Information));
    m_words = new QLineEdit(head);
    m_words->setObjectName("logWords");
    m_words->setAccessibleName(tr("Search in the log"));
    m_words->setPlaceholderText(tr("Search  Ctrl+F"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(leastWordsWidth);
    m_words->setMaximumWidth(mostWordsWidth);
    m_words->installEventFilter(this);
    m_count = smallLabel({}, head);
    m_count->setObjectName("logCount");
    auto* copy = new Button(tr("Copy"), ButtonKind::Flat, "copy", head);
    copy->setObjectName("copyLog");
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(metric::gap, 0, metric::gap, 0);
    row->setSpacing(metric::gap);
    row->addWidget(sectionTitle(tr("Log"), head));
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_level);
    row->addWidget(m_words, 100); // what is there, up to its most
    row->addWidget(copy);
    connect(m_level, &QComboBox::currentIndexChanged, this, [this](int level) {
        m_model->setLevel(LogLevel(level));
        m_view->scrollToBottom();
    });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_model->setWords(words);
        m_view->scrollToBottom();
    });
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_view->copied()); });
    return head;
}

void LogPane::flush()
{
    const QScrollBar* bar = m_view->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    m_model->flush();
    if (atEnd)
        m_view->scrollToBottom();
    showCount(); // also of lines that are not shown
}

void LogPane::showCount()
{
    const int shown = m_model->rowCount();
    const int lines = m_model->lines();
    m_view->setEmptyText(
        lines == 0 ? tr("Nothing has been said yet.") : tr("No line of these levels holds these words."));
    if (m_model->dropped() > 0)
        m_count->setText(tr("%1 of the last %2 lines").arg(shown).arg(lines));
    else if (shown < lines)
        m_count->setText(tr("%1 of %n line", "%1 of %n lines", lines).arg(shown));
    else
        m_count->setText(tr("%n line", "%n lines", lines));
}

bool LogPane::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Find)) {
            if (event->type() == QEvent::KeyPress) {
                m_words->setFocus(Qt::ShortcutFocusReason);
                m_words->selectAll();
            }
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

bool LogPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_words->clear();
        m_view->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace throughline
