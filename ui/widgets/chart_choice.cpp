// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/tokens.h>
#include <ui/widgets/chart_choice.h>
#include <ui/widgets/segmented_control.h>

#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalBlocker>
#include <QStandardItemModel>

namespace throughline {

namespace {
constexpr int mostStripLines = 2;
constexpr int fieldRoom = 38;       // beside the field's text: paddings and the arrow
constexpr int widestOffers = 460;   // reasons that are longer are cut; they are in the tip
constexpr int shortNameLength = 10; // of a field that has little room
} // namespace

ChartChoice::ChartChoice(const QStringList& names, QWidget* parent)
    : QWidget(parent)
    , m_strip(new SegmentedControl(tr("Chart"), this))
    , m_field(new QComboBox(this))
{
    m_strip->setObjectName("chartStrip");
    m_strip->setFlat(true);
    m_strip->setSegments(names);
    m_field->setObjectName("chartField");
    m_field->setAccessibleName(tr("Chart"));
    m_field->setMaxVisibleItems(int(names.size()));
    m_field->setMinimumContentsLength(shortNameLength);
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_field->addItems(names);
    m_field->hide();
    connect(m_strip, &SegmentedControl::currentChanged, this, [this](int index) {
        setCurrent(index);
        emit currentChanged(index);
    });
    connect(m_field, &QComboBox::activated, this, [this](int index) {
        setCurrent(index);
        emit currentChanged(index);
    });
}

int ChartChoice::current() const { return m_strip->current(); }

void ChartChoice::setCurrent(int index)
{
    m_strip->setCurrent(index);
    m_field->setCurrentIndex(m_strip->current());
}

bool ChartChoice::isOpen(int index) const { return m_strip->isOpen(index); }

void ChartChoice::setChart(int index, const QString& title, const QString& reason)
{
    m_strip->setReason(index, reason);
    const QString name = title.isEmpty() ? m_strip->segments().value(index) : title;
    const QString offered = reason.isEmpty() ? name : tr("%1: %2").arg(name, reason);
    auto* item = qobject_cast<QStandardItemModel*>(m_field->model())->item(index);
    if (item->text() == offered && item->isEnabled() == reason.isEmpty())
        return;
    item->setText(offered);
    item->setEnabled(reason.isEmpty());
    item->setToolTip(reason.toHtmlEscaped());
    placeField();
}

bool ChartChoice::foldsAt(int width) const
{
    return m_strip->heightForWidth(width) > mostStripLines * m_strip->heightForWidth(QWIDGETSIZE_MAX);
}

int ChartChoice::heightForWidth(int width) const
{
    return foldsAt(width) ? metric::control : m_strip->heightForWidth(width);
}

QSize ChartChoice::sizeHint() const { return m_strip->sizeHint(); }

QSize ChartChoice::minimumSizeHint() const { return m_field->minimumSizeHint().boundedTo(m_strip->minimumSizeHint()); }

void ChartChoice::placeField()
{
    int widest = 0; // of those that can be chosen: only they are shown in the field
    int offers = 0;
    for (int i = 0; i < m_field->count(); ++i) {
        const int needed = m_field->fontMetrics().horizontalAdvance(m_field->itemText(i)) + fieldRoom;
        offers = qMax(offers, needed);
        widest = isOpen(i) ? qMax(widest, needed) : widest;
    }
    m_field->setGeometry(0, 0, qMin(width(), widest), metric::control);
    m_field->view()->setMinimumWidth(qMin(offers, widestOffers));
}

void ChartChoice::resizeEvent(QResizeEvent*)
{
    const bool folded = foldsAt(width());
    const bool focused = m_strip->hasFocus() || m_field->hasFocus();
    m_strip->setGeometry(rect());
    placeField();
    m_strip->setVisible(!folded);
    m_field->setVisible(folded);
    if (folded == m_folded)
        return;
    m_folded = folded;
    if (focused)
        (folded ? static_cast<QWidget*>(m_field) : m_strip)->setFocus();
    emit foldedChanged();
}

} // namespace throughline
