// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/compare/run_chip.h>
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace throughline {

namespace {
constexpr int swatch = 12;
constexpr int mostText = 180;
} // namespace

RunChip::RunChip(const QString& name, int run, bool reference, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_run(run)
    , m_reference(reference)
{
    setFont(themeFont(13));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(reference ? tr("%1, reference").arg(name) : name);
    setToolTip(reference ? tr("The reference") : tr("Click to make it the reference"));
}

QSize RunChip::sizeHint() const
{
    const int text = qMin(mostText, fontMetrics().horizontalAdvance(m_name));
    return {8 + swatch + 8 + text + (m_reference ? 22 : 0) + 28, metric::control};
}

QRect RunChip::crossRect() const { return {width() - 24, 0, 20, height()}; }

void RunChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    paintRounded(painter, rect(), metric::radius, underMouse() ? theme.pressed : theme.hover,
        hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange) ? theme.accent : QColor(), 2);
    paintRounded(painter, QRect(8, (height() - swatch) / 2, swatch, swatch), 2, theme.run(m_run));
    const QRect text(8 + swatch + 8, 0, width() - (8 + swatch + 8) - (m_reference ? 22 : 0) - 28, height());
    painter.setPen(theme.text);
    painter.drawText(text, Qt::AlignVCenter, fontMetrics().elidedText(m_name, Qt::ElideRight, text.width() + 2));
    if (m_reference)
        drawIcon(painter, QRect(text.right() + 5, 0, metric::icon, height()), "pin", theme.accent);
    drawIcon(painter, crossRect(), "close", theme.text);
}

void RunChip::mousePressEvent(QMouseEvent* event)
{
    if (crossRect().contains(event->pos()))
        emit removeWanted();
    else if (!m_reference)
        emit referenceWanted();
}

void RunChip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete)
        emit removeWanted();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Space) && !m_reference)
        emit referenceWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace throughline
