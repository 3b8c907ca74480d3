// SPDX-License-Identifier: GPL-3.0-or-later
// The queue under the cells: what runs next, in which order. Takes no space while nothing waits.
#pragma once

#include <QWidget>

namespace throughline {

class Button;
class EngineRun;
class QueueModel;
class RowView;
class TextLabel;

class QueuePane : public QWidget {
    Q_OBJECT
public:
    explicit QueuePane(EngineRun& engine, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // keys in the list

private:
    QWidget* makeHead();
    QWidget* makeTools();
    void display();
    void showTools();
    int current() const;
    void moveBy(int places);
    void remove();

    EngineRun& m_engine;
    QueueModel* m_model = nullptr;
    RowView* m_list = nullptr;
    TextLabel* m_note = nullptr;
    Button* m_startNext = nullptr;
    Button* m_up = nullptr;
    Button* m_down = nullptr;
    Button* m_remove = nullptr;
};

} // namespace throughline
