// SPDX-License-Identifier: GPL-3.0-or-later
// What a person chooses once: each row is kept at once and says what it does. Values are the session's SettingsStore;
// the theme's is the list of actions.
#pragma once

#include <QScrollArea>

#include <functional>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;
class QVBoxLayout;

namespace throughline {

class Button;
class ChipField;
class DeviceTicks;
class SegmentedControl;
class Session;
class SettingRow;
class TextLabel;
struct UserSettings;

class SettingsPage : public QScrollArea {
    Q_OBJECT
public:
    explicit SettingsPage(Session& session, QWidget* parent = nullptr);

    /// The library goes into this folder: what lies there already is used, else the runs are copied.
    void takeLibraryFolder(const QString& folder);
    void addModelFolder(const QString& folder);

signals:
    void leaveWanted();    // Esc
    void libraryChanged(); // the library in the folder that was taken is the one now

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    SettingRow* addRow(const QString& name, const QString& label, const QString& explanation);
    void addSection(const QString& title);
    void addExperiments();
    void addTheme();
    void addLanguage();
    void addLibrary();
    void addModelFolders();
    void addMargin();
    void change(const std::function<void(UserSettings&)>& what);
    void display(); // all rows, from the values
    void displayExperiments(const UserSettings& values);
    void displayTheme();
    void displayPlaces(const UserSettings& values);
    void useLibrary(const QString& file, const QString& said);

    Session& m_session;
    QVBoxLayout* m_column = nullptr;
    SettingRow* m_devicesRow = nullptr;
    DeviceTicks* m_devices = nullptr;
    SettingRow* m_threadsRow = nullptr;
    QSpinBox* m_threads = nullptr;
    SettingRow* m_themeRow = nullptr;
    SegmentedControl* m_theme = nullptr;
    SettingRow* m_languageRow = nullptr;
    QComboBox* m_language = nullptr;
    SettingRow* m_libraryRow = nullptr;
    TextLabel* m_library = nullptr;
    Button* m_chooseLibrary = nullptr;
    SettingRow* m_foldersRow = nullptr;
    ChipField* m_folders = nullptr;
    SettingRow* m_marginRow = nullptr;
    QDoubleSpinBox* m_margin = nullptr;
    QString m_firstLanguage; // the one that the window speaks until it is started again
    bool m_copying = false;
    bool m_changedMeanwhile = false; // the library, since copying it began
};

} // namespace throughline
