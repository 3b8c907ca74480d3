// SPDX-License-Identifier: GPL-3.0-or-later
// The log under the chart: from which level on, with which words, and the lines themselves.
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace throughline {

class LogModel;
class RowView;
class TextLabel;

class LogPane : public QWidget {
    Q_OBJECT
public:
    explicit LogPane(QWidget* parent = nullptr);

    LogModel& model() { return *m_model; }
    /// What has been said since; stays at the end if it was there.
    void flush();

protected:
    bool event(QEvent* event) override; // Ctrl+F is for these lines while one is in the log
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    void showCount();

    LogModel* m_model = nullptr;
    QComboBox* m_level = nullptr;
    QLineEdit* m_words = nullptr;
    TextLabel* m_count = nullptr;
    RowView* m_view = nullptr;
};

} // namespace throughline
