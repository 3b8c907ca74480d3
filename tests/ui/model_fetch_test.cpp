// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads from the model picker: offered, shown, gone on with, taken; with a made-up engine, and once with the real
// one and a hub on loopback.
#include <tests/host/support/local_hub.h>

#include "support/ui_test.h"
#include <tests/ui/support/picker_form.h>

#include <ui/models/recent_models.h>

#include <QFile>

#include <cerrno>
#include <csignal>

using namespace throughline;

namespace {
const QString doneLine = R"({"type":"done","openAs":"maker/new"})";
}

class ModelFetchTest : public QObject, PickerForm {
    Q_OBJECT

    QString status() { return picker()->findChild<TextLabel*>("downloadStatus")->text(); }
    QPushButton* inPicker(const char* name) { return picker()->findChild<QPushButton*>(name); }
    /// The strip under the model field.
    QWidget* strip() { return find<QWidget>("formDownload"); }
    QPushButton* inStrip(const char* name) { return strip()->findChild<QPushButton*>(name); }
    void becomesListed()
    {
        m_engine->list({FakeEngine::preset("tiny", 233'000), FakeEngine::cached("maker/new", 5e6)});
        m_engine->show("maker/new", FakeEngine::shown(5e6));
    }

private slots:
    void init()
    {
        refuseWarnings();
        reset();
    }
    void cleanup() { m_form.reset(); }

    void onlyWhatNamesAModelOnAHubIsOffered_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("offered");
        QTest::newRow("a name") << "maker/new"
                                << "maker/new";
        QTest::newRow("main") << "maker/new@main"
                              << "maker/new";
        QTest::newRow("a branch") << "maker/new@v1"
                                  << "maker/new@v1";
        QTest::newRow("an old one, with its branch") << "gpt2@main"
                                                     << "gpt2@main";
        QTest::newRow("here already") << "maker/small"
                                      << "";
        QTest::newRow("another revision of it") << "maker/small@v1"
                                                << "maker/small@v1";
        QTest::newRow("a word") << "maker"
                                << "";
        QTest::newRow("unfinished") << "maker/"
                                    << "";
        QTest::newRow("a path") << "../maker/new"
                                << "";
        QTest::newRow("an option") << "--maker/new"
                                   << "";
    }
    void onlyWhatNamesAModelOnAHubIsOffered()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, offered);
        open();
        type(typed);
        QCOMPARE(inPicker("downloadStart")->isVisible(), !offered.isEmpty());
        if (!offered.isEmpty())
            QCOMPARE(text("downloadOffer"), offered + " is not on this machine.");
    }

    void isFetchedListedAndChosen()
    {
        m_engine->get({FakeEngine::progress(1000, 4000, 1, 3), doneLine});
        open();
        type("maker/new");
        becomesListed();
        QTest::keyClick(search(), Qt::Key_Return); // nothing here has the name: it is fetched
        QTRY_COMPARE(status(), QString("It is in the hub cache now."));
        QCOMPARE(m_engine->asked("models get"), QStringList{"models get maker/new --json"});
        QTRY_COMPARE(current(), QString("maker/new"));
        QTest::keyClick(search(), Qt::Key_Return);
        QTRY_COMPARE(models(), (std::vector<std::string>{"tiny", "maker/new"}));
        QCOMPARE(recentModels(), QStringList{"maker/new"});
        QVERIFY(!strip()->isVisible()); // it has served
    }

    void aFailureIsTriedAgain()
    {
        m_engine->get({R"({"type":"failed","error":"the hub has no maker/new (HTTP 404)."})", "EXIT 1"});
        open();
        type("maker/new");
        inPicker("downloadStart")->click();
        QTRY_COMPARE(status(), QString("the hub has no maker/new (HTTP 404)."));
        m_engine->get({R"({"type":"waiting","reason":"the hub is busy; trying again in 1 s"})", "WAIT"});
        inPicker("downloadRetry")->click();
        QTRY_COMPARE(status(), QString("the hub is busy; trying again in 1 s"));
        type("maker/other"); // one at a time
        QVERIFY(!inPicker("downloadStart")->isVisible());
        inPicker("downloadCancel")->click();
        QTRY_VERIFY(inPicker("downloadStart")->isVisible()); // for the other, as it is typed
        type("maker/new");
        QCOMPARE(status(), QString("Cancelled. What has come is kept: it goes on from there."));
        becomesListed();
        m_engine->get({doneLine});
        inPicker("downloadRetry")->click();
        QTRY_COMPARE(current(), QString("maker/new"));
    }

