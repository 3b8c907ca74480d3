// SPDX-License-Identifier: GPL-3.0-or-later
// The file is the one that the window's QSettings() mean: commands give no names to their application.
#include <host/user_settings.h>

#include <QSettings>

#include <algorithm>

namespace throughline {

namespace {

const QString settingsFile = QStringLiteral("throughline"); // organisation and application
const QString devicesKey = QStringLiteral("devices");
const QString threadsKey = QStringLiteral("threads");
const QString marginKey = QStringLiteral("margin");
const QString libraryKey = QStringLiteral("library");
const QString foldersKey = QStringLiteral("modelFolders");
const QString languageKey = QStringLiteral("language");
constexpr int mostThreads = 4096;

QStringList listOf(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const auto& text : texts)
        list << QString::fromStdString(text);
    return list;
}

void keep(QSettings& file, const QString& key, const QVariant& value, const QVariant& inTheBeginning)
{
    if (value == inTheBeginning)
        file.remove(key);
    else
        file.setValue(key, value);
}

} // namespace

UserSettings userSettings()
{
    const QSettings file(settingsFile, settingsFile);
    UserSettings settings;
    std::vector<std::string> devices;
    for (const QString& device : file.value(devicesKey).toStringList())
        if (!device.isEmpty())
            devices.push_back(device.toStdString());
    if (!devices.empty())
        settings.devices = devices;
    const int threads = file.value(threadsKey, settings.threads).toInt();
    settings.threads = std::clamp(threads, 0, mostThreads);
    bool isNumber = false;
    const double margin = file.value(marginKey).toDouble(&isNumber);
    if (isNumber && margin >= 0 && margin <= mostMargin)
        settings.margin = margin;
    settings.libraryPath = file.value(libraryKey).toString();
    settings.modelFolders = file.value(foldersKey).toStringList();
    settings.modelFolders.removeAll(QString());
    settings.language = file.value(languageKey).toString();
    return settings;
}

void keepUserSettings(const UserSettings& settings)
{
    const UserSettings first;
    QSettings file(settingsFile, settingsFile);
    keep(file, devicesKey, listOf(settings.devices), listOf(first.devices));
    keep(file, threadsKey, settings.threads, first.threads);
    keep(file, marginKey, settings.margin, first.margin);
    keep(file, libraryKey, settings.libraryPath, first.libraryPath);
    keep(file, foldersKey, settings.modelFolders, first.modelFolders);
    keep(file, languageKey, settings.language, first.language);
}

Experiment withDefaults(Experiment experiment, const UserSettings& settings)
{
    const Settings untouched;
    for (Block& block : experiment.blocks) {
        if (block.settings.devices == untouched.devices)
            block.settings.devices = settings.devices;
        if (block.settings.threads == untouched.threads)
            block.settings.threads = settings.threads;
    }
    return experiment;
}

} // namespace throughline
