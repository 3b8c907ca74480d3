// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a run's column: its colour and its name, cut where there is no room.
#pragma once

#include <QWidget>

namespace throughline {

class ComparedRunHead : public QWidget {
    Q_OBJECT
public:
    ComparedRunHead(const QString& name, int run, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    int m_run;
};

} // namespace throughline
