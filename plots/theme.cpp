// SPDX-License-Identifier: GPL-3.0-or-later
// The values of the tokens, as design/mock/README lists them.
#include <plots/theme.h>

#include <array>

namespace throughline {

namespace {

struct ModeColours {
    std::array<const char*, 3> light; // fewest, between, most devices
    std::array<const char*, 3> dark;
};

// In the order of Mode. The baseline is always the same grey. Pipeline and tensor-parallel steps: same hue, each
// at least 3:1 against the surface.
constexpr std::array<ModeColours, 4> modeColours{{
    {{"#6B737E", "#6B737E", "#6B737E"}, {"#A3ABB5", "#A3ABB5", "#A3ABB5"}},
    {{"#3E92C6", "#0072B2", "#004B78"}, {"#3B8FC4", "#56B4E9", "#ABDCF7"}},
    {{"#E8731C", "#D55E00", "#8F3F00"}, {"#C96520", "#F0792B", "#F8B68C"}},
    {{"#1C9C76", "#008F68", "#005E44"}, {"#229A75", "#2CC295", "#97E5CB"}},
}};
constexpr std::array lightRuns{"#0072B2", "#D55E00", "#008F68", "#B45A8D", "#A87400", "#2F8DC4", "#7E7600", "#1A1E24"};
constexpr std::array darkRuns{"#56B4E9", "#F0792B", "#2CC295", "#DE98C0", "#E69F00", "#9AD4F5", "#D8CC3A", "#E8EAED"};

Theme makeLight()
{
    Theme theme;
    theme.window = "#F3F4F6";
    theme.surface = "#FFFFFF";
    theme.hover = "#ECEEF1";
    theme.pressed = "#E0E3E8";
    theme.line = "#DCE0E5";
    theme.border = "#7C8490";
    theme.text = "#1A1E24";
    theme.text2 = "#565F6B";
    theme.disabled = "#8B939D";
    theme.accent = "#4347B8";
    theme.accentHover = "#373BA0";
    theme.accentPressed = "#2D3188";
    theme.onAccent = "#FFFFFF";
    theme.selected = "#E7E8F9";
    theme.good = "#1A7446";
    theme.goodTint = "#E8F4EC";
    theme.caution = "#875700";
    theme.cautionTint = "#FDF3DE";
    theme.bad = "#B3261E";
    theme.badTint = "#FBEBEA";
    return theme;
}

Theme makeDark()
{
    Theme theme;
    theme.dark = true;
    theme.window = "#1A1D21";
    theme.surface = "#22262B";
    theme.hover = "#2C3137";
    theme.pressed = "#363C43";
    theme.line = "#383E46";
    theme.border = "#7A838F";
    theme.text = "#E8EAED";
    theme.text2 = "#A9B1BC";
    theme.disabled = "#6F7883";
    theme.accent = "#A9AEFF";
    theme.accentHover = "#BEC2FF";
    theme.accentPressed = "#D2D4FF";
    theme.onAccent = "#15173F";
    theme.selected = "#34385E";
    theme.good = "#6CCB93";
    theme.goodTint = "#1F3A2C";
    theme.caution = "#E3B45A";
    theme.cautionTint = "#40351E";
    theme.bad = "#FF8E85";
    theme.badTint = "#472725";
    return theme;
}

} // namespace

QColor Theme::mode(Mode mode, int step) const
{
    const auto& colours = modeColours[static_cast<std::size_t>(mode)];
    return QColor((dark ? colours.dark : colours.light)[static_cast<std::size_t>(qBound(0, step, 2))]);
}

QColor Theme::run(int index) const
{
    const auto& colours = dark ? darkRuns : lightRuns;
    return QColor(colours[static_cast<std::size_t>(index) % colours.size()]);
}

const Theme& lightTheme()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme& darkTheme()
{
    static const Theme theme = makeDark();
    return theme;
}

} // namespace throughline
