// SPDX-License-Identifier: GPL-3.0-or-later
// Which field of a cell is x, y, colour and panel of the free chart.
#pragma once

#include <plots/free_chart.h>

#include <QWidget>

class QComboBox;

namespace throughline {

class FreeFields : public QWidget {
    Q_OBJECT
public:
    explicit FreeFields(QWidget* parent = nullptr);

    void setFields(const std::vector<FreeField>& fields, const FreeChoice& choice);
    FreeChoice choice() const;

signals:
    void changed();

private:
    QComboBox* makeField(const char* name, const QString& label, int row, int column);
    void fill(QComboBox& box, const std::vector<FreeField>& fields, bool FreeField::*fits, const std::string& chosen,
        bool none);

    QComboBox* m_x = nullptr;
    QComboBox* m_y = nullptr;
    QComboBox* m_colour = nullptr;
    QComboBox* m_panel = nullptr;
};

} // namespace throughline
