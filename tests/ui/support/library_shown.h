// SPDX-License-Identifier: GPL-3.0-or-later
// A Library page over a library of its own with two runs, whose shortcuts work as in the window. Starts no engine.
#pragma once

#include <tests/ui/support/made_stream.h>
#include <tests/ui/support/ui_test.h>

#include <ui/library/library_page.h>
#include <ui/library/run_list_model.h>
#include <ui/library/run_list_view.h>
#include <ui/library/run_panel.h>
#include <ui/session/session.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>

#include <QLineEdit>
#include <QSignalSpy>

namespace throughline {

/// Rows are computed with bootstrap intervals, on a machine that may be busy.
constexpr int libraryPatienceMs = 10'000;

struct LibraryShown {
    const QString olderId = QStringLiteral("20261121-174000-aaaa"); // "plain graph"
    const QString newerId = QStringLiteral("20261122-083300-bbbb"); // "fused kernels", all times × 0.8
    QTemporaryDir folder;
    std::unique_ptr<RunLibrary> other; // as another process has it
    Session session;
    LibraryPage page;
    QString message;
    std::vector<InlineMessage::Choice> choices;

    LibraryShown()
        : session({QStringLiteral("/nowhere"), folder.filePath("library.sqlite"), experimentsFolder()})
        , page(session)
    {
        other = std::move(*RunLibrary::open(path()));
        put(olderId, "plain graph", made::fourCells());
        put(newerId, "fused kernels", made::fourCells(0.8));
        QObject::connect(&session, &Session::messageWanted, &page,
            [this](Tone, const QString& text, const std::vector<InlineMessage::Choice>& offered) {
                message = text;
                choices = offered;
            });
        for (QAction* action : session.actions().findChildren<QAction*>())
            if (action != session.actions().of(Act::Copy)) // the list copies itself
                page.addAction(action);
        page.resize(1136, 740);
        page.show();
        page.activateWindow();
        session.library().start();
        waitForRows();
    }
    QString path() const { return folder.filePath("library.sqlite"); }
    void put(const QString& id, const char* name, const std::vector<made::MeasuredCell>& cells) const
    {
        QVERIFY(other->importEvents(made::stream(id.toStdString(), name, cells)).ok());
    }
    void waitForRows()
    {
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, libraryPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(session.library().pending(), 0, libraryPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(page.panel()->digest(), libraryPatienceMs);
    }

    QLineEdit* filter() { return childNamed<QLineEdit>(page, "libraryFilter"); }
    QString hint() { return childNamed<HintLine>(page, "libraryCount")->text(); }
    RunListView* list() { return childNamed<RunListView>(page, "runList"); }
    RunListModel* runs() { return qobject_cast<RunListModel*>(list()->model()); }
    RunInfo info(const QString& id)
    {
        const RunInfo* found = session.library().find(id);
        return found ? *found : RunInfo();
    }
    /// Of all runs that the filter lets through, whatever is folded.
    QStringList names()
    {
        QStringList all;
        for (const QString& id : runs()->shownIds())
            all << QString::fromStdString(info(id).name);
        return all;
    }
    QStringList inSight()
    {
        QStringList all;
        for (const QString& id : list()->inSight())
            all << QString::fromStdString(info(id).name);
        return all;
    }
    QModelIndex cell(const QString& name, RunColumn column)
    {
        for (const QString& id : runs()->shownIds())
            if (QString::fromStdString(info(id).name) == name)
                return runs()->indexOf(id).siblingAtColumn(int(column));
        return {};
    }
    QString text(const QString& name, RunColumn column) { return cell(name, column).data().toString(); }
    void choose(const QString& name)
    {
        list()->setFocus();
        QVERIFY(list()->choose(cell(name, RunColumn::Name).data(KeyRole).toString()));
    }
};

} // namespace throughline
