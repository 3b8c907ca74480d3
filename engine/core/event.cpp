// SPDX-License-Identifier: GPL-3.0-or-later
// Events as lines.
#include <core/event.h>

#include <core/event_fields.h>

namespace throughline {

using nlohmann::json;
using nlohmann::ordered_json;

/// Of a newer program: its body is kept as it came, its type included.
template <> inline constexpr std::string_view typeName<UnknownEvent> = "";
template <> struct OwnJson<UnknownEvent> {
    using Own = void;
    template <class Json> static Json write(const UnknownEvent& event)
    {
        return event.body.is_object() ? Json(event.body) : Json::object();
    }
    static Result<void> read(const json& from, UnknownEvent& event, const Place&, Strictness)
    {
        event.body = from;
        return {};
    }
};

std::string_view typeOf(const EventBody& body)
{
    if (const auto* unknown = std::get_if<UnknownEvent>(&body))
        return unknown->type;
    return typeNameOf(body);
}

std::string toLine(const Event& event)
{
    ordered_json line{{"seq", event.seq}, {"tNs", event.tNs}, {"cell", event.cell},
        {"rank", event.rank ? ordered_json(*event.rank) : ordered_json(nullptr)}};
    line["event"] = writeTagged<ordered_json>(event.body);
    line["event"]["type"] = typeOf(event.body);
    return compactText(line) + "\n";
}

static Result<void> readBody(const json& from, EventBody& body, const Place& place)
{
    if (!from.is_object())
        return mustBe(place, "an object", from);
    const auto type = typeIn(from, place);
    if (!type)
        return type.error();
    Result<void> outcome;
    if (type->empty() || !readTagged(*type, from, body, place, outcome))
        body = UnknownEvent{*type, from};
    return outcome;
}

Result<Event> eventFromLine(std::string_view line) { return eventFromLine(line, maxLineBytes); }

Result<Event> eventFromLine(std::string_view line, std::size_t limitBytes)
{
    const auto parsed = parseLine(line, limitBytes);
    if (!parsed)
        return parsed.error();
    const Place place("");
    Event event;
    const auto head = [&](const char* key, auto& member) -> Result<void> {
        const auto entry = parsed->find(key);
        return entry == parsed->end() ? Result<void>()
                                      : readJson(*entry, member, Place(place, key), Strictness::Lenient);
    };
    for (const auto& read :
        {head("seq", event.seq), head("tNs", event.tNs), head("cell", event.cell), head("rank", event.rank)})
        if (!read)
            return read.error();
    const auto body = parsed->find("event");
    if (body == parsed->end())
        return Place(place, "event").error("the line has no event");
    if (auto read = readBody(*body, event.body, Place(place, "event")); !read)
        return read.error();
    return event;
}

} // namespace throughline
