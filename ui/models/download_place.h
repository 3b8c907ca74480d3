// SPDX-License-Identifier: GPL-3.0-or-later
// The picker's place for downloads, always of the same height: an offer to fetch a model that is not here, or the
// download that is going on.
#pragma once

#include <QWidget>

class QStackedLayout;

namespace throughline {

class Button;
class ModelDownload;
class TextLabel;

class DownloadPlace : public QWidget {
    Q_OBJECT
public:
    explicit DownloadPlace(ModelDownload& download, QWidget* parent = nullptr);

    /// `model` as the hub names it; empty: nothing to fetch. `finish`: a part of it is here already.
    void offer(const QString& model, bool finish);
    /// What fetch() would fetch now; empty while nothing is offered or another download is going on.
    QString offered() const;
    void fetch();

private:
    void display();

    ModelDownload& m_download;
    QString m_offer;
    bool m_finish = false;
    QStackedLayout* m_stack = nullptr;
    TextLabel* m_text = nullptr;
    Button* m_fetch = nullptr;
};

} // namespace throughline
