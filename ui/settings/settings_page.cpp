// SPDX-License-Identifier: GPL-3.0-or-later
// The page, and the rows that hold a plain value. Those that hold places are in settings_page_places.cpp.
#include <plots/language.h>
#include <ui/session/session.h>
#include <ui/settings/device_ticks.h>
#include <ui/settings/setting_row.h>
#include <ui/settings/settings_page.h>
#include <ui/widgets/chip_field.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace throughline {

namespace {

constexpr int settingsWidth = 880;
constexpr int boxWidth = 128;
constexpr int mostSettingThreads = 4096;
constexpr double settingPercent = 100;
constexpr double leastMarginStep = 0.05; // half of the digit that the margin shows
constexpr std::array themeActs{Act::ThemeOfSystem, Act::ThemeLight, Act::ThemeDark};

} // namespace

SettingsPage::SettingsPage(Session& session, QWidget* parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_firstLanguage(session.settings().values().language)
{
    setObjectName("settingsPage");
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(metric::margin, 20, metric::margin, metric::margin);
    m_column->setSpacing(0);
    m_column->addWidget(pageTitle(tr("Settings"), content));
    addSection(tr("New experiments"));
    addExperiments();
    addSection(tr("Window"));
    addTheme();
    addLanguage();
    addSection(tr("Places"));
    addLibrary();
    addModelFolders();
    addSection(tr("Verdicts"));
    addMargin();
    m_column->addStretch(1);
    content->setMaximumWidth(settingsWidth + 2 * metric::margin);
    setWidget(content);
    connect(&session.settings(), &SettingsStore::changed, this, &SettingsPage::display);
    connect(&session.facts(), &EngineFacts::devicesChanged, this, &SettingsPage::display);
    display();
}

void SettingsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit leaveWanted();
    else
        QScrollArea::keyPressEvent(event);
}

SettingRow* SettingsPage::addRow(const QString& name, const QString& label, const QString& explanation)
{
    auto* row = new SettingRow(name, label, explanation, this);
    m_column->addWidget(row);
    return row;
}

void SettingsPage::addSection(const QString& title)
{
    m_column->addSpacing(metric::gapLarge);
    m_column->addWidget(sectionTitle(title, this));
    m_column->addSpacing(metric::gap);
}

void SettingsPage::change(const std::function<void(UserSettings&)>& what)
{
    UserSettings values = m_session.settings().values();
    what(values);
    m_session.settings().set(values);
}

void SettingsPage::addExperiments()
{
    m_devicesRow = addRow("settingDevices", tr("Devices"),
        tr("What new and built-in experiments run on; automatic: all GPUs, without any the CPU"));
    m_devices = new DeviceTicks(this);
    m_devicesRow->add(m_devices);
    m_devicesRow->finish();
    connect(m_devices, &DeviceTicks::edited, this,
        [this] { change([this](UserSettings& values) { values.devices = m_devices->chosen(); }); });
    connect(m_devicesRow, &SettingRow::resetWanted, this,
        [this] { change([](UserSettings& values) { values.devices = UserSettings().devices; }); });

    m_threadsRow =
        addRow("settingThreads", tr("CPU threads"), tr("Of new and built-in experiments, over all ranks of a cell"));
    m_threads = new QSpinBox(this);
    m_threads->setObjectName("settingThreadsBox");
    m_threads->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_threads->setRange(0, mostSettingThreads);
    m_threads->setSpecialValueText(tr("all cores"));
    m_threads->setFixedWidth(boxWidth);
    m_threadsRow->add(m_threads);
    m_threadsRow->finish();
    connect(m_threads, &QSpinBox::valueChanged, this,
        [this](int threads) { change([threads](UserSettings& values) { values.threads = threads; }); });
    connect(m_threadsRow, &SettingRow::resetWanted, this,
        [this] { change([](UserSettings& values) { values.threads = UserSettings().threads; }); });
}

void SettingsPage::addTheme()
{
    m_themeRow = addRow("settingTheme", tr("Theme"), tr("Shown at once; exported charts and reports are always light"));
    m_theme = new SegmentedControl(tr("Theme"), this);
    m_theme->setObjectName("settingThemeChoice");
    m_theme->setSegments({tr("As the system"), tr("Light"), tr("Dark")});
    m_themeRow->add(m_theme);
    m_themeRow->finish();
    const auto act = [this](std::size_t choice) { m_session.actions().of(themeActs[choice])->trigger(); };
    connect(m_theme, &SegmentedControl::currentChanged, this, [act](int choice) { act(std::size_t(choice)); });
    connect(m_themeRow, &SettingRow::resetWanted, this, [act] { act(0); });
    for (const Act theme : themeActs)
        connect(m_session.actions().of(theme), &QAction::toggled, this, &SettingsPage::displayTheme);
    // Where nobody carries the actions out there is nothing to choose.
    m_themeRow->setVisible(m_session.actions().of(Act::ThemeLight)->isVisible());
}

