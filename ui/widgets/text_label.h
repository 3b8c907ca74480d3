// SPDX-License-Identifier: GPL-3.0-or-later
// A label in one of the type sizes and tones. Always plain text: names of runs may hold anything.
#pragma once

#include <ui/style/tokens.h>

#include <QLabel>

namespace throughline {

class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(const QString& text = {}, int pixels = 13, int weight = 400, Tone tone = Tone::Plain,
        QWidget* parent = nullptr);

    void setTone(Tone tone);
    /// Cut with "…" where it does not fit; the tip then says it all. Lets the label become narrow.
    void setElided(bool elided);
    bool isElided() const { return m_elided; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_elided = false;
};

TextLabel* pageTitle(const QString& text, QWidget* parent = nullptr);
TextLabel* sectionTitle(const QString& text, QWidget* parent = nullptr);
TextLabel* noteLabel(const QString& text = {}, QWidget* parent = nullptr);  // 13 px, text2
TextLabel* smallLabel(const QString& text = {}, QWidget* parent = nullptr); // 12 px, text2
/// One pixel, in the colour of lines.
QWidget* separator(Qt::Orientation orientation, QWidget* parent = nullptr);

} // namespace throughline
