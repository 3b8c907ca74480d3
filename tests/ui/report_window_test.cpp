// SPDX-License-Identifier: GPL-3.0-or-later
// The Report page inside the window: how one gets there, by keys and from the library.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <ui/library/library_page.h>
#include <ui/library/run_panel.h>
#include <ui/main_window.h>
#include <ui/report/report_page.h>
#include <ui/session/session.h>

#include <QPushButton>
#include <QSignalSpy>

using namespace throughline;

class ReportWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath("library.sqlite");
    const QString m_run = "20261121-174000-aaaa";

private slots:
    void initTestCase()
    {
        auto library = RunLibrary::open(m_path);
        QVERIFY(library.ok());
        QVERIFY((*library)->importEvents(made::stream(m_run.toStdString(), "plain graph", made::fourCells(1))).ok());
    }
    void init() { refuseWarnings(); }

    void keysAndLibraryLeadThere()
    {
        MainWindow window({engineProgram(), m_path, experimentsFolder()}, nullptr);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(window.page(), Page::Report);
        QVERIFY(window.session().actions().of(Act::ShowReport)->isChecked());
        window.session().show(Page::Library);
        QTRY_VERIFY(window.libraryPage().panel()->digest());
        QSignalSpy shown(&window.reportPage(), &ReportPage::shown);
        QTest::mouseClick(childNamed<QPushButton>(window, "libraryReport"), Qt::LeftButton);
        QCOMPARE(window.page(), Page::Report);
        QVERIFY(shown.wait());
        QCOMPARE(window.reportPage().runs(), QStringList{m_run});
    }
};

THROUGHLINE_UI_QTEST(ReportWindowTest)
#include "report_window_test.moc"
