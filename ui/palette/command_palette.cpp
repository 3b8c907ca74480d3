// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/actions.h>
#include <ui/palette/command_palette.h>
#include <ui/palette/palette_model.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>
#include <ui/widgets/row_view.h>

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace throughline {

namespace {
constexpr int paletteWidth = 600;
constexpr int leastRows = 2; // room for the sentence that there is none
constexpr int mostPaletteRows = 11;
constexpr int noteWidth = 212;
constexpr int keysWidth = 112;
} // namespace

CommandPalette::CommandPalette(const Actions& actions, std::function<QList<QAction*>()> others, QWidget* window)
    : QFrame(window)
    , m_actions(actions)
    , m_others(std::move(others))
    , m_typed(new QLineEdit(this))
    , m_model(new PaletteModel(this))
    , m_list(new RowView(tr("Commands"), this))
{
    setObjectName("commandPalette");
    setAccessibleName(tr("Commands"));
    m_typed->setObjectName("paletteTyped");
    m_typed->setPlaceholderText(tr("Type a few letters of a command"));
    m_typed->setAccessibleName(tr("Find a command"));
    m_list->setObjectName("paletteList");
    m_list->setModel(m_model);
    m_list->setHeaderHidden(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the field has the keys and hands the arrows on
    m_list->setColumnWidths({0, noteWidth, keysWidth});
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_list->setEmptyText(tr("No command has these letters in this order."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::gap, metric::gap, metric::gap, metric::gap);
    column->setSpacing(metric::gap);
    column->addWidget(m_typed);
    column->addWidget(m_list);
    m_typed->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_typed, &QLineEdit::textChanged, this, [this](const QString& typed) {
        m_model->setTyped(typed);
        chooseFirst();
    });
    connect(m_list, &QAbstractItemView::clicked, this, &CommandPalette::carryOut);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (isVisible() && now && !isAncestorOf(now)) // a click beside it
            hide();
    });
    hide();
}

void CommandPalette::open()
{
    if (isVisible()) {
        dismiss();
        return;
    }
    m_before = window()->focusWidget();
    m_typed->clear();
    m_model->setTyped({});
    m_model->setCommands(m_actions, m_others());
    chooseFirst();
    show();
    raise();
    m_typed->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::place()
{
    const int width = qMin(paletteWidth, parentWidget()->width() - 2 * metric::margin);
    setGeometry((parentWidget()->width() - width) / 2, metric::menuBar + metric::gap, width, sizeHint().height());
}

void CommandPalette::chooseFirst()
{
    m_list->setFixedHeight(qBound(leastRows, m_model->rowCount(), mostPaletteRows) * m_list->rowHeight());
    place();
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
}

void CommandPalette::dismiss()
{
    const QPointer<QWidget> before = m_before;
    hide();
    if (before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
    else
        window()->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::carryOut()
{
    const QPointer<QAction> action = m_model->action(m_list->currentIndex());
    if (!action || !action->isEnabled()) // its row says why
        return;
    dismiss();
    action->trigger();
}

bool CommandPalette::takeKey(QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        carryOut();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, &event);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: // there is nowhere to go
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_typed && event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent*>(event)))
        return true;
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    paintRounded(painter, rect(), metric::radius, theme.surface, theme.border);
}

} // namespace throughline
