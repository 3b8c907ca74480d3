// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/undo_keys.h>
#include <ui/widgets/chip_field.h>

#include <QAbstractSpinBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace throughline {

void UndoKeys::watch(const QWidget& form)
{
    for (QLineEdit* line : form.findChildren<QLineEdit*>())
        line->installEventFilter(this);
    for (QPlainTextEdit* text : form.findChildren<QPlainTextEdit*>())
        text->installEventFilter(this);
    for (QAbstractSpinBox* box : form.findChildren<QAbstractSpinBox*>())
        box->installEventFilter(this);
}

bool UndoKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const bool undo = key->matches(QKeySequence::Undo);
    if (!undo && !key->matches(QKeySequence::Redo))
        return false;
    const auto* line = qobject_cast<QLineEdit*>(watched);
    if (line && qobject_cast<ChipField*>(line->parentWidget())
        && (undo ? line->isUndoAvailable() : line->isRedoAvailable()))
        return false;
    event->ignore(); // the window's action takes it
    return true;
}

} // namespace throughline
