// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/report/writers.h>
#include <ui/report/preview_view.h>
#include <ui/style/tokens.h>

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextDocument>

namespace throughline {

namespace {
constexpr int keptPages = 6;
constexpr int lineOfWheel = 40;
} // namespace

PreviewView::PreviewView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_pictures(keptPages)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Preview of the report"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Window);
    verticalScrollBar()->setProperty("onWindow", true);
}

void PreviewView::setDocument(std::shared_ptr<QTextDocument> document)
{
    m_document = std::move(document);
    m_pictures.clear();
    arrange();
    viewport()->update();
}

int PreviewView::pageCount() const { return m_document ? m_document->pageCount() : 0; }

QSize PreviewView::pageSize() const
{
    const double zoom = qMin(1.0, double(viewport()->width() - 2 * metric::margin) / reportPage.width());
    return {qMax(1, qRound(reportPage.width() * zoom)), qMax(1, qRound(reportPage.height() * zoom))};
}

int PreviewView::step() const { return pageSize().height() + metric::gapLarge; }

int PreviewView::currentPage() const
{
    return qBound(0, (verticalScrollBar()->value() + viewport()->height() / 2) / step(), qMax(0, pageCount() - 1));
}

void PreviewView::showPage(int page) { verticalScrollBar()->setValue(page * step()); }

void PreviewView::arrange()
{
    const int height = pageCount() * step();
    verticalScrollBar()->setRange(0, qMax(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(lineOfWheel);
    emit pageChanged();
}

const QPixmap& PreviewView::picture(int page)
{
    if (const QPixmap* known = m_pictures.object(page))
        return *known;
    const qreal ratio = devicePixelRatioF();
    auto* pixmap = new QPixmap(pageSize() * ratio);
    pixmap->fill(lightTheme().surface);
    QPainter painter(pixmap);
    painter.scale(double(pixmap->width()) / reportPage.width(), double(pixmap->height()) / reportPage.height());
    paintReportPage(painter, *m_document, page);
    painter.end();
    pixmap->setDevicePixelRatio(ratio);
    m_pictures.insert(page, pixmap);
    return *pixmap;
}

void PreviewView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const Theme& theme = themeOf(*this);
    painter.fillRect(viewport()->rect(), theme.window);
    const QSize size = pageSize();
    const int left = qMax(0, (viewport()->width() - size.width()) / 2);
    for (int page = 0; page < pageCount(); ++page) {
        const QRect place(QPoint(left, page * step() - verticalScrollBar()->value()), size);
        if (!place.intersects(viewport()->rect()))
            continue;
        painter.drawPixmap(place.topLeft(), picture(page));
        painter.setPen(theme.line);
        painter.drawRect(place.adjusted(0, 0, -1, -1));
    }
}

void PreviewView::resizeEvent(QResizeEvent*)
{
    m_pictures.clear();
    arrange();
}

void PreviewView::scrollContentsBy(int, int)
{
    viewport()->update();
    emit pageChanged();
}

void PreviewView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Home)
        showPage(0);
    else if (event->key() == Qt::Key_End)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event);
}

} // namespace throughline
