// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own type: copies of Inter, whose digits are all of one width, and of NanumGothic (resources/fonts), out
// of the executable, so that window, exports and tests look the same on a machine without fonts.
#include <plots/theme.h>

#include <QDir>
#include <QFontDatabase>

// Outside any namespace: the macro declares a global function.
static void initFontResources() { Q_INIT_RESOURCE(fonts); }

namespace throughline {

static bool addFonts(const QString& pattern)
{
    initFontResources();
    const QDir folder(":/fonts");
    for (const QString& name : folder.entryList({pattern}))
        QFontDatabase::addApplicationFont(folder.filePath(name));
    return true;
}

void loadFonts()
{
    static const bool loaded = addFonts(QStringLiteral("ThroughlineSans-*"));
    Q_UNUSED(loaded)
}

void loadHangul()
{
    static const bool loaded = addFonts(QStringLiteral("ThroughlineHangul-*"));
    Q_UNUSED(loaded)
}

QFont themeFont(int pixels, int weight)
{
    loadFonts();
    QFont font;
    // Of Korean names in a window of another language the system's NanumGothic takes care.
    font.setFamilies({"Throughline Sans", "Inter", "Throughline Hangul", "NanumGothic", "sans-serif"});
    font.setPixelSize(pixels);
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

} // namespace throughline
