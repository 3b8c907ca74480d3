// SPDX-License-Identifier: GPL-3.0-or-later
// A download as a strip: its name, how far it is, and what can be done about it. Starts none.
#pragma once

#include <QWidget>

class QProgressBar;

namespace throughline {

class Button;
class ModelDownload;
class TextLabel;

class DownloadRow : public QWidget {
    Q_OBJECT
public:
    /// `mayAdd`: once it is done, a button offers to add the model to the experiment.
    DownloadRow(ModelDownload& download, bool mayAdd, QWidget* parent = nullptr);

signals:
    void addWanted(const QString& openAs);

private:
    void display();

    ModelDownload& m_download;
    bool m_mayAdd;
    TextLabel* m_name = nullptr;
    TextLabel* m_status = nullptr;
    QProgressBar* m_bar = nullptr;
    Button* m_cancel = nullptr;
    Button* m_retry = nullptr;
    Button* m_add = nullptr;
    Button* m_close = nullptr;
};

} // namespace throughline
