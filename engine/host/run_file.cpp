// SPDX-License-Identifier: GPL-3.0-or-later
// Writing and checking *.run.jsonl.
#include <host/run_file.h>

#include <core/sentence.h>

#include <QSaveFile>

#include <algorithm>

namespace throughline {

namespace {

std::string toText(const RunFileHeader& header)
{
    return nlohmann::json{{"throughline", "run"}, {"format", header.format}, {"runId", header.runId},
               {"name", header.name}, {"tags", header.tags}, {"notes", header.notes}}
               .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
        + "\n";
}

/// What is wrong with it, in words; nothing when it is right.
std::optional<std::string> readHeader(const std::string& text, RunFileHeader& header)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("throughline") || json["throughline"] != "run")
        return "this is no run file: its first line is not Throughline's header";
    if (!json.contains("format") || !json["format"].is_number_integer())
        return "the header has no format number";
    if (json["format"] > RunFileHeader::newestFormat)
        return "the file is of a newer format (" + json["format"].dump() + ") than this program reads";
    for (auto [key, field] : {std::pair{"runId", &header.runId}, std::pair{"name", &header.name},
             std::pair{"tags", &header.tags}, std::pair{"notes", &header.notes}}) {
        if (!json.contains(key) || !json[key].is_string())
            return "the header's \"" + std::string(key) + "\" is not a text";
        *field = json[key];
    }
    if (!isRunId(header.runId))
        return "the header's runId is not letters, digits, '.', '_' and '-'";
    return std::nullopt;
}

} // namespace

bool isRunId(std::string_view id)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
            || c == '-';
    };
    return !id.empty() && id.size() <= 64 && id.front() != '.' && std::all_of(id.begin(), id.end(), allowed);
}

Result<void> writeRunFile(const QString& path, const RunFileHeader& header,
    const std::function<Result<std::optional<std::string>>()>& nextLine)
{
    QSaveFile file(path);
    const auto failed = [&] {
        return Error{Sentence::tr("the run can't be written: %1", {file.errorString().toStdString()}),
            path.toStdString(), Sentence::tr("choose another place, or make room")};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    const auto write = [&file](const std::string& text) {
        return file.write(text.data(), qint64(text.size())) == qint64(text.size());
    };
    if (!write(toText(header)))
        return failed();
    for (;;) {
        auto line = nextLine();
        if (!line)
            return line.error();
        if (!line->has_value())
            break;
        if (!write(**line))
            return failed();
    }
    if (!file.commit())
        return failed();
    return {};
}

RunFileReader::RunFileReader(const QString& path)
    : m_file(path)
{ }

Result<std::unique_ptr<RunFileReader>> RunFileReader::open(const QString& path)
{
    std::unique_ptr<RunFileReader> reader(new RunFileReader(path));
    if (!reader->m_file.open(QIODevice::ReadOnly))
        return Error{Sentence::tr("the file can't be read: %1", {reader->m_file.errorString().toStdString()}),
            path.toStdString(), ""};
    auto first = reader->nextText();
    if (!first)
        return first.error();
    if (const auto wrong = readHeader(first->value_or(""), reader->m_header))
        return reader->errorAt(*wrong);
    return reader;
}

Result<std::optional<std::string>> RunFileReader::nextText()
{
    ++m_line;
    // Qt allocates what it reads, not the limit; one byte more than allowed tells a line that is too long.
    const QByteArray bytes = m_file.readLine(qint64(maxStoredLineBytes) + 2);
    if (bytes.isEmpty()) {
        if (m_file.error() != QFileDevice::NoError)
            return errorAt("the file can't be read: " + m_file.errorString().toStdString());
        return std::optional<std::string>();
    }
    if (std::size_t(bytes.size()) > maxStoredLineBytes)
        return errorAt("the line is too long");
    if (!bytes.endsWith('\n'))
        return errorAt("the line does not end: the file was cut off");
    return std::optional(bytes.toStdString());
}

Result<std::optional<RunFileReader::Line>> RunFileReader::next()
{
    auto text = nextText();
    if (!text)
        return text.error();
    if (!text->has_value())
        return m_lastSeq > 0 ? Result(std::optional<Line>()) : errorAt("the run has no events");
    auto event = eventFromLine(std::string_view(**text).substr(0, (*text)->size() - 1), maxStoredLineBytes);
    if (!event)
        return errorAt(event.error().what);
    const auto* started = std::get_if<RunStartedEvent>(&event->body);
    if ((m_lastSeq == 0) != (started != nullptr))
        return errorAt("a run begins with one run-started event, and has no other");
    if (started && started->runId != m_header.runId)
        return errorAt("the run-started event is of another run than the header");
    if (event->seq <= m_lastSeq)
        return errorAt("the event's seq does not grow");
    m_lastSeq = event->seq;
    return std::optional(Line{std::move(*event), std::move(**text)});
}

Error RunFileReader::errorAt(const std::string& what) const
{
    return {what, m_file.fileName().toStdString() + ", line " + std::to_string(m_line), "export the run again"};
}

} // namespace throughline
