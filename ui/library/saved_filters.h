// SPDX-License-Identifier: GPL-3.0-or-later
// Filters that were saved by name, kept in the settings; and the menu that offers them.
#pragma once

#include <QObject>
#include <QString>

#include <vector>

class QMenu;

namespace throughline {

struct SavedFilter {
    QString name;
    QString text;
    bool operator==(const SavedFilter&) const = default;
};

class SavedFilters : public QObject {
    Q_OBJECT
public:
    explicit SavedFilters(QObject* parent = nullptr);

    const std::vector<SavedFilter>& all() const { return m_filters; } // by name
    /// Replaces one of the same name.
    void save(const QString& name, const QString& text);
    void remove(const QString& name);
    /// Choosing one says chosen(). With `current`, the filter as it is now, it can be given a name there.
    void fill(QMenu& menu, const QString& current);

signals:
    void chosen(const QString& text);

private:
    void keep() const;
    void addNameField(QMenu& menu, const QString& current);

    std::vector<SavedFilter> m_filters;
};

} // namespace throughline
