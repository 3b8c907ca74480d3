// SPDX-License-Identifier: GPL-3.0-or-later
// A cursor over the text that reads field by field.
#include <checkpoint/csv_rows.h>

#include <utility>

namespace throughline {

namespace {

class CsvReader {
public:
    CsvReader(std::string_view text, std::string where)
        : m_text(text)
        , m_where(std::move(where))
    { }

    Result<std::vector<CsvRow>> read()
    {
        std::vector<CsvRow> rows;
        while (m_at < m_text.size()) {
            if (skipLineEnd())
                continue;
            CsvRow row{{}, m_line};
            do {
                auto field = peek() == '"' ? quotedField() : plainField();
                if (!field)
                    return field.error();
                row.fields.push_back(*std::move(field));
            } while (skip(','));
            if (m_at < m_text.size() && !skipLineEnd())
                return Error{"has text behind a closing quote", place(m_line), "double quotes inside a quoted field"};
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    std::string place(int line) const { return m_where + ":" + std::to_string(line); }

    bool skip(char expected)
    {
        if (m_at >= m_text.size() || m_text[m_at] != expected)
            return false;
        ++m_at;
        return true;
    }

    bool skipLineEnd()
    {
        const bool carriage = m_text.substr(m_at, 2) == "\r\n";
        if (!carriage && peek() != '\n')
            return false;
        m_at += carriage ? 2 : 1;
        ++m_line;
        return true;
    }

    Result<std::string> plainField()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && peek() != ',' && peek() != '\n' && m_text.substr(m_at, 2) != "\r\n")
            ++m_at;
        return std::string(m_text.substr(begin, m_at - begin));
    }

    Result<std::string> quotedField()
    {
        const int opened = m_line;
        std::string field;
        ++m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"' && !skip('"'))
                return field;
            field += c;
            m_line += c == '\n' ? 1 : 0;
        }
        return Error{"opens a quote that is never closed", place(opened), "close it, or double quotes inside a field"};
    }

    std::string_view m_text;
    std::string m_where;
    std::size_t m_at = 0;
    int m_line = 1;
};

} // namespace

Result<std::vector<CsvRow>> parseCsv(std::string_view text, const std::string& where)
{
    return CsvReader(text, where).read();
}

} // namespace throughline
