// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/paint.h>
#include <ui/style/paint_items.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_header.h>

#include <QPainter>
#include <QStyleOption>

namespace throughline {

namespace {
constexpr int headerSwatch = 10;
constexpr int swatchGap = 6;
} // namespace

RowHeader::RowHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setFont(themeFont(12, 500));
    setFixedHeight(metric::control);
    setHighlightSections(false);
    setSectionsMovable(false);
    setStretchLastSection(false);
    setMinimumSectionSize(24);
    setSectionsClickable(true);
}

void RowHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = themeOf(*this);
    painter->save();
    painter->fillRect(rect, theme.surface);
    painter->fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.line);
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    option.section = section;
    option.text = model()->headerData(section, Qt::Horizontal).toString();
    option.textAlignment = Qt::Alignment(model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    if (isSortIndicatorShown() && sortIndicatorSection() == section)
        option.sortIndicator =
            sortIndicatorOrder() == Qt::AscendingOrder ? QStyleOptionHeader::SortDown : QStyleOptionHeader::SortUp;
    const QVariant run = model()->headerData(section, Qt::Horizontal, SwatchRole);
    if (run.isValid()) {
        const int text = option.fontMetrics.horizontalAdvance(option.text);
        const int x = option.textAlignment & Qt::AlignRight
            ? qMax(rect.x(), rect.right() - metric::gap - text - swatchGap - headerSwatch)
            : rect.x() + metric::gap;
        paintRounded(*painter, QRect(x, rect.center().y() - headerSwatch / 2, headerSwatch, headerSwatch), 2,
            theme.run(run.toInt()));
        if (!(option.textAlignment & Qt::AlignRight))
            option.rect.adjust(headerSwatch + swatchGap, 0, 0, 0);
    }
    paintHeaderLabel(*painter, option);
    painter->restore();
}

} // namespace throughline
