// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/drop_veil.h>
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>

#include <QPainter>

namespace throughline {

namespace {
constexpr int veilBorder = 2;
constexpr int veilOpacity = 224; // of 255: what lies below stays to be guessed
} // namespace

DropVeil::DropVeil(QWidget* page)
    : QWidget(page)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropVeil::cover()
{
    setGeometry(parentWidget()->rect().adjusted(metric::gap, metric::gap, -metric::gap, -metric::gap));
    show();
    raise();
}

void DropVeil::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    QColor ground = theme.surface;
    ground.setAlpha(veilOpacity);
    paintRounded(painter, rect(), metric::radius, ground, theme.accent, veilBorder);
    const QString text = tr("Drop to import");
    painter.setFont(themeFont(16, 600));
    const int width = painter.fontMetrics().horizontalAdvance(text);
    const QRect line(rect().center().x() - (width + metric::icon + metric::gap) / 2, 0, metric::icon, height());
    drawIcon(painter, line, QStringLiteral("import"), theme.accent);
    painter.setPen(theme.text);
    painter.drawText(line.right() + metric::gap, 0, width + 2, height(), Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace throughline
