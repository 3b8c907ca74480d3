// SPDX-License-Identifier: GPL-3.0-or-later
// LaTeX: a document of its own whose tables can be taken out, with booktabs and longtable, charts as PDF files.
#include <plots/report/writers.h>

#include <core/harmless_text.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <sstream>
#include <string_view>

namespace throughline {

namespace {

constexpr const char* classAndEngine = R"(% pdfLaTeX for Latin names, LuaLaTeX for all others.
\documentclass[11pt,a4paper]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[utf8]{inputenc}
  \usepackage[T1]{fontenc}
  \usepackage{textcomp}
\else
  \usepackage{fontspec}
\fi
)";

/// Letters that TeX's own fonts lack, whatever the language: a run's name may hold any.
struct Letters {
    bool cyrillic = false;
    bool korean = false;
    std::set<char32_t> others; // that pdfLaTeX has no sign for
};

bool isCyrillic(char32_t code) { return code >= 0x400 && code < 0x530; }
bool isKorean(char32_t code)
{
    return (code >= 0xAC00 && code < 0xD7B0) || (code >= 0x1100 && code < 0x1200) || (code >= 0x3130 && code < 0x3190);
}
/// Latin with its accents, and the punctuation that inputenc and textcomp know.
bool isKnownToLatex(char32_t code)
{
    constexpr std::array<char32_t, 12> signs{
        0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022, 0x2030, 0x20AC, 0x2122};
    return code < 0x180 || std::find(signs.begin(), signs.end(), code) != signs.end();
}

Letters lettersIn(const std::string& tex)
{
    Letters letters;
    for (std::size_t at = 0; at < tex.size();) {
        const Utf8Character character = utf8CharacterAt(tex, at);
        letters.cyrillic = letters.cyrillic || isCyrillic(character.code);
        letters.korean = letters.korean || isKorean(character.code);
        if (!isKnownToLatex(character.code) && !isCyrillic(character.code) && !isKorean(character.code))
            letters.others.insert(character.code);
        at += character.bytes;
    }
    return letters;
}

std::string packagesFor(const Letters& letters)
{
    std::string tex;
    if (letters.korean)
        tex += "\\usepackage{kotex}\n";
    if (letters.cyrillic)
        tex += R"(\ifPDFTeX
  \usepackage[T1,T2A]{fontenc}
\else
  \IfFontExistsTF{CMU Serif}{\setmainfont{CMU Serif}}{\setmainfont{DejaVu Serif}}
\fi
)";
    if (letters.others.empty())
        return tex;
    std::ostringstream declared; // pdfTeX would stop at them
    declared << std::uppercase << std::hex << "\\ifPDFTeX\n";
    for (const char32_t code : letters.others)
        declared << "  \\DeclareUnicodeCharacter{" << std::uint32_t(code) << "}{[U+" << std::uint32_t(code) << "]}\n";
    declared << "\\fi\n";
    return tex + declared.str();
}

constexpr const char* preamble = R"(\usepackage[margin=20mm]{geometry}
\usepackage{amsmath,array,booktabs,longtable,graphicx}
\setlength{\parindent}{0pt}
\setlength{\parskip}{4pt}
\setlength{\tabcolsep}{4pt}
)";

/// Characters that TeX takes for itself, and signs that a text font may lack.
const std::map<char32_t, std::string_view>& latexSigns()
{
    static const std::map<char32_t, std::string_view> signs{{'\\', "\\textbackslash{}"}, {'{', "\\{"}, {'}', "\\}"},
        {'$', "\\$"}, {'&', "\\&"}, {'#', "\\#"}, {'%', "\\%"}, {'_', "\\_"}, {'^', "\\textasciicircum{}"},
        {'~', "\\textasciitilde{}"}, {'<', "\\textless{}"}, {'>', "\\textgreater{}"}, {'|', "\\textbar{}"},
        {'"', "\\textquotedbl{}"}, {'\'', "\\textquotesingle{}"}, {'`', "\\textasciigrave{}"}, {'-', "{-}"},
        {'[', "{[}"}, {']', "{]}"}, {0xA0, "~"}, {0xD7, "\\ensuremath{\\times}"}, {0xF7, "\\ensuremath{\\div}"},
        {0xB1, "\\ensuremath{\\pm}"}, {0x2212, "\\ensuremath{-}"}, {0x2264, "\\ensuremath{\\le}"},
        {0x2265, "\\ensuremath{\\ge}"}, {0x2192, "\\ensuremath{\\to}"}, {0x2013, "--"}, {0x2014, "---"},
        {0x2026, "\\ldots{}"}, {0xB7, "\\ensuremath{\\cdot}"}, {0xB5, "\\ensuremath{\\mu}"},
        {0x27E8, "\\ensuremath{\\langle}"}, {0x27E9, "\\ensuremath{\\rangle}"}};
    return signs;
}

