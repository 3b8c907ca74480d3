// SPDX-License-Identifier: GPL-3.0-or-later
// Line by line: compact_svg writes an element a line.
#include <plots/report/inline_svg.h>

#include <QHash>

namespace throughline {

namespace {

/// "a", "b", …, "ba": a class of this picture alone, whose id stands before it.
QByteArray className(qsizetype number)
{
    QByteArray name;
    do {
        name.prepend(static_cast<char>('a' + number % 26));
        number /= 26;
    } while (number > 0);
    return name;
}

/// ` stroke="#fff" stroke-width="2"` as `stroke:#fff;stroke-width:2`.
QByteArray declarations(const QByteArray& attributes)
{
    QByteArray css = attributes.trimmed();
    return css.replace("\" ", ";").replace("=\"", ":").replace('"', "");
}

/// Where a shape's look stands in its line; nothing where it can't be a class.
QByteArray lookOf(const QByteArray& line)
{
    qsizetype begin = 0;
    qsizetype end = 0;
    if (line.startsWith("<path")) {
        begin = 5;
        end = line.indexOf(" d=\"");
    } else if (line.startsWith("<circle")) {
        begin = line.indexOf("\" ", line.indexOf(" r=\"")) + 1;
        end = line.size() - 2;
    }
    const QByteArray look = begin > 0 && end > begin ? line.mid(begin, end - begin) : QByteArray();
    return look.contains("transform") || look.contains("url(") ? QByteArray() : look;
}

QByteArray svgIdOf(const QByteArray& svg)
{
    const qsizetype begin = svg.indexOf(" id=\"") + 5;
    return svg.mid(begin, svg.indexOf('"', begin) - begin);
}

} // namespace

QByteArray inlineSvg(const QByteArray& svg, const QByteArray& label)
{
    QHash<QByteArray, QByteArray> classes;
    QByteArray rules;
    QByteArray shapes;
    const QByteArray id = svgIdOf(svg);
    QList<QByteArray> lines = svg.split('\n');
    QByteArray head = lines.takeFirst();
    for (QByteArray& line : lines) {
        if (const QByteArray look = lookOf(line); !look.isEmpty()) {
            QByteArray& name = classes[look];
            if (name.isEmpty()) {
                name = className(classes.size() - 1);
                rules += "#" + id + " ." + name + "{" + declarations(look) + "}\n";
            }
            line.replace(look, " class=\"" + name + '"');
        }
        shapes += line + '\n';
    }
    head.replace(" xmlns=\"http://www.w3.org/2000/svg\"", " role=\"img\" aria-label=\"" + label + '"');
    return head + "\n<style>" + rules + "</style>\n" + shapes;
}

} // namespace throughline
