// SPDX-License-Identifier: GPL-3.0-or-later
// The line of 16 px under a field: a note, a caution or an error. Always there, empty or not, so that nothing jumps.
#pragma once

#include <ui/style/tokens.h>

#include <QWidget>

namespace throughline {

class HintLine : public QWidget {
    Q_OBJECT
public:
    explicit HintLine(QWidget* parent = nullptr);

    /// Notes carry no icon; cautions and errors do.
    void say(const QString& text, Tone tone = Tone::Secondary);
    void clear() { say({}); }
    QString text() const { return m_text; }
    Tone tone() const { return m_tone; }
    /// Longer than its place at times; the tip then says it all. (Any other that is cut is a mistake.)
    void setElided(bool elided) { m_elided = elided; }
    bool isElided() const { return m_elided; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Tone m_tone = Tone::Secondary;
    bool m_elided = false;
};

/// The icon that goes with a tone: never colour alone.
QString iconOf(Tone tone);

} // namespace throughline