std::string latex(const std::string& text)
{
    std::string tex;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Character character = utf8CharacterAt(text, at);
        const auto sign = latexSigns().find(character.code);
        tex += sign == latexSigns().end() ? text.substr(at, character.bytes) : std::string(sign->second);
        at += character.bytes;
        if (character.code == ',' && at < text.size() && text[at] == '"')
            tex += "\\allowbreak{}"; // lists without blanks, in narrow columns
    }
    return tex;
}

/// Columns of words share the width by their longest text; numbers take what they need.
std::string columnsOf(const ReportTable& table)
{
    constexpr double widest = 60; // characters: longer texts are broken
    std::vector<double> lengths(table.head.size(), 1);
    double words = 0;
    double numbers = 0;
    for (std::size_t i = 0; i < table.head.size(); ++i) {
        lengths[i] = static_cast<double>(table.head[i].size());
        for (const auto& row : table.rows)
            lengths[i] = std::max(lengths[i], static_cast<double>(row[i].size()));
        lengths[i] = std::min(lengths[i], widest) + 1;
        (table.numeric[i] ? numbers : words) += lengths[i];
    }
    constexpr double gap = 2;                                               // characters between columns
    const double line = 118 - gap * static_cast<double>(table.head.size()); // of \footnotesize
    const double share = std::max(0.25, 1 - numbers / line);
    std::string columns;
    for (std::size_t i = 0; i < table.head.size(); ++i) {
        const int thousandths = static_cast<int>(1000 * std::min(share * lengths[i] / words, lengths[i] / line * 1.15));
        const std::string width = std::to_string(thousandths + 1000).substr(1);
        columns += table.numeric[i] ? "r" : ">{\\raggedright\\arraybackslash}p{0." + width + "\\linewidth}";
    }
    return columns;
}

std::string rowLatex(const std::vector<std::string>& cells)
{
    std::string tex;
    for (std::size_t i = 0; i < cells.size(); ++i)
        tex += (i ? " & " : "") + latex(cells[i]);
    return tex + " \\\\\n";
}

std::string tableLatex(const ReportTable& table)
{
    std::string tex = table.title.empty() ? "" : "\\subsection*{" + latex(table.title) + "}\n";
    tex += "{\\footnotesize\n\\begin{longtable}{@{}" + columnsOf(table) + "@{}}\n\\toprule\n" + rowLatex(table.head)
        + "\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n";
    for (const auto& row : table.rows)
        tex += rowLatex(row);
    tex += "\\end{longtable}}\n";
    return tex + (table.note.empty() ? "" : "{\\footnotesize " + latex(table.note) + "}\n") + "\n";
}

std::string sectionLatex(const ReportSection& section, const std::string& files)
{
    std::string tex = section.heading.empty() ? "" : "\\section*{" + latex(section.heading) + "}\n";
    for (const std::string& paragraph : section.paragraphs)
        tex += latex(paragraph) + "\n\n";
    if (!section.findings.empty()) {
        tex += "\\begin{itemize}\n";
        for (const ReportFinding& finding : section.findings)
            tex += "\\item " + latex(finding.text) + (finding.cells.empty() ? "" : " (" + latex(finding.cells) + ")")
                + "\n";
        tex += "\\end{itemize}\n\n";
    }
    for (const ChartData& chart : section.pictures)
        tex += "\\includegraphics[width=\\linewidth]{" + files + "/" + chart.id + ".pdf}\n\n";
    if (!section.sentence.empty())
        tex += "{\\footnotesize " + latex(section.sentence) + "}\n\n";
    for (const ReportTable& table : section.tables)
        tex += tableLatex(table);
    for (const ReportFile& file : section.files)
        tex += "\\texttt{" + latex(file.name) + "}: " + latex(file.what) + "\n\n";
    return tex;
}

} // namespace

std::string reportLatex(const Report& report, const std::string& files)
{
    std::string tex = "\\begin{document}\n{\\Large\\bfseries " + latex(report.title) + "\\par}\n\n";
    if (!report.author.empty())
        tex += latex(report.author) + "\n\n";
    tex += "{\\footnotesize " + latex(report.subtitle) + "}\n\n";
    for (const ReportSection& section : report.sections)
        tex += sectionLatex(section, files);
    return std::string(classAndEngine) + packagesFor(lettersIn(tex)) + preamble + tex + "\\end{document}\n";
}

} // namespace throughline
