// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/saved_filters.h>
#include <ui/style/tokens.h>

#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <algorithm>

namespace throughline {

namespace {
const QString savedFiltersKey = QStringLiteral("library/filters");

/// A name may hold "&", which a menu would take for a mnemonic.
QString menuText(const QString& name) { return QString(name).replace(QLatin1Char('&'), QLatin1String("&&")); }
} // namespace

SavedFilters::SavedFilters(QObject* parent)
    : QObject(parent)
{
    QSettings settings;
    const int count = settings.beginReadArray(savedFiltersKey);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        m_filters.push_back({settings.value("name").toString(), settings.value("text").toString()});
    }
}

void SavedFilters::keep() const
{
    QSettings settings;
    settings.remove(savedFiltersKey);
    settings.beginWriteArray(savedFiltersKey, int(m_filters.size()));
    for (int i = 0; i < int(m_filters.size()); ++i) {
        settings.setArrayIndex(i);
        settings.setValue("name", m_filters[std::size_t(i)].name);
        settings.setValue("text", m_filters[std::size_t(i)].text);
    }
    settings.endArray();
}

void SavedFilters::save(const QString& name, const QString& text)
{
    if (name.trimmed().isEmpty() || text.trimmed().isEmpty())
        return;
    std::erase_if(m_filters, [&](const SavedFilter& filter) { return filter.name == name.trimmed(); });
    m_filters.push_back({name.trimmed(), text.trimmed()});
    std::sort(m_filters.begin(), m_filters.end(),
        [](const SavedFilter& a, const SavedFilter& b) { return a.name.localeAwareCompare(b.name) < 0; });
    keep();
}

void SavedFilters::remove(const QString& name)
{
    std::erase_if(m_filters, [&](const SavedFilter& filter) { return filter.name == name; });
    keep();
}

void SavedFilters::fill(QMenu& menu, const QString& current)
{
    for (const SavedFilter& filter : m_filters) {
        QAction* action = menu.addAction(menuText(filter.name));
        action->setToolTip(filter.text.toHtmlEscaped());
        connect(action, &QAction::triggered, this, [this, text = filter.text] { emit chosen(text); });
    }
    if (m_filters.empty())
        menu.addAction(tr("No filter is saved yet"))->setEnabled(false);
    menu.setToolTipsVisible(true);
    menu.addSeparator();
    if (current.trimmed().isEmpty())
        menu.addAction(tr("Type a filter to save it"))->setEnabled(false);
    else
        addNameField(menu, current);
    if (m_filters.empty())
        return;
    QMenu* removal = menu.addMenu(tr("Remove a saved filter"));
    for (const SavedFilter& filter : m_filters)
        connect(removal->addAction(menuText(filter.name)), &QAction::triggered, this,
            [this, name = filter.name] { remove(name); });
}

void SavedFilters::addNameField(QMenu& menu, const QString& current)
{
    auto* place = new QWidget(&menu);
    auto* name = new QLineEdit(place);
    name->setObjectName("savedFilterName");
    name->setPlaceholderText(tr("Save this filter as…"));
    name->setAccessibleName(tr("Name for this filter"));
    name->setMinimumWidth(220);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(metric::gap, metric::gapSmall, metric::gap, metric::gapSmall);
    column->addWidget(name);
    auto* action = new QWidgetAction(&menu);
    action->setDefaultWidget(place);
    menu.addAction(action);
    connect(name, &QLineEdit::returnPressed, &menu, [this, name, current, &menu] {
        if (name->text().trimmed().isEmpty())
            return;
        save(name->text(), current);
        menu.close();
    });
}

} // namespace throughline
