// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/query_edit.h>
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>

namespace throughline {

namespace {
constexpr int searchIconWidth = 24; // of the magnifying glass
constexpr int mostOfferRows = 8;
constexpr int offerWidth = 440;
constexpr int offerWords = 132;
} // namespace

QueryEdit::QueryEdit(Completer completer, QWidget* parent)
    : QLineEdit(parent)
    , m_completer(std::move(completer))
    , m_model(new QStandardItemModel(this))
{
    setTextMargins(searchIconWidth - metric::gapSmall, 0, 0, 0);
    connect(this, &QLineEdit::textEdited, this, &QueryEdit::offer);
    connect(this, &QLineEdit::cursorPositionChanged, this, [this] {
        if (m_offers && m_offers->isVisible())
            offer();
    });
}

QueryEdit::~QueryEdit()
{
    delete m_offers; // of the window, which may live on
}

void QueryEdit::offer()
{
    m_completion = m_completer(text(), cursorPosition());
    if (m_completion.offers.empty() || !hasFocus()) {
        if (m_offers)
            m_offers->hide();
        return;
    }
    if (!m_offers) {
        m_offers = new RowView(tr("What may come next"), window());
        m_offers->setObjectName("queryOffers");
        m_offers->setFocusPolicy(Qt::NoFocus);
        m_offers->setFrameShape(QFrame::StyledPanel);
        m_offers->setModel(m_model);
        m_offers->setHeaderHidden(true);
        m_offers->setEditTriggers(QAbstractItemView::NoEditTriggers);
        connect(m_offers, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) { take(index.row()); });
    }
    m_model->clear();
    for (const QueryCompletion::Offer& one : m_completion.offers) {
        auto* words = new QStandardItem(one.text.trimmed());
        auto* help = new QStandardItem(one.help);
        help->setData(int(Tone::Secondary), ToneRole);
        m_model->appendRow({words, help});
    }
    const bool withHelp = !m_completion.offers.front().help.isEmpty();
    m_offers->setColumnWidths({withHelp ? offerWords : 0, withHelp ? 0 : 1});
    m_offers->setColumnHidden(1, !withHelp);
    m_offers->setAccessibleDescription(m_completion.offers.front().text);
    place();
}

void QueryEdit::place()
{
    const int rows = qMin(int(m_completion.offers.size()), mostOfferRows);
    const QPoint corner = mapTo(window(), QPoint(0, height() + 2));
    const int width = qMin(offerWidth, window()->width() - corner.x() - metric::gap);
    m_offers->setGeometry(corner.x(), corner.y(), width, rows * m_offers->rowHeight() + 4);
    m_offers->show();
    m_offers->raise();
}

void QueryEdit::move(int step)
{
    const int count = m_model->rowCount();
    const int before = m_offers->currentIndex().isValid() ? m_offers->currentIndex().row() : step > 0 ? -1 : count;
    m_offers->setCurrentIndex(m_model->index(qBound(0, before + step, count - 1), 0));
}

void QueryEdit::take(int row)
{
    const QueryCompletion::Offer chosen = m_completion.offers[std::size_t(row)];
    QString all = text();
    all.replace(m_completion.start, m_completion.length, chosen.text);
    m_offers->hide();
    setText(all);
    setCursorPosition(m_completion.start + int(chosen.text.size()));
    offer(); // behind "model:" come its values
}

bool QueryEdit::event(QEvent* event)
{
    const bool open = m_offers && m_offers->isVisible();
    if (open && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool tab = key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier;
        if (tab || key->key() == Qt::Key_Escape) {
            if (event->type() == QEvent::KeyPress && tab)
                take(qMax(0, m_offers->currentIndex().row()));
            else if (event->type() == QEvent::KeyPress)
                m_offers->hide();
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void QueryEdit::keyPressEvent(QKeyEvent* event)
{
    const bool open = m_offers && m_offers->isVisible();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (open && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up))
        move(event->key() == Qt::Key_Down ? 1 : -1);
    else if (open && enter)
        takeOrLeave();
    else if (event->key() == Qt::Key_Down)
        emit leftDown();
    else if (enter)
        emit leftByReturn();
    else if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

void QueryEdit::takeOrLeave()
{
    if (m_offers->currentIndex().isValid()) {
        take(m_offers->currentIndex().row());
        return;
    }
    m_offers->hide();
    emit leftByReturn();
}

void QueryEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (m_offers)
        m_offers->hide();
}

void QueryEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    drawIcon(painter, QRect(metric::gap, 0, metric::icon, height()), QStringLiteral("search"), themeOf(*this).text2);
}

} // namespace throughline
