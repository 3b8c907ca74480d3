// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include "clipped.h"

#include <ui/style/tokens.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

namespace throughline {

namespace {

/// "compareAdd", or the class and whose child it is.
QString widgetName(const QWidget& widget)
{
    QString name =
        widget.objectName().isEmpty() ? QString::fromLatin1(widget.metaObject()->className()) : widget.objectName();
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (!parent->objectName().isEmpty() && !parent->objectName().startsWith(QLatin1String("qt_"))) {
            name.prepend(parent->objectName() + QLatin1Char('/'));
            break;
        }
    return name;
}

QString cut(const QWidget& widget, const QString& text, int needed, int there)
{
    return QStringLiteral("%1: \"%2\" needs %3 of %4 px").arg(widgetName(widget), text).arg(needed).arg(there);
}

/// Labels that may be cut, but say nothing that a person gives or a model brings: these fit in the smallest window too.
bool hasOurWordsOnly(const QLabel& label)
{
    static const QStringList names{"planTotals", "logCount", "queueNote"};
    return names.contains(label.objectName());
}

void checkLabel(const QLabel& label, QStringList& found)
{
    const auto* ours = qobject_cast<const TextLabel*>(&label);
    if (label.text().isEmpty() || (ours && ours->isElided() && !hasOurWordsOnly(label)))
        return;
    const QSize there = label.contentsRect().size();
    if (label.wordWrap()) {
        const int needed = label.heightForWidth(label.width());
        if (needed > label.height())
            found << cut(label, label.text(), needed, label.height());
        return;
    }
    const QSize needed = label.fontMetrics().size(0, label.text());
    if (needed.width() > there.width())
        found << cut(label, label.text(), needed.width(), there.width());
}

void checkButton(const QAbstractButton& button, QStringList& found)
{
    if (!button.text().isEmpty() && button.sizeHint().width() > button.width())
        found << cut(button, button.text(), button.sizeHint().width(), button.width());
}

void checkChoice(const QComboBox& box, QStringList& found)
{
    if (box.objectName() == QLatin1String("experimentChoice") && box.toolTip() == box.currentText().toHtmlEscaped())
        return; // a name, which a person gave
    const int there = box.width() - 2 * metric::gap - metric::icon - metric::gapSmall;
    const int needed = box.fontMetrics().horizontalAdvance(box.currentText());
    if (needed > there)
        found << cut(box, box.currentText(), needed, there);
}

void checkSegments(const SegmentedControl& segments, QStringList& found)
{
    if (segments.minimumSizeHint().width() > segments.width())
        found << cut(segments, segments.segments().join('|'), segments.minimumSizeHint().width(), segments.width());
    else if (segments.heightForWidth(segments.width()) > segments.height())
        found << QStringLiteral("%1: its lines need %2 of %3 px")
                     .arg(widgetName(segments))
                     .arg(segments.heightForWidth(segments.width()))
                     .arg(segments.height());
}

void checkHint(const HintLine& hint, QStringList& found)
{
    if (hint.isElided())
        return;
    const bool icon = hint.tone() != Tone::Secondary && hint.tone() != Tone::Plain;
    const int there = hint.width() - (icon ? metric::hintIcon + metric::gapSmall : 0);
    const int needed = hint.fontMetrics().horizontalAdvance(hint.text());
    if (needed > there)
        found << cut(hint, hint.text(), needed, there);
}

void checkHeads(const QHeaderView& head, QStringList& found)
{
    if (!head.model() || head.orientation() == Qt::Vertical)
        return;
    for (int section = 0; section < head.count(); ++section) {
        if (head.isSectionHidden(section))
            continue;
        const QString text = head.model()->headerData(section, Qt::Horizontal).toString();
        const int needed = head.fontMetrics().horizontalAdvance(text);
        const int there = head.sectionSize(section) - 2 * metric::gap + 2;
        if (needed > there)
            found << cut(head, text, needed, there);
    }
}

/// Whether nothing that scrolls lies between the widget and the window: then all of it must be in sight.
void checkPlace(const QWidget& widget, QStringList& found)
{
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(parent->parentWidget())) // its viewport
            return;
        const QRect place(widget.mapTo(parent, QPoint(0, 0)), widget.size());
        if (!parent->rect().contains(place) && !widget.size().isEmpty()) {
            found << QStringLiteral("%1 reaches out of %2").arg(widgetName(widget), widgetName(*parent));
            return;
        }
        if (parent->isWindow())
            return;
    }
}

} // namespace

QStringList clippedTexts(QWidget& window)
{
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        const auto check = [&](auto* known, auto function) {
            if (known) {
                function(*known, found);
                checkPlace(*widget, found);
            }
        };
        check(qobject_cast<const QLabel*>(widget), checkLabel);
        check(qobject_cast<const QAbstractButton*>(widget), checkButton);
        check(qobject_cast<const QComboBox*>(widget), checkChoice);
        check(qobject_cast<const SegmentedControl*>(widget), checkSegments);
        check(qobject_cast<const HintLine*>(widget), checkHint);
        if (const auto* head = qobject_cast<const QHeaderView*>(widget))
            checkHeads(*head, found);
    }
    return found;
}

QStringList sidewaysScrolling(QWidget& window)
{
    QStringList found;
    for (const QAbstractScrollArea* area : window.findChildren<QAbstractScrollArea*>())
        if (area->isVisible() && !qobject_cast<const QAbstractItemView*>(area)
            && area->horizontalScrollBar()->maximum() > 0)
            found << QStringLiteral("%1 by %2 px").arg(widgetName(*area)).arg(area->horizontalScrollBar()->maximum());
    return found;
}

} // namespace throughline
