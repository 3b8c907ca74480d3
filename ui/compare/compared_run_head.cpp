// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/compare/compared_run_head.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>

#include <QPainter>

namespace throughline {

namespace {
constexpr int headSwatch = 10;
constexpr int headGap = 6;
} // namespace

ComparedRunHead::ComparedRunHead(const QString& name, int run, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_run(run)
{
    setFont(themeFont(12, 500));
    setFixedHeight(metric::control);
    setToolTip(name.toHtmlEscaped());
    setAccessibleName(name);
}

QSize ComparedRunHead::sizeHint() const
{
    return {2 * metric::gap + headSwatch + headGap + fontMetrics().horizontalAdvance(m_name), metric::control};
}

void ComparedRunHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    paintRounded(painter, QRect(metric::gap, (height() - headSwatch) / 2, headSwatch, headSwatch), 2, theme.run(m_run));
    const int left = metric::gap + headSwatch + headGap;
    painter.setPen(theme.text2);
    painter.drawText(QRect(left, 0, width() - left - metric::gap, height()), Qt::AlignVCenter,
        fontMetrics().elidedText(m_name, Qt::ElideRight, width() - left - metric::gap));
}

} // namespace throughline
