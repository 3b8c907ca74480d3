// SPDX-License-Identifier: GPL-3.0-or-later
// The Settings page by keys and mouse: each value is kept at once, used where it says, and can be put back.
#include "support/fake_engine.h"
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <host/library_place.h>
#include <host/user_settings.h>
#include <ui/experiment/experiment_document.h>
#include <ui/main_window.h>
#include <ui/session/session.h>
#include <ui/settings/setting_row.h>
#include <ui/settings/settings_page.h>
#include <ui/style/appearance.h>
#include <ui/style/tokens.h>
#include <ui/widgets/chip_field.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>

using namespace throughline;

class SettingsTest : public QObject {
    Q_OBJECT

    FakeEngine m_engine;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SettingsPage> m_page;

    template <class T> T* find(const QString& name) { return childNamed<T>(*m_page, name); }
    HintLine* hintOf(const QString& row) { return find<SettingRow>(row)->hint(); }
    QPushButton* toDefault(const QString& row) { return find<QPushButton>(row + "Default"); }
    static void type(QWidget* field, const QString& text)
    {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
    }
    static void put(const QString& path, const char* id, const char* name, double factor)
    {
        auto library = RunLibrary::open(path);
        QVERIFY(library.ok());
        QVERIFY((*library)->importEvents(made::stream(id, name, made::fourCells(factor))).ok());
    }
    void open()
    {
        m_page.reset();
        m_session = std::make_unique<Session>(SessionOptions{FakeEngine::program(), {}, experimentsFolder()});
        m_page = std::make_unique<SettingsPage>(*m_session);
        m_page->resize(1136, 740);
        m_page->show();
        QSignalSpy known(&m_session->facts(), &EngineFacts::devicesChanged);
        m_session->start();
        QVERIFY(known.wait());
    }

private slots:
    void init()
    {
        refuseWarnings();
        qunsetenv("THROUGHLINE_LIBRARY"); // here the settings decide
        QSettings().clear();
        m_engine.list({FakeEngine::preset("tiny", 1e6)});
        m_engine.devices(16'000'000'000, 12'000'000'000);
        open();
    }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
    }

    void threadsAreKeptAndPutBack()
    {
        QVERIFY(!toDefault("settingThreads")->isVisible());
        type(find<QSpinBox>("settingThreadsBox"), "2");
        QCOMPARE(userSettings().threads, 2);
        QCOMPARE(hintOf("settingThreads")->tone(), Tone::Secondary); // this machine has two cores
        type(find<QSpinBox>("settingThreadsBox"), "3");
        QCOMPARE(userSettings().threads, 3);
        QCOMPARE(hintOf("settingThreads")->tone(), Tone::Caution);
        QTest::mouseClick(toDefault("settingThreads"), Qt::LeftButton);
        QCOMPARE(userSettings().threads, 0);
        QCOMPARE(find<QSpinBox>("settingThreadsBox")->text(), QString("all cores"));
        QVERIFY(!toDefault("settingThreads")->isVisible());
        QVERIFY(!QSettings().contains("threads")); // as if nothing had been chosen
    }

    void devicesAreTickedOrAutomatic()
    {
        const auto tick = [this](const char* id) { return find<QCheckBox>(QString("settingDevice-") + id); };
        QVERIFY(tick("auto")->isChecked());
        tick("cpu")->click();
        QCOMPARE(userSettings().devices, std::vector<std::string>{"cpu"});
        QVERIFY(!tick("auto")->isChecked());
        tick("cpu")->click(); // none is automatic
        QCOMPARE(userSettings().devices, std::vector<std::string>{"auto"});
        QVERIFY(tick("auto")->isChecked());
        UserSettings gone;
        gone.devices = {"gpu:7"};
        m_session->settings().set(gone);
        QVERIFY(tick("gpu:7")->isChecked());
        QVERIFY(hintOf("settingDevices")->text().contains("gpu:7"));
        QTest::mouseClick(toDefault("settingDevices"), Qt::LeftButton);
        QCOMPARE(userSettings().devices, std::vector<std::string>{"auto"});
    }

    void newAndBuiltInExperimentsStartWithThem()
    {
        UserSettings settings;
        settings.devices = {"cpu"};
        settings.threads = 1;
        m_session->settings().set(settings);
        ExperimentDocument document;
        QVERIFY(document.load(experimentsFolder() + "/first-look.experiment.json", "first-look").ok());
        QCOMPARE(document.currentBlock().settings.devices, settings.devices);
        QCOMPARE(document.currentBlock().settings.threads, 1);
        QVERIFY(!document.modified());
        // A file means the same for everybody.
        QVERIFY(document.load(experimentsFolder() + "/first-look.experiment.json").ok());
        QCOMPARE(document.currentBlock().settings.threads, 0);
    }

    void marginIsKeptInParts()
    {
        auto* box = find<QDoubleSpinBox>("settingMarginBox");
        QSignalSpy changed(&m_session->settings(), &SettingsStore::changed);
        type(box, "2.5");
        QCOMPARE(changed.count(), 0); // every page would compute anew at every digit
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(userSettings().margin, 0.025);
        QCOMPARE(m_session->settings().values().margin, 0.025);
        QTest::mouseClick(toDefault("settingMargin"), Qt::LeftButton);
        QCOMPARE(userSettings().margin, 0.01);
        QCOMPARE(box->text(), QString("1.0 %"));
        type(box, "3");
        find<QSpinBox>("settingThreadsBox")->setFocus(); // leaving it counts too
        QCOMPARE(userSettings().margin, 0.03);
    }

    void libraryIsCopiedAndTheOldOneStays()
    {
        const QString before = libraryPath();
        QTRY_VERIFY(m_session->library().listed());
        const std::size_t runs = m_session->library().runs().size();
        QTemporaryDir place;
        QSignalSpy changed(m_page.get(), &SettingsPage::libraryChanged);
        m_page->takeLibraryFolder(place.path());
        QVERIFY(changed.count() == 1 || changed.wait());
        QCOMPARE(libraryPath(), place.filePath("library.sqlite"));
        QCOMPARE(find<TextLabel>("settingLibraryFolder")->text(), place.path());
        QCOMPARE(hintOf("settingLibrary")->tone(), Tone::Good);
        QVERIFY(QFile::exists(before));
        // What is written there from now on is what the window lists.
        put(place.filePath("library.sqlite"), "20261123-120000-cccc", "in the new place", 1);
        QTRY_COMPARE(m_session->library().runs().size(), runs + 1);
        QTest::mouseClick(toDefault("settingLibrary"), Qt::LeftButton); // there is a library: it is used
        QCOMPARE(libraryPath(), before);
        QTRY_COMPARE(m_session->library().runs().size(), runs);
    }

    void aFolderThatCantBeWrittenChangesNothing()
    {
        const QString before = libraryPath();
        m_page->takeLibraryFolder("/proc/nowhere");
        QTRY_COMPARE(hintOf("settingLibrary")->tone(), Tone::Bad);
        QVERIFY(hintOf("settingLibrary")->text().contains("/proc/nowhere"));
        QCOMPARE(libraryPath(), before);
        QVERIFY(find<QPushButton>("settingLibraryChoose")->isEnabled());
    }

    void theEnvironmentIsNotOverruled()
    {
        qputenv("THROUGHLINE_LIBRARY", "/tmp/elsewhere.sqlite");
        SettingsPage page(*m_session);
        QVERIFY(!childNamed<QPushButton>(page, "settingLibraryChoose")->isEnabled());
        QVERIFY(childNamed<SettingRow>(page, "settingLibrary")->hint()->text().contains("THROUGHLINE_LIBRARY"));
        qunsetenv("THROUGHLINE_LIBRARY");
    }

    void modelFoldersAreCheckedAndAskedFor()
    {
        QTRY_VERIFY(m_session->facts().modelsKnown());
        const qsizetype asked = m_engine.asked("models --json").size();
        auto* input = find<QLineEdit>("settingFoldersInput");
        type(input, "/nowhere/at/all");
        QCOMPARE(hintOf("settingModelFolders")->tone(), Tone::Bad);
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(userSettings().modelFolders, QStringList());
        QTemporaryDir folder;
        type(input, folder.path());
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(userSettings().modelFolders, QStringList(folder.path()));
        QCOMPARE(hintOf("settingModelFolders")->tone(), Tone::Secondary);
        QTRY_VERIFY(m_engine.asked("models --json").size() > asked);
        QVERIFY(folder.remove());
        open(); // another time: the folder is gone by then
        QCOMPARE(hintOf("settingModelFolders")->tone(), Tone::Bad);
        QTest::mouseClick(toDefault("settingModelFolders"), Qt::LeftButton);
        QCOMPARE(userSettings().modelFolders, QStringList());
    }

    void languageIsForTheNextStart()
    {
        auto* choice = find<QComboBox>("settingLanguageChoice");
        QCOMPARE(choice->itemText(2), QString::fromUtf8("Українська"));
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(userSettings().language, QString("uk"));
        QCOMPARE(hintOf("settingLanguage")->text(), QString("Spoken from the next start on"));
        QTest::mouseClick(toDefault("settingLanguage"), Qt::LeftButton);
        QCOMPARE(userSettings().language, QString());
    }

    void theKeysOpenAndLeaveThePage()
    {
        AppearanceWatch appearance(*qApp);
        MainWindow window({FakeEngine::program(), {}, experimentsFolder()}, &appearance);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(window.page(), Page::Library);
        QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(window.page(), Page::Settings);
        auto* theme = childNamed<SegmentedControl>(window, "settingThemeChoice");
        theme->setFocus();
        QTest::keyClick(theme, Qt::Key_Right);
        QTest::keyClick(theme, Qt::Key_Right);
        QCOMPARE(theme->current(), 2);
        QCOMPARE(appearance.choice(), Appearance::Dark);
        QTRY_VERIFY(themeOf(window).dark);
        QTest::mouseClick(childNamed<QPushButton>(window, "settingThemeDefault"), Qt::LeftButton);
        QCOMPARE(appearance.choice(), Appearance::System);
        QTest::keyClick(theme, Qt::Key_Escape);
        QCOMPARE(window.page(), Page::Library);
    }
};

THROUGHLINE_UI_QTEST(SettingsTest)
#include "settings_test.moc"
