// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the report's document, painted: the preview paints the same.
#include <plots/report/writers.h>
#include <plots/theme.h>

#include <core/sentence.h>

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace throughline {

void paintReportPage(QPainter& painter, const QTextDocument& document, int page)
{
    const QSizeF size = document.pageSize();
    const QRectF box(0, page * size.height(), size.width(), size.height());
    painter.save();
    painter.translate(0, -box.top());
    painter.setClipRect(box);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = box;
    context.palette.setColor(QPalette::Text, lightTheme().text);
    document.documentLayout()->draw(&painter, context);
    painter.setFont(themeFont(12));
    painter.setPen(lightTheme().text2);
    const QRectF foot(reportMargin, box.bottom() - reportMargin, size.width() - 2 * reportMargin, reportMargin);
    painter.drawText(
        foot, Qt::AlignRight | Qt::AlignVCenter, QString("%1 / %2").arg(page + 1).arg(document.pageCount()));
    painter.restore();
}

QByteArray reportPdf(const QTextDocument& document, const std::string& title, const std::string& author)
{
    constexpr int dotsPerInch = 1200;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(QString::fromStdString(title));
    writer.setCreator(author.empty() ? QString("Throughline")
                                     : QString::fromStdString(Sentence::tr("Throughline, for %1", {author})));
    QPainter painter(&writer);
    const double scale = writer.width() / document.pageSize().width();
    painter.scale(scale, scale);
    for (int page = 0; page < document.pageCount(); ++page) {
        if (page > 0)
            writer.newPage();
        paintReportPage(painter, document, page);
    }
    painter.end();
    return bytes;
}

} // namespace throughline
