// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/command_text.h>
#include <ui/report/report_command.h>
#include <ui/widgets/to_qt.h>

#include <plots/language.h>

namespace throughline {

QString reportFileName(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Html:
        return QStringLiteral("report.html");
    case ReportFormat::Pdf:
        return QStringLiteral("report.pdf");
    case ReportFormat::Markdown:
        return QStringLiteral("report.md");
    case ReportFormat::Latex:
        break;
    }
    return QStringLiteral("report.tex");
}

QString reportCommand(const QStringList& runIds, const ReportRequest& request, ReportFormat format)
{
    QStringList words{QStringLiteral("throughline"), QStringLiteral("report")};
    for (const QString& id : runIds)
        words << shellQuoted(id);
    const auto option = [&](const char* name, const QString& value) {
        if (!value.isEmpty())
            words << QString::fromLatin1(name) << shellQuoted(value);
    };
    option("--out", reportFileName(format));
    if (languageInUse() != QLatin1String("en")) // of the command itself English is
        option("--language", languageInUse());
    option("--title", toQt(request.title));
    option("--author", toQt(request.author));
    QStringList contents;
    QStringList prose;
    for (const ReportPart& part : request.parts) {
        if (!part.included)
            continue;
        contents << toQt(idOf(part));
        if (part.kind == PartKind::Prose)
            prose << toQt(proseText(part));
    }
    option("--contents", contents.join(QLatin1Char(',')));
    for (const QString& text : prose)
        option("--prose", text.isEmpty() ? QStringLiteral(" ") : text);
    return words.join(QLatin1Char(' ')) + QLatin1Char('\n');
}

} // namespace throughline
