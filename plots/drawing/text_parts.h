// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of a chart as elements of QCustomPlot's layout: wrapped paragraphs, and the head above a panel.
#pragma once

#include <plots/drawing/chart_state.h>

#include <qcustomplot.h>

namespace throughline {

constexpr int textLine = 16;  // of 12 px type
constexpr int titleLine = 24; // of 16 px type

/// `text` broken at spaces into lines of at most `width` pixels.
QStringList wrapLines(const QString& text, const QFont& font, double width);

/// A paragraph across the chart. Its height follows from the width, which QCustomPlot's layout cannot do by itself:
/// call fit before the layout runs.
class Paragraph : public QCPLayoutElement {
public:
    Paragraph(QCustomPlot* plot, const QFont& font, int lineHeight);
    void set(const QString& text, const QColor& colour, Qt::Alignment alignment = Qt::AlignLeft);
    void fit(int width, int spaceBelow);

protected:
    void draw(QCPPainter* painter) override;

private:
    QFont m_font;
    int m_lineHeight;
    QString m_text;
    QColor m_colour;
    Qt::Alignment m_alignment = Qt::AlignLeft;
    QStringList m_lines;
};

/// Above a panel: its title over the axis, and the y title flat above it.
class PanelHead : public QCPLayoutElement {
public:
    PanelHead(QCustomPlot* plot, QCPAxisRect* axisRect);
    void set(const QString& title, const QString& yTitle, const Theme& theme);

protected:
    void draw(QCPPainter* painter) override;

private:
    QCPAxisRect* m_axisRect;
    QString m_title;
    QString m_yTitle;
    QColor m_titleColour;
    QColor m_yColour;
};

} // namespace throughline
