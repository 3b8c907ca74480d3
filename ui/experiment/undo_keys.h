// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+Z in a field of the form undoes the last edit of the experiment, not of the field alone: a field's own history
// knows nothing of ticks, and forgets all when its text is set.
#pragma once

#include <QObject>

class QWidget;

namespace throughline {

class UndoKeys : public QObject {
    Q_OBJECT
public:
    explicit UndoKeys(QObject* parent)
        : QObject(parent)
    { }
    /// All fields inside, as they are now.
    void watch(const QWidget& form);

protected:
    /// What is typed into a chip field and not yet a chip is the field's own to undo.
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace throughline
