// SPDX-License-Identifier: GPL-3.0-or-later
// The report's pages under each other, as they will be printed: light in both themes.
#pragma once

#include <QAbstractScrollArea>
#include <QCache>
#include <QPixmap>

#include <memory>

class QTextDocument;

namespace throughline {

class PreviewView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit PreviewView(QWidget* parent = nullptr);

    /// May be null. The place on the page stays.
    void setDocument(std::shared_ptr<QTextDocument> document);
    int pageCount() const;
    int currentPage() const; // that has the middle of the view, from 0
    void showPage(int page);

signals:
    void pageChanged(); // current or count

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QSize pageSize() const; // on the screen
    int step() const;       // from page to page
    void arrange();
    const QPixmap& picture(int page);

    std::shared_ptr<QTextDocument> m_document;
    QCache<int, QPixmap> m_pictures; // of pages that were seen last
};

} // namespace throughline
