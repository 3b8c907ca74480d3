// SPDX-License-Identifier: GPL-3.0-or-later
// Lies over the page while files are dragged over it, and says what a drop will do.
#pragma once

#include <QWidget>

namespace throughline {

class DropVeil : public QWidget {
    Q_OBJECT
public:
    explicit DropVeil(QWidget* page);
    void cover(); // all of the page

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace throughline
