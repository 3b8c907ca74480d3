// SPDX-License-Identifier: GPL-3.0-or-later
// The language of what people read: window, charts, reports. Numbers, CSV and files for machines are the same in
// all of them (decimal point, thousands by commas): a figure can be checked against the CSV beside it.
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>

namespace throughline {

struct Language {
    QString code; // "en", "uk", "ko"
    QString name; // in itself: "Українська"
};

const QList<Language>& languages();
/// `setting` is one of the codes; anything else ("system", empty): the first of `wishes` ("uk-UA", the most wanted
/// first) that there is, else English.
QString languageFor(const QString& setting, const QStringList& wishes = QLocale::system().uiLanguages());
/// Also Qt's own texts, and the typeface that Korean needs. Once, before anything is said; tests may change it.
void useLanguage(const QString& code);
QString languageInUse();

} // namespace throughline
