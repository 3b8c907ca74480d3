// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a light ChartPlot that is never shown into an image, an SVG or a PDF.
#include <plots/picture.h>

#include <plots/drawing/chart_plot.h>
#include <plots/harmless_chart.h>

#include <core/harmless_text.h>

#include <QBuffer>
#include <QFileInfo>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>

namespace throughline {

namespace {

constexpr int pictureMargin = 24;
constexpr int pixelsPerInch = 96; // of the sizes given
constexpr int pdfDotsPerInch = 1200;
constexpr double svgTextShare = 0.92; // an SVG has no font of its own: the reader's may be wider

void prepare(ChartPlot& plot, const Picture& picture)
{
    ChartData data = harmlessChart(picture.data);
    if (!picture.framed)
        data.sentence.clear();
    plot.setPadding(picture.framed ? pictureMargin : 1);
    plot.setTitleShown(picture.framed);
    plot.setLook(picture.look);
    plot.state().hidden = picture.hidden;
    plot.setData(data, false);
    plot.state().hidden = picture.hidden; // setData forgets what was hidden in another kind
    plot.setView(picture.view);
    plot.setRange(picture.range);
}

void paint(ChartPlot& plot, QPaintDevice& device, QSize size, double scale)
{
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized, dynamic_cast<QImage*>(&device) == nullptr);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.scale(scale, scale);
    plot.toPainter(&painter, size.width(), size.height());
}

/// Fonts that other machines have, digits of one width there too, and ids that stay apart when several charts are
/// put into one page.
QByteArray finishSvg(QByteArray bytes, const std::string& id)
{
    QString svg = QString::fromUtf8(bytes);
    static const QRegularExpression family("font-family=\"[^\"]*\"");
    svg.replace(family, "font-family=\"Inter, Helvetica, Arial, sans-serif\"");
    static const QRegularExpression empty("<g [^>]*>\\s*</g>\\s*"); // of painter states in which nothing was drawn
    svg.replace(empty, QString());
    const QString prefix = QString::fromStdString(id);
    static const QRegularExpression reference("(\\sid=\"|url\\(#|href=\"#)");
    svg.replace(reference, "\\1" + prefix + "-");
    svg.replace(
        svg.indexOf("<svg "), 5, QString("<svg id=\"%1\" style=\"font-variant-numeric: tabular-nums\" ").arg(prefix));
    return svg.toUtf8();
}

QByteArray drawSvg(const Picture& picture, QSize size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect({}, size));
    generator.setResolution(pixelsPerInch);
    generator.setTitle(QString::fromStdString(harmless(picture.data.title)));
    generator.setDescription(QString::fromStdString(harmless(picture.data.sentence)));
    ChartPlot plot;
    prepare(plot, picture);
    plot.setTextShare(svgTextShare);
    paint(plot, generator, size, 1);
    return bytes;
}

/// A drawn picture's encoding into a PNG takes longer than its drawing.
FileContent pngOf(const QImage& image, const QString& path)
{
    return [image, path]() -> Result<std::string> {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        if (!image.save(&buffer, "PNG"))
            return Error{"the picture could not be encoded as PNG", path.toStdString(), "try a smaller size"};
        return bytes.toStdString();
    };
}

} // namespace

QImage renderImage(const Picture& picture, QSize size, double scale)
{
    QImage image(size * scale, QImage::Format_RGB32); // no alpha: never transparent
    const int dotsPerMeter = qRound(pixelsPerInch * scale / 0.0254);
    image.fill(lightTheme().surface);
    ChartPlot plot;
    prepare(plot, picture);
    paint(plot, image, size, scale);
    image.setDotsPerMeterX(dotsPerMeter); // afterwards: it would change the size of type
    image.setDotsPerMeterY(dotsPerMeter);
    return image;
}

QByteArray renderSvg(const Picture& picture, QSize size) { return finishSvg(drawSvg(picture, size), picture.data.id); }

QByteArray renderPdf(const Picture& picture, QSize size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(pdfDotsPerInch);
    writer.setPageSize(
        QPageSize(QSizeF(size) * 72.0 / pixelsPerInch, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(QString::fromStdString(picture.data.title));
    writer.setCreator("Throughline");
    ChartPlot plot;
    prepare(plot, picture);
    paint(plot, writer, size, static_cast<double>(pdfDotsPerInch) / pixelsPerInch);
    return bytes;
}

Result<FileContent> drawPicture(const Picture& picture, const QString& path, QSize size, double scale)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (size.isEmpty() || !(scale > 0) || scale > 16)
        return Error{"the picture's size must be positive and its scale above 0, at most 16", path.toStdString(),
            "give a width, a height and a scale"};
    if (ending == "svg")
        return FileContent([drawn = drawSvg(picture, size), id = picture.data.id]() -> Result<std::string> {
            return finishSvg(drawn, id).toStdString();
        });
    if (ending == "pdf")
        return FileContent([drawn = renderPdf(picture, size)]() -> Result<std::string> { return drawn.toStdString(); });
    if (ending == "png")
        return pngOf(renderImage(picture, size, scale), path);
    return Error{"\"" + ending.toStdString() + "\" is no format for charts", path.toStdString(),
        "end the name in .png, .svg or .pdf"};
}

} // namespace throughline