void SettingsPage::addLanguage()
{
    m_languageRow = addRow("settingLanguage", tr("Language"), tr("Of the window, its help and its reports"));
    m_language = new QComboBox(this);
    m_language->setObjectName("settingLanguageChoice");
    m_language->addItem(tr("As the system"), QString());
    for (const Language& language : languages())
        m_language->addItem(language.name, language.code);
    m_language->setMinimumWidth(boxWidth);
    m_languageRow->add(m_language);
    m_languageRow->finish();
    connect(m_language, &QComboBox::activated, this,
        [this] { change([this](UserSettings& values) { values.language = m_language->currentData().toString(); }); });
    connect(m_languageRow, &SettingRow::resetWanted, this,
        [this] { change([](UserSettings& values) { values.language = UserSettings().language; }); });
}

void SettingsPage::addMargin()
{
    m_marginRow = addRow("settingMargin", tr("Margin"),
        tr("Times closer than this count as the same in Compare, Library, reports and commands"));
    m_margin = new QDoubleSpinBox(this);
    m_margin->setObjectName("settingMarginBox");
    m_margin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_margin->setLocale(QLocale::c());
    m_margin->setDecimals(1);
    m_margin->setRange(0, mostMargin * settingPercent);
    m_margin->setSuffix(tr(" %"));
    m_margin->setFixedWidth(boxWidth);
    m_margin->setKeyboardTracking(false); // pages compute anew: once, not at every digit
    m_marginRow->add(m_margin);
    m_marginRow->finish();
    connect(m_margin, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
        change([percent](UserSettings& values) { values.margin = percent / settingPercent; });
    });
    connect(m_marginRow, &SettingRow::resetWanted, this,
        [this] { change([](UserSettings& values) { values.margin = UserSettings().margin; }); });
}

void SettingsPage::display()
{
    const UserSettings& values = m_session.settings().values();
    displayExperiments(values);
    displayTheme();
    m_language->setCurrentIndex(qMax(0, m_language->findData(values.language)));
    m_languageRow->setDefault(values.language == UserSettings().language);
    m_languageRow->say(
        values.language == m_firstLanguage ? QString() : tr("Spoken from the next start on"), Tone::Plain);
    displayPlaces(values);
    const QSignalBlocker quiet(m_margin);
    if (std::abs(m_margin->value() - values.margin * settingPercent)
        > leastMarginStep) // the cursor stays where it is typed
        m_margin->setValue(values.margin * settingPercent);
    m_marginRow->setDefault(values.margin == UserSettings().margin);
}

void SettingsPage::displayExperiments(const UserSettings& values)
{
    m_devices->offer(m_session.facts().devices());
    m_devices->setChosen(values.devices);
    m_devicesRow->setDefault(values.devices == UserSettings().devices);
    const QStringList missing = m_devices->missing();
    m_devicesRow->say(missing.isEmpty()
            ? QString()
            : tr("Not in this machine: %1. Cells on it are skipped").arg(missing.join(QStringLiteral(", "))),
        Tone::Caution);
    const QSignalBlocker quiet(m_threads);
    if (m_threads->value() != values.threads)
        m_threads->setValue(values.threads);
    m_threadsRow->setDefault(values.threads == UserSettings().threads);
    const auto& devices = m_session.facts().devices();
    const int cores = devices.empty() ? 0 : devices.front().cores;
    const bool tooMany = cores > 0 && values.threads > cores;
    m_threadsRow->say(tooMany ? tr("More threads than the %n core of this machine: they wait for each other",
                          "More threads than the %n cores of this machine: they wait for each other", cores)
                              : QString(),
        Tone::Caution);
}

void SettingsPage::displayTheme()
{
    for (std::size_t i = 0; i < themeActs.size(); ++i)
        if (m_session.actions().of(themeActs[i])->isChecked()) {
            const QSignalBlocker quiet(m_theme);
            m_theme->setCurrent(int(i));
            m_themeRow->setDefault(i == 0);
        }
}

} // namespace throughline
