// SPDX-License-Identifier: GPL-3.0-or-later
// Settings as they are kept and read back, and the library that moves to another place.
#include "support/sample_run.h"

#include <tests/support/qt_tests.h>

#include <host/library_place.h>
#include <host/run_library.h>
#include <host/user_settings.h>

#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace throughline;

class UserSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // A home of their own: the machine's settings are nobody's here.
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    }
    void init() { QSettings("throughline", "throughline").clear(); }

    void whatIsKeptIsRead()
    {
        QCOMPARE(userSettings(), UserSettings());
        UserSettings settings;
        settings.devices = {"cpu", "gpu:1"};
        settings.threads = 3;
        settings.margin = 0.025;
        settings.libraryPath = "/a/place, with a comma/library.sqlite";
        settings.modelFolders = {"/models, mine"};
        settings.language = "uk";
        keepUserSettings(settings);
        QCOMPARE(userSettings(), settings);
        keepUserSettings({});
        QCOMPARE(userSettings(), UserSettings());
        QCOMPARE(QSettings("throughline", "throughline").allKeys(), QStringList());
    }

    void nonsenseIsNotTaken()
    {
        QSettings written("throughline", "throughline");
        written.setValue("threads", -4);
        written.setValue("margin", "much");
        written.setValue("devices", QStringList());
        written.sync();
        QCOMPARE(userSettings(), UserSettings());
        written.setValue("margin", 7);
        written.sync();
        QCOMPARE(userSettings().margin, 0.01);
    }

    void defaultsFillOnlyWhatIsOpen()
    {
        Experiment experiment;
        experiment.blocks.resize(2);
        experiment.blocks[1].settings.devices = {"gpu:0"};
        experiment.blocks[1].settings.threads = 1;
        UserSettings settings;
        settings.devices = {"cpu"};
        settings.threads = 2;
        const Experiment filled = withDefaults(experiment, settings);
        QCOMPARE(filled.blocks[0].settings.devices, settings.devices);
        QCOMPARE(filled.blocks[0].settings.threads, 2);
        QVERIFY(filled.blocks[1] == experiment.blocks[1]);
        QVERIFY(withDefaults(experiment, {}) == experiment);
    }

    void theLibraryIsWhereItIsSaid()
    {
        qunsetenv("THROUGHLINE_LIBRARY");
        QCOMPARE(libraryPath(), usualLibraryPath());
        UserSettings settings;
        settings.libraryPath = "/chosen/library.sqlite";
        keepUserSettings(settings);
        QCOMPARE(libraryPath(), settings.libraryPath);
        qputenv("THROUGHLINE_LIBRARY", "/named/library.sqlite");
        QCOMPARE(libraryPath(), QString("/named/library.sqlite"));
        qunsetenv("THROUGHLINE_LIBRARY");
    }

    void theCopyHasAllRuns()
    {
        const QString from = m_folder.filePath("one.sqlite");
        const QString to = m_folder.filePath("deep/down/library.sqlite");
        auto library = RunLibrary::open(from); // stays open: its last lines are in the log beside the file
        QVERIFY(library.ok());
        QVERIFY((*library)->create(tests::sampleRun("20261121-174000-aaaa", "sample").front()).ok());
        QVERIFY(copyLibrary(from, to).ok());
        auto copy = RunLibrary::open(to);
        QVERIFY(copy.ok());
        QCOMPARE((*copy)->list()->size(), std::size_t(1));
        QCOMPARE((*copy)->notice(), QString());
        QCOMPARE((*library)->list()->size(), std::size_t(1));
        const auto again = copyLibrary(from, to);
        QVERIFY(!again.ok());
        QCOMPARE(again.error().what, std::string("there is a file already"));
        QVERIFY(!copyLibrary(from, "/proc/nowhere/library.sqlite").ok());
    }

private:
    QTemporaryDir m_folder;
};

THROUGHLINE_QTEST(UserSettingsTest)
#include "user_settings_test.moc"
