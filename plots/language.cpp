// SPDX-License-Identifier: GPL-3.0-or-later
// Translators out of the program's own resources: made from resources/translations by
// packaging/cmake/translations.cmake.
#include <plots/language.h>

#include <plots/theme.h>

#include <core/sentence.h>

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <limits>

// Outside any namespace: the macro declares a global function.
static void initTranslationResources() { Q_INIT_RESOURCE(translations); }

namespace throughline {

namespace {

/// Never deleted: what is said at the very end is still translated.
struct Translators {
    QTranslator own;
    QTranslator qt;
};

Translators& translators()
{
    static auto* const all = new Translators;
    return *all;
}

/// Straight from the translator, not through QCoreApplication: the count is written in our digits, and commands without
/// an application say sentences too.
std::string lookUp(const char* english, const char* many, int64_t count)
{
    const int counted = many ? int(qMin<int64_t>(count, std::numeric_limits<int>::max())) : -1;
    return translators().own.translate("Sentence", english, many, counted).toStdString();
}

void exchange(QTranslator& translator, const QString& file)
{
    const bool running = QCoreApplication::instance() != nullptr;
    if (running)
        QCoreApplication::removeTranslator(&translator);
    // A file that isn't there leaves an empty translator, which says nothing.
    if (translator.load(file, QStringLiteral(":/translations")) && running)
        QCoreApplication::installTranslator(&translator);
}

} // namespace

const QList<Language>& languages()
{
    static const QList<Language> all{{QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("uk"), QStringLiteral("Українська")}, {QStringLiteral("ko"), QStringLiteral("한국어")}};
    return all;
}

QString languageFor(const QString& setting, const QStringList& wishes)
{
    for (const QString& wish : QStringList(setting) + wishes)
        for (const Language& language : languages())
            if (wish == language.code || wish.startsWith(language.code + QLatin1Char('-')))
                return language.code;
    return languages().front().code;
}

void useLanguage(const QString& code)
{
    initTranslationResources();
    Translators& all = translators();
    Sentence::speak("en", nullptr);
    exchange(all.qt, QStringLiteral("qtbase_") + code);
    exchange(all.own, QStringLiteral("throughline_") + code);
    // English has its plural forms in the translator, and its sentences in the sources.
    if (code != QLatin1String("en"))
        Sentence::speak(code.toStdString(), lookUp);
    if (code == QLatin1String("ko"))
        loadHangul();
    // Of dates. Numbers are never written by it.
    QLocale::setDefault(code == QLatin1String("en") ? QLocale::c() : QLocale(code));
}

QString languageInUse() { return QString::fromStdString(Sentence::language()); }

} // namespace throughline
