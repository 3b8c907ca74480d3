// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/paint.h>
#include <ui/style/tokens.h>
#include <ui/widgets/segmented_control.h>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace throughline {

namespace {
constexpr int segmentPadding = 13;
constexpr int flatPadding = 9;
} // namespace

SegmentedControl::SegmentedControl(const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(accessibleName);
    setFont(themeFont(13, 500));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentedControl::setSegments(const QStringList& texts)
{
    if (texts == m_texts)
        return;
    const QString chosen = m_texts.value(m_current);
    m_texts = texts;
    m_reasons = QStringList(texts.size());
    m_current = qMax(0, int(texts.indexOf(chosen)));
    updateGeometry();
    update();
}

void SegmentedControl::setCurrent(int index)
{
    if (index < 0 || index >= m_texts.size() || index == m_current)
        return;
    m_current = index;
    setAccessibleDescription(m_texts[index]);
    update();
}

void SegmentedControl::setReason(int index, const QString& reason)
{
    m_reasons[index] = reason;
    update();
}

bool SegmentedControl::isOpen(int index) const { return m_reasons.value(index).isEmpty(); }

void SegmentedControl::setFlat(bool flat)
{
    m_flat = flat;
    QSizePolicy policy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (flat)
        policy = QSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(flat);
    setSizePolicy(policy);
    update();
}

int SegmentedControl::widthOf(int index) const
{
    return fontMetrics().horizontalAdvance(m_texts[index]) + 2 * (m_flat ? flatPadding : segmentPadding);
}

QRect SegmentedControl::rectOf(int index, int width) const
{
    QPoint at(0, 0);
    for (int i = 0; i < index; ++i) {
        at.rx() += widthOf(i) - 1; // neighbours share their line
        if (m_flat && at.x() + widthOf(i + 1) > width)
            at = QPoint(0, at.y() + metric::control);
    }
    return {at, QSize(widthOf(index), metric::control)};
}

QSize SegmentedControl::sizeHint() const
{
    return m_texts.isEmpty() ? QSize(0, metric::control)
                             : QSize(rectOf(int(m_texts.size()) - 1, QWIDGETSIZE_MAX).right() + 1, metric::control);
}

QSize SegmentedControl::minimumSizeHint() const
{
    if (!m_flat)
        return sizeHint();
    int widest = 0;
    for (int i = 0; i < m_texts.size(); ++i)
        widest = qMax(widest, widthOf(i));
    return {widest, metric::control};
}

int SegmentedControl::heightForWidth(int width) const
{
    return m_flat && !m_texts.isEmpty() ? rectOf(int(m_texts.size()) - 1, width).bottom() + 1 : metric::control;
}

int SegmentedControl::at(const QPoint& position) const
{
    for (int i = 0; i < m_texts.size(); ++i)
        if (rectOf(i).contains(position))
            return i;
    return -1;
}

void SegmentedControl::choose(int index)
{
    if (index < 0 || index >= m_texts.size() || index == m_current || !isOpen(index))
        return;
    setCurrent(index);
    emit currentChanged(index);
}

void SegmentedControl::paintSegment(QPainter& painter, int index) const
{
    const Theme& theme = themeOf(*this);
    const QRect place = rectOf(index);
    const bool live = isEnabled() && isOpen(index);
    QColor fill = theme.surface;
    if (!isEnabled())
        fill = theme.window;
    else if (index == m_current)
        fill = theme.selected;
    else if (index == m_hovered && live)
        fill = theme.hover;
    if (m_flat)
        paintRounded(painter, place, metric::radius, fill);
    else
        painter.fillRect(place.adjusted(1, 1, -1, -1), fill);
    if (index > 0 && !m_flat)
        painter.fillRect(QRect(place.x(), 1, 1, height() - 2), isEnabled() ? theme.border : theme.line);
    painter.setPen(live ? theme.text : theme.disabled);
    painter.drawText(place, Qt::AlignCenter, m_texts[index]);
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    const QRect whole(QPoint(0, 0), m_flat ? size() : sizeHint());
    painter.save();
    QPainterPath shape;
    shape.addRoundedRect(QRectF(whole), metric::radius, metric::radius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(shape);
    for (int i = 0; i < m_texts.size(); ++i)
        paintSegment(painter, i);
    painter.restore();
    if (!m_flat)
        paintRounded(painter, whole, metric::radius, {}, isEnabled() ? theme.border : theme.line);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintRounded(painter, rectOf(m_current), metric::radius, {}, theme.accent, 2);
}

void SegmentedControl::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(at(event->pos()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = at(event->pos());
    update();
}

void SegmentedControl::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    int next = m_current + step;
    while (next >= 0 && next < m_texts.size() && !isOpen(next))
        next += step;
    choose(next);
}

bool SegmentedControl::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const int index = at(help->pos());
    QToolTip::showText(help->globalPos(), index < 0 ? QString() : m_reasons[index].toHtmlEscaped(), this);
    return true;
}

} // namespace throughline
