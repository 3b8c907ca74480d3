// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/chart_view.h>
#include <ui/copy_shown.h>
#include <ui/widgets/row_view.h>

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>

namespace throughline {

namespace {

struct CopyWords {
    Q_DECLARE_TR_FUNCTIONS(throughline::CopyWords)
};

/// As it would without the window's shortcut, which came first.
bool copiesItself(QWidget& focus)
{
    bool copied = false;
    const auto heard =
        QObject::connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, &focus, [&copied] { copied = true; });
    QKeyEvent press(QEvent::KeyPress, Qt::Key_C, Qt::ControlModifier);
    static_cast<QObject&>(focus).event(&press); // not sent: that would be the window's shortcut once more, for ever
    QObject::disconnect(heard);
    return copied;
}

QString rowsInWords()
{
    const auto lines = int(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')));
    return CopyWords::tr("%n row copied", "%n rows copied", lines - 1); // the first line is the head
}

template <class View> const View* visibleOf(const QWidget& page)
{
    for (const View* view : page.findChildren<View*>())
        if (view->isVisible())
            return view;
    return nullptr;
}

} // namespace

QString copyShown(QWidget* focus, const QWidget& page)
{
    if (focus && page.isAncestorOf(focus) && copiesItself(*focus))
        return qobject_cast<RowView*>(focus) ? rowsInWords() : CopyWords::tr("Copied");
    if (const auto* chart = visibleOf<ChartView>(page)) {
        chart->copyToClipboard();
        return CopyWords::tr("Chart copied");
    }
    const auto* rows = visibleOf<RowView>(page);
    if (!rows || !rows->model() || rows->model()->rowCount() == 0)
        return {};
    rows->copy();
    return rowsInWords();
}

} // namespace throughline
