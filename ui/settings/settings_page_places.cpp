// SPDX-License-Identifier: GPL-3.0-or-later
// Where the run library lies, and where models are looked for.
#include <host/library_place.h>
#include <ui/session/background.h>
#include <ui/session/session.h>
#include <ui/settings/setting_row.h>
#include <ui/settings/settings_page.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chip_field.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>

namespace throughline {

namespace {

const QString libraryFile = QStringLiteral("library.sqlite");

QString folderOf(const QString& file) { return QFileInfo(file).absolutePath(); }

/// A leading "~" as shells read it.
QString folderTyped(const QString& text)
{
    const QString path = text.trimmed();
    if (path == QLatin1String("~") || path.startsWith(QLatin1String("~/")))
        return QDir::homePath() + path.mid(1);
    return path;
}

} // namespace

void SettingsPage::addLibrary()
{
    m_libraryRow = addRow("settingLibrary", tr("Run library"),
        tr("Another folder gets a copy of the runs, or its own library is used; nothing is deleted"));
    m_library = new TextLabel({}, 13, 400, Tone::Plain, this);
    m_library->setObjectName("settingLibraryFolder");
    m_library->setElided(true);
    m_chooseLibrary = new Button(tr("Choose…"), ButtonKind::Secondary, {}, this);
    m_chooseLibrary->setObjectName("settingLibraryChoose");
    m_libraryRow->add(m_library, 1);
    m_libraryRow->add(m_chooseLibrary);
    m_libraryRow->finish(true);
    connect(m_chooseLibrary, &QPushButton::clicked, this, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(this, tr("A folder for the run library"), folderOf(libraryPath()));
        if (!folder.isEmpty())
            takeLibraryFolder(folder);
    });
    connect(&m_session.library(), &LibraryService::runsChanged, this, [this] { m_changedMeanwhile = true; });
    connect(m_libraryRow, &SettingRow::resetWanted, this, [this] { takeLibraryFolder(folderOf(usualLibraryPath())); });
}

void SettingsPage::takeLibraryFolder(const QString& folder)
{
    const QString from = libraryPath();
    const QString to = QDir(folder).absoluteFilePath(libraryFile);
    if (m_copying || to == from)
        return;
    if (m_session.engine().running())
        return m_libraryRow->say(
            tr("A run is written into the library: choose again when it has ended"), Tone::Caution);
    if (QFileInfo::exists(to))
        return useLibrary(to, tr("The library that was there already is used now"));
    m_copying = true;
    m_changedMeanwhile = false;
    m_libraryRow->say(tr("Copying the runs…"), Tone::Plain);
    m_chooseLibrary->setEnabled(false);
    inBackground(
        this, [from, to] { return copyLibrary(from, to); },
        [this, to](const Result<void>& copied) {
            m_copying = false;
            m_chooseLibrary->setEnabled(true);
            if (copied && (m_changedMeanwhile || m_session.engine().running())) { // the copy lacks what came since
                QFile::remove(to);
                m_libraryRow->say(
                    tr("The library changed while it was copied: choose again when no run goes on"), Tone::Caution);
            } else if (copied)
                useLibrary(to, tr("The runs were copied there; the library at the old place stays as it was"));
            else
                m_libraryRow->say(toQt(sentence(copied.error())), Tone::Bad);
        });
}

void SettingsPage::useLibrary(const QString& file, const QString& said)
{
    change([&](UserSettings& values) { values.libraryPath = file == usualLibraryPath() ? QString() : file; });
    m_libraryRow->say(said, Tone::Good);
    emit libraryChanged();
}

void SettingsPage::addModelFolders()
{
    m_foldersRow = addRow("settingModelFolders", tr("Model folders"),
        tr("Checkpoints, or folders that hold some: they are offered where a model is chosen"));
    m_folders = new ChipField(
        [](const QString& text) -> ChipField::Parsed {
            const QString path = folderTyped(text); // may hold commas and blanks
            if (path.isEmpty())
                return {};
            if (!QDir::isAbsolutePath(path))
                return {{}, tr("Give the whole path, from / on")};
            if (!QFileInfo(path).isDir())
                return {{}, tr("There is no folder of this name")};
            return {{QDir::cleanPath(path)}, {}};
        },
        this);
    m_folders->setObjectName("settingFolders");
    m_folders->input()->setObjectName("settingFoldersInput");
    m_folders->input()->setAccessibleName(tr("Model folders"));
    auto* choose = new Button(tr("Add folder…"), ButtonKind::Secondary, "plus", this);
    choose->setObjectName("settingFoldersAdd");
    m_foldersRow->add(m_folders, 1);
    m_foldersRow->add(choose);
    m_foldersRow->finish(true);
    connect(m_folders, &ChipField::errorChanged, this,
        [this](const QString& sentence) { m_foldersRow->say(sentence, Tone::Bad); });
    connect(m_folders, &ChipField::edited, this,
        [this] { change([this](UserSettings& values) { values.modelFolders = m_folders->chips(); }); });
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("A folder with models"), QDir::homePath());
        if (!folder.isEmpty())
            addModelFolder(folder);
    });
    connect(m_foldersRow, &SettingRow::resetWanted, this,
        [this] { change([](UserSettings& values) { values.modelFolders.clear(); }); });
}

void SettingsPage::addModelFolder(const QString& folder) { m_folders->addChips({QDir::cleanPath(folder)}); }

void SettingsPage::displayPlaces(const UserSettings& values)
{
    const bool decided = libraryIsNamedByEnvironment();
    m_library->setText(QDir::toNativeSeparators(folderOf(libraryPath())));
    m_chooseLibrary->setEnabled(!decided && !m_copying);
    m_libraryRow->setDefault(decided || values.libraryPath.isEmpty());
    if (decided)
        m_libraryRow->say(
            tr("The variable THROUGHLINE_LIBRARY says so; without it a folder can be chosen here"), Tone::Plain);
    else if (!m_copying)
        m_libraryRow->explain();
    m_folders->setChips(values.modelFolders);
    QStringList gone;
    for (const QString& folder : values.modelFolders)
        if (!QFileInfo(folder).isDir())
            gone << folder;
    m_folders->setBadChips(gone);
    m_foldersRow->setDefault(values.modelFolders.isEmpty());
    m_foldersRow->say(
        gone.isEmpty() ? QString() : tr("There is no folder of this name any more: %1").arg(gone.front()), Tone::Bad);
}

} // namespace throughline
