// SPDX-License-Identifier: GPL-3.0-or-later
// The field that a filter is typed into, with a list of what may come next below it. Filters nothing.
#pragma once

#include <ui/library/query_completion.h>
#include <ui/widgets/row_view.h>

#include <QLineEdit>
#include <QPointer>

#include <functional>

class QStandardItemModel;

namespace throughline {

class QueryEdit : public QLineEdit {
    Q_OBJECT
public:
    using Completer = std::function<QueryCompletion(const QString& text, int cursor)>;

    explicit QueryEdit(Completer completer, QWidget* parent = nullptr);
    ~QueryEdit() override;

    RowView* offers() const { return m_offers; } // hidden while there is nothing to offer

signals:
    void leftDown();     // Down, with no list open: on to the rows
    void leftByReturn(); // likewise

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override; // Tab takes an offer, Esc closes the list

private:
    void offer();
    void take(int row);
    void takeOrLeave(); // Return: the offer that is stood on, or on to the rows
    void move(int step);
    void place();

    Completer m_completer;
    QueryCompletion m_completion;
    QPointer<RowView> m_offers; // a child of the window, which lies over the rows below
    QStandardItemModel* m_model = nullptr;
};

} // namespace throughline
