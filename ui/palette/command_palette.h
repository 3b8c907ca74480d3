// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+Shift+P: type a few letters of a command, Enter does it, Esc closes. Lies over the page and takes no place.
#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>

class QAction;
class QLineEdit;

namespace throughline {

class Actions;
class PaletteModel;
class RowView;

class CommandPalette : public QFrame {
    Q_OBJECT
public:
    /// `others`: what can be done besides the list's, asked each time it opens.
    CommandPalette(const Actions& actions, std::function<QList<QAction*>()> others, QWidget* window);

    void open(); // asked again: closes
    const PaletteModel& model() const { return *m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool takeKey(class QKeyEvent& event);
    void chooseFirst();
    void carryOut();
    void dismiss(); // the keys go back to where they were
    void place();

    const Actions& m_actions;
    std::function<QList<QAction*>()> m_others;
    QLineEdit* m_typed = nullptr;
    PaletteModel* m_model = nullptr;
    RowView* m_list = nullptr;
    QPointer<QWidget> m_before; // had the keys
};

} // namespace throughline