    void aPartOfAModelIsFinished()
    {
        m_engine->list({FakeEngine::unusable("maker/new", "is incomplete: model.safetensors is missing.", true)});
        m_engine->get({doneLine});
        open();
        table()->setCurrentIndex(rowOf("maker/new"));
        QCOMPARE(text("downloadOffer"), QString("A part of maker/new is here."));
        becomesListed();
        inPicker("downloadStart")->click();
        QTRY_VERIFY(button("modelAdd")->isEnabled());
        QCOMPARE(current(), QString("maker/new"));
    }

    void goesOnWhileThePickerIsClosed()
    {
        m_engine->get({FakeEngine::progress(1000, 4000, 1, 3), "WAIT"});
        QVERIFY(!strip()->isVisible());
        open();
        type("maker/new");
        inPicker("downloadStart")->click();
        QTRY_COMPARE(status(), QString("1 kB of 4 kB · file 2 of 3"));
        picker()->reject();
        QVERIFY(strip()->isVisible());
        QCOMPARE(strip()->findChild<TextLabel*>("downloadStatus")->text(), QString("1 kB of 4 kB · file 2 of 3"));
        inStrip("downloadCancel")->click();
        QTRY_VERIFY(inStrip("downloadRetry")->isVisible());
        becomesListed();
        m_engine->get({doneLine});
        inStrip("downloadRetry")->click();
        QTRY_VERIFY(inStrip("downloadAdd")->isVisible());
        inStrip("downloadAdd")->click();
        QCOMPARE(models(), (std::vector<std::string>{"tiny", "maker/new"}));
        QVERIFY(!strip()->isVisible());
    }

    void endsWithTheWindow()
    {
        m_engine->get({FakeEngine::progress(1000, 4000, 1, 3), "WAIT"});
        open();
        type("maker/new");
        inPicker("downloadStart")->click();
        QTRY_COMPARE(status(), QString("1 kB of 4 kB · file 2 of 3"));
        const auto child = pid_t(m_engine->lastChild("models get"));
        QCOMPARE(kill(child, 0), 0);
        m_form.reset();
        QCOMPARE(kill(child, 0), -1);
        QCOMPARE(errno, ESRCH);
    }

    void fetchesFromAHub()
    {
        tests::LocalHub hub;
        for (const char* name : {"config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"}) {
            QFile file(QStringLiteral(THROUGHLINE_TEST_DATA "/qwen2/") + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            hub.add(name, file.readAll(), QByteArray(name).endsWith(".safetensors"));
        }
        const QTemporaryDir cache;
        qputenv("HF_ENDPOINT", hub.address().toString().toUtf8());
        qputenv("HF_HUB_CACHE", cache.path().toUtf8());
        tests::HubFault busy;
        busy.status = 429;
        busy.headers = {"Retry-After: 1"};
        hub.misbehave("config.json", busy);
        makeForm(engineProgram());
        open();
        type("maker/small");
        QTest::keyClick(search(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(
            status(), QString("the hub takes no more requests for now (HTTP 429); trying again in 1 s"), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(current(), QString("maker/small"), 30'000);
        QTest::keyClick(search(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(models(), (std::vector<std::string>{"tiny", "maker/small"}), 30'000);
        QCOMPARE(m_facts->model("maker/small")->family, QString("qwen2"));
        qunsetenv("HF_ENDPOINT");
        qunsetenv("HF_HUB_CACHE");
    }
};

THROUGHLINE_UI_QTEST(ModelFetchTest)
#include "model_fetch_test.moc"
