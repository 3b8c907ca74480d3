// SPDX-License-Identifier: GPL-3.0-or-later
// Which chart: a strip of all of them, or a choice field where the strip would take the chart's own place.
#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;

namespace throughline {

class SegmentedControl;

class ChartChoice : public QWidget {
    Q_OBJECT
public:
    explicit ChartChoice(const QStringList& names, QWidget* parent = nullptr);

    int current() const;
    void setCurrent(int index);
    bool isOpen(int index) const; // can be chosen
    /// In full, for the field; the strip has the short names. With a reason it can't be chosen.
    void setChart(int index, const QString& title, const QString& reason);
    bool folded() const { return m_folded; } // into the field
    SegmentedControl* strip() const { return m_strip; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void currentChanged(int index); // by the person
    void foldedChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    bool foldsAt(int width) const;
    void placeField();

    SegmentedControl* m_strip = nullptr;
    QComboBox* m_field = nullptr;
    bool m_folded = false;
};

} // namespace throughline
