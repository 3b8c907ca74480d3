// SPDX-License-Identifier: GPL-3.0-or-later
// How large a picture of a chart is to be, and whether of this chart or of all. Writes nothing itself.
#pragma once

#include <QDialog>
#include <QSize>

class QSpinBox;

namespace throughline {

class PictureDialog : public QDialog {
    Q_OBJECT
public:
    explicit PictureDialog(QWidget* parent = nullptr);

    QSize size() const;                // in pixels of 96 to the inch; SVG and PDF have only these
    double scale() const;              // of a PNG: its dots per inch ÷ 96
    bool all() const { return m_all; } // every chart that applies, into a folder

private:
    QSpinBox* number(const char* name, const QString& label, int low, int high, int value, const QString& unit);

    QSpinBox* m_width = nullptr;
    QSpinBox* m_height = nullptr;
    QSpinBox* m_dots = nullptr;
    bool m_all = false;
};

} // namespace throughline
