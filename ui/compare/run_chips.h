// SPDX-License-Identifier: GPL-3.0-or-later
// The compared runs in one row: as many chips as fit, the reference always among them, the others behind one button.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace throughline {

class Button;
class RunChip;

class RunChips : public QWidget {
    Q_OBJECT
public:
    explicit RunChips(QWidget* parent = nullptr);

    /// Names in the order of the runs' colours.
    void setRuns(const QStringList& names, int reference);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void removeWanted(int run);
    void referenceWanted(int run);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();
    void offerHidden();
    std::vector<int> order() const; // in which chips take their place: the reference first where not all fit

    QStringList m_names;
    int m_reference = 0;
    std::vector<RunChip*> m_chips;
    Button* m_more = nullptr;
};

} // namespace throughline
