// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the elements, keeping the state of the groups around them.
#include "svg_shapes.h"

#include <QRegularExpression>
#include <QTransform>
#include <QXmlStreamReader>

namespace throughline::test {

namespace {

struct Group {
    QString stroke;
    QString fill;
    QTransform transform;
};

std::vector<double> numbersIn(const QString& text)
{
    static const QRegularExpression number("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?");
    std::vector<double> numbers;
    for (auto found = number.globalMatch(text); found.hasNext();)
        numbers.push_back(found.next().captured().toDouble());
    return numbers;
}

QPolygonF pairs(const std::vector<double>& numbers)
{
    QPolygonF points;
    for (std::size_t i = 1; i < numbers.size(); i += 2)
        points.append({numbers[i - 1], numbers[i]});
    return points;
}

QString colour(const QXmlStreamAttributes& attributes, const char* name, const QString& inherited)
{
    const QString value = attributes.value(QLatin1String(name)).toString();
    return value.isEmpty() ? inherited : value == "none" ? QString() : value;
}

Group groupOf(const QXmlStreamAttributes& attributes, const Group& around)
{
    Group group{colour(attributes, "stroke", around.stroke), colour(attributes, "fill", around.fill), around.transform};
    const auto m = numbersIn(attributes.value(QLatin1String("transform")).toString());
    if (m.size() == 6)
        group.transform = QTransform(m[0], m[1], m[2], m[3], m[4], m[5]) * around.transform;
    return group;
}

QPolygonF pointsOf(const QString& name, const QXmlStreamAttributes& attributes)
{
    const auto value = [&](const char* key) { return attributes.value(QLatin1String(key)).toDouble(); };
    if (name == "polyline" || name == "polygon")
        return pairs(numbersIn(attributes.value(QLatin1String("points")).toString()));
    if (name == "path") // written with absolute commands only
        return pairs(numbersIn(attributes.value(QLatin1String("d")).toString()));
    if (name == "rect")
        return QPolygonF(QRectF(value("x"), value("y"), value("width"), value("height")));
    if (name == "circle")
        return QPolygonF(QRectF(value("cx") - value("r"), value("cy") - value("r"), 2 * value("r"), 2 * value("r")));
    if (name == "ellipse")
        return QPolygonF(
            QRectF(value("cx") - value("rx"), value("cy") - value("ry"), 2 * value("rx"), 2 * value("ry")));
    if (name == "line")
        return {{value("x1"), value("y1")}, {value("x2"), value("y2")}};
    return {};
}

} // namespace

QString SvgPicture::allWords() const
{
    QString words;
    for (const SvgText& text : texts)
        words += text.words + '\n';
    return words;
}

SvgPicture readSvg(const QByteArray& bytes)
{
    SvgPicture picture;
    QXmlStreamReader reader(bytes);
    std::vector<Group> groups{{}};
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        const QString name = reader.name().toString();
        if (token == QXmlStreamReader::EndElement && name == "g")
            groups.pop_back();
        if (token != QXmlStreamReader::StartElement)
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        if (name == "g") {
            groups.push_back(groupOf(attributes, groups.back()));
        } else if (name == "text") {
            const QPointF at(
                attributes.value(QLatin1String("x")).toDouble(), attributes.value(QLatin1String("y")).toDouble());
            const QString family = attributes.value(QLatin1String("font-family")).toString();
            picture.texts.push_back({reader.readElementText().trimmed(), family, groups.back().transform.map(at)});
        } else if (const QPolygonF points = pointsOf(name, attributes); !points.isEmpty()) {
            const Group own = groupOf(attributes, groups.back());
            picture.shapes.push_back({own.stroke.toLower(), own.fill.toLower(), own.transform.map(points)});
        }
    }
    picture.wellFormed = !reader.hasError();
    return picture;
}

} // namespace throughline::test
