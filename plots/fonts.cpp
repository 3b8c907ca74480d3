// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own type: a copy of Inter whose digits are all of one width (resources/fonts), out of the executable,
// so that window, exports and tests look the same on a machine without fonts.
#include <plots/theme.h>

#include <QDir>
#include <QFontDatabase>

// Outside any namespace: the macro declares a global function.
static void initFontResources() { Q_INIT_RESOURCE(fonts); }

namespace throughline {

void loadFonts()
{
    static const bool loaded = [] {
        initFontResources();
        const QDir folder(":/fonts");
        for (const QString& name : folder.entryList({"*.otf"}))
            QFontDatabase::addApplicationFont(folder.filePath(name));
        return true;
    }();
    Q_UNUSED(loaded)
}

QFont themeFont(int pixels, int weight)
{
    loadFonts();
    QFont font;
    // NanumGothic has the Korean that Inter lacks; it comes from the system's package.
    font.setFamilies({"Throughline Sans", "Inter", "NanumGothic", "sans-serif"});
    font.setPixelSize(pixels);
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

} // namespace throughline
