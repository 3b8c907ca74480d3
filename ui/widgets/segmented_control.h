// SPDX-License-Identifier: GPL-3.0-or-later
// One choice among a few, side by side; arrow keys move it. For more than about five use a choice field.
#pragma once

#include <QStringList>
#include <QWidget>

namespace throughline {

class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(const QString& accessibleName, QWidget* parent = nullptr);

    void setSegments(const QStringList& texts); // keeps the choice where the text is still there
    QStringList segments() const { return m_texts; }
    int current() const { return m_current; }
    void setCurrent(int index);
    /// A segment that can't be chosen, greyed; `reason` is its tip.
    void setReason(int index, const QString& reason);
    bool isOpen(int index) const; // can be chosen
    /// Without a border, and in as many lines as the width asks for: the strip of charts.
    void setFlat(bool flat);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override; // tips of greyed segments

private:
    int widthOf(int index) const;
    QRect rectOf(int index, int width) const;
    QRect rectOf(int index) const { return rectOf(index, width()); }
    int at(const QPoint& position) const;
    void choose(int index);
    void paintSegment(class QPainter& painter, int index) const;

    QStringList m_texts;
    QStringList m_reasons;
    int m_current = 0;
    int m_hovered = -1;
    bool m_flat = false;
};

} // namespace throughline
