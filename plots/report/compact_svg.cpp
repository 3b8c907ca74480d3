// SPDX-License-Identifier: GPL-3.0-or-later
// Elements of one look that follow each other become one path; discs become dots of a round pen.
#include <plots/report/compact_svg.h>

#include <plots/report/svg_path.h>

#include <QXmlStreamReader>

#include <array>
#include <vector>

namespace throughline {

namespace {

// Attributes of an element's look, those of lines first, those of texts last.
enum Attribute {
    Stroke,
    StrokeWidth,
    LineCap,
    LineJoin,
    StrokeOpacity,
    DashArray,
    DashOffset,
    MiterLimit,
    Fill,
    FillOpacity,
    Transform,
    FontFamily,
    FontSize,
    FontWeight,
    FontStyle,
    AttributeCount
};
using Look = std::array<QString, AttributeCount>; // empty: as the group around all elements says

struct NamedAttribute {
    const char* name;
    const char* common; // what that group, or SVG, says
};
constexpr std::array<NamedAttribute, AttributeCount> lookAttributes{{{"stroke", "none"}, {"stroke-width", "1"},
    {"stroke-linecap", "butt"}, {"stroke-linejoin", "round"}, {"stroke-opacity", "1"}, {"stroke-dasharray", "none"},
    {"stroke-dashoffset", "0"}, {"stroke-miterlimit", "2"}, {"fill", "none"}, {"fill-opacity", "1"},
    {"transform", "matrix(1,0,0,1,0,0)"}, {"font-family", "Inter, Helvetica, Arial, sans-serif"}, {"font-size", "12"},
    {"font-weight", "400"}, {"font-style", "normal"}}};

void forget(Look& look, Attribute first, Attribute last)
{
    for (int i = first; i <= last; ++i)
        look[std::size_t(i)].clear();
}

/// "#ffffff" is "#fff".
QString shortColour(const QString& colour)
{
    const bool pairs = colour.size() == 7 && colour[1] == colour[2] && colour[3] == colour[4] && colour[5] == colour[6];
    return pairs ? QString("#") + colour[1] + colour[3] + colour[5] : colour;
}

QString attributesOf(const Look& look)
{
    QString text;
    for (std::size_t i = 0; i < look.size(); ++i)
        if (!look[i].isEmpty())
            text += QString(" ") + lookAttributes[i].name + "=\"" + shortColour(look[i]).toHtmlEscaped() + '"';
    return text;
}

QString attributesOf(const QXmlStreamAttributes& attributes)
{
    QString text;
    for (const QXmlStreamAttribute& attribute : attributes)
        text += ' ' + attribute.qualifiedName().toString() + "=\"" + attribute.value().toString().toHtmlEscaped() + '"';
    return text;
}

class Compactor {
public:
    explicit Compactor(const QByteArray& svg)
        : m_reader(svg)
    { }
    QByteArray compacted();

private:
    void element(const QString& name);
    void text(Look look);
    void path(Look look, const QString& data);
    void disc(Look look, const Disc& disc);
    void flush();
    Look lookHere() const;
    void copyDefinitions();

