// SPDX-License-Identifier: GPL-3.0-or-later
// Digits grouped by hand: QLocale would use the user's signs.
#include <plots/drawing/number_text.h>

#include <algorithm>
#include <cmath>

namespace throughline {

QString tickText(double value)
{
    if (value == 0)
        return "0";
    const double magnitude = std::abs(value);
    const int whole = static_cast<int>(std::floor(std::log10(magnitude) + 1e-9)) + 1;
    QString text = QString::number(magnitude, 'f', std::clamp(4 - whole, 0, 12));
    if (text.contains('.')) {
        while (text.endsWith('0'))
            text.chop(1);
        if (text.endsWith('.'))
            text.chop(1);
    }
    const auto point = text.indexOf('.');
    for (auto at = (point < 0 ? text.size() : point) - 3; at > 0; at -= 3)
        text.insert(at, ',');
    return value < 0 ? QString(QChar(0x2212)) + text : text;
}

double niceStep(double span, int count)
{
    const double rough = span / std::max(1, count);
    if (!(rough > 0) || !std::isfinite(rough))
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (rough <= factor * power * (1 + 1e-9))
            return factor * power;
    return 10 * power;
}

} // namespace throughline
