// SPDX-License-Identifier: GPL-3.0-or-later
// A field that holds several values as chips, with a place to type more and lists to choose from. What a text means is
// the owner's matter.
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

class QLineEdit;

namespace throughline {

class Button;

class ChipField : public QWidget {
    Q_OBJECT
public:
    struct Parsed {
        QStringList chips;
        QString error; // a sentence; the text then stays where it is
    };
    using Parser = std::function<Parsed(const QString& text)>;

    explicit ChipField(Parser parser, QWidget* parent = nullptr);

    QStringList chips() const { return m_chips; }
    void setChips(const QStringList& chips); // says nothing
    /// Drawn in bad: what is understood but can't be ("40" stages of 32 layers).
    void setBadChips(const QStringList& chips);
    void addChips(const QStringList& chips); // says edited()
    /// Lists that people often want: a button at the field's end opens them (Alt+Down), each takes the chips' place.
    void setOffers(const QList<QStringList>& offers);
    QLineEdit* input() const { return m_input; }
    QString error() const { return m_error; }

    QSize sizeHint() const override;
    /// What all chips need at this width: one line, or more.
    int heightFor(int width) const;

signals:
    void edited();                              // the chips are others now, by the person
    void errorChanged(const QString& sentence); // while typing; empty = understood
    void chipsSet();                            // by setChips(), to others than there were

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Place {
        QRect chip;
        QRect cross;
    };
    void arrange();
    void replace(const QStringList& chips);
    void take(const QStringList& chips);
    void showOffers();
    std::vector<Place> places(int width, QRect& input) const;
    bool handleKey(class QKeyEvent& event);
    void commit();
    void paste();
    bool copy() const; // the chip that is stood on, or all; false: the input has a selection of its own
    void check(const QString& text);
    void remove(int index);
    void select(int index);
    int crossAt(const QPoint& position) const;
    void describe();
    void paintChip(class QPainter& painter, int index, const struct FieldState& state) const;

    Parser m_parser;
    QLineEdit* m_input = nullptr;
    Button* m_offer = nullptr; // once there is something to offer
    QList<QStringList> m_offers;
    QStringList m_chips;
    QStringList m_badChips;
    QString m_error;
    std::vector<Place> m_places;
    int m_selected = -1; // chip that the arrow keys stand on
    int m_hoveredCross = -1;
};

} // namespace throughline