    QXmlStreamReader m_reader;
    std::vector<Look> m_groups{{}};
    QString m_out;
    QString m_attributes; // of the path that is being collected
    QString m_data;
};

/// Of the element, else of the groups around it.
Look Compactor::lookHere() const
{
    Look look = m_groups.back();
    for (const QXmlStreamAttribute& attribute : m_reader.attributes())
        for (std::size_t i = 0; i < lookAttributes.size(); ++i)
            if (attribute.name() == QLatin1String(lookAttributes[i].name)) {
                const bool common = attribute.value() == QLatin1String(lookAttributes[i].common);
                look[i] = common ? QString() : attribute.value().toString();
            }
    return look;
}

void Compactor::flush()
{
    if (!m_data.isEmpty())
        m_out += "<path" + m_attributes + " d=\"" + m_data + "\"/>\n";
    m_data.clear();
}

void Compactor::path(Look look, const QString& data)
{
    if (data.isEmpty())
        return;
    forget(look, FontFamily, FontStyle);
    if (look[Stroke].isEmpty())
        forget(look, StrokeWidth, MiterLimit);
    // Filled shapes that overlap would leave holes, or hide each other's border, were they one path.
    const bool alone = !look[Fill].isEmpty() || !look[StrokeOpacity].isEmpty();
    const QString attributes = attributesOf(look);
    if (alone || attributes != m_attributes)
        flush();
    m_attributes = attributes;
    m_data += data;
    if (alone)
        flush();
}

void Compactor::disc(Look look, const Disc& disc)
{
    const bool dot = look[Stroke].isEmpty() && look[FillOpacity].isEmpty() && look[Fill].startsWith('#');
    if (dot) { // of a round pen: many become one path
        look[Stroke] = look[Fill];
        look[Fill].clear();
        look[StrokeWidth] = svgNumber(2 * disc.radius);
        look[LineCap] = "round";
        path(look, "M" + svgPoint(disc.centre) + "h.01");
        return;
    }
    flush();
    forget(look, FontFamily, FontStyle);
    forget(look, LineCap, LineJoin);
    if (look[Stroke].isEmpty())
        forget(look, StrokeWidth, MiterLimit);
    m_out += "<circle cx=\"" + svgNumber(disc.centre.x()) + "\" cy=\"" + svgNumber(disc.centre.y()) + "\" r=\""
        + svgNumber(disc.radius) + '"' + attributesOf(look) + "/>\n";
}

void Compactor::text(Look look)
{
    flush();
    const QXmlStreamAttributes attributes = m_reader.attributes();
    forget(look, Stroke, MiterLimit);
    m_out += "<text" + attributesOf(look) + " x=\"" + svgNumber(attributes.value("x").toDouble()) + "\" y=\""
        + svgNumber(attributes.value("y").toDouble()) + "\">" + m_reader.readElementText().trimmed().toHtmlEscaped()
        + "</text>\n";
}

void Compactor::element(const QString& name)
{
    const QXmlStreamAttributes attributes = m_reader.attributes();
    const auto value = [&](const char* key) { return attributes.value(QLatin1String(key)).toDouble(); };
    const auto words = [&](const char* key) { return attributes.value(QLatin1String(key)).toString(); };
    Look look = lookHere();
    if (name == "text") {
        text(look);
    } else if (name == "polyline" || name == "polygon") {
        if (words("points").count(',') == 2) // no corner
            look[LineJoin].clear();
        path(look, polylinePath(words("points"), name == "polygon"));
    } else if (name == "line") {
        look[LineJoin].clear();
        path(look, "M" + svgPoint({value("x1"), value("y1")}) + "L" + svgPoint({value("x2"), value("y2")}));
    } else if (name == "rect") {
        path(look, rectanglePath({value("x"), value("y"), value("width"), value("height")}));
    } else if (name == "path") {
        const QString data = words("d");
        if (const auto round = discOf(data)) {
            look[LineJoin].clear();
            disc(look, *round);
        } else {
            path(look, shortPath(data));
        }
    } else {
        flush();
        m_out += "<g" + attributesOf(m_groups.back()) + "><" + name + attributesOf(attributes) + "/></g>\n";
    }
}

/// Patterns and gradients, as they are.
void Compactor::copyDefinitions()
{
    QString copied;
    int depth = 1;
    while (depth > 0 && !m_reader.atEnd()) {
        const auto token = m_reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            ++depth;
            copied += '<' + m_reader.name().toString();
            copied += attributesOf(m_reader.attributes()) + '>';
        } else if (token == QXmlStreamReader::EndElement && --depth > 0) {
            copied += "</" + m_reader.name().toString() + '>';
        }
    }
    if (!copied.isEmpty())
        m_out += "<defs>" + copied + "</defs>\n";
}

QByteArray Compactor::compacted()
{
    QString head;
    while (!m_reader.atEnd()) {
        const auto token = m_reader.readNext();
        const QString name = m_reader.name().toString();
        if (token == QXmlStreamReader::EndElement && name == "g")
            m_groups.pop_back();
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (name == "svg") {
            const auto attributes = m_reader.attributes();
            const QString box = attributes.value("viewBox").toString();
            const QStringList sides = box.split(' ');
            head = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + attributes.value("id").toString().toHtmlEscaped()
                + "\" width=\"" + sides.value(2) + "\" height=\"" + sides.value(3) + "\" viewBox=\"" + box
                + "\" style=\"font-variant-numeric: tabular-nums\">\n";
        } else if (name == "title" || name == "desc") {
            m_out += '<' + name + '>' + m_reader.readElementText().toHtmlEscaped() + "</" + name + ">\n";
        } else if (name == "defs") {
            copyDefinitions();
        } else if (name == "g") {
            m_groups.push_back(lookHere());
        } else {
            element(name);
        }
    }
    flush();
    return (head
        + "<g fill=\"none\" stroke=\"none\" stroke-linejoin=\"round\" font-size=\"12\" "
          "font-family=\"Inter, Helvetica, Arial, sans-serif\">\n"
        + m_out + "</g></svg>\n")
        .toUtf8();
}

} // namespace

QByteArray compactSvg(const QByteArray& svg) { return Compactor(svg).compacted(); }

} // namespace throughline
