// SPDX-License-Identifier: GPL-3.0-or-later
// Commands as lines: each struct's members are named here, once for both directions.
#include <core/command.h>

#include <core/tagged.h>

namespace throughline {

template <> inline constexpr std::string_view typeName<LoadCommand> = "load";
template <> inline constexpr std::string_view typeName<ConnectCommand> = "connect";
template <> inline constexpr std::string_view typeName<PromptsCommand> = "prompts";
template <> inline constexpr std::string_view typeName<PrepareCommand> = "prepare";
template <> inline constexpr std::string_view typeName<GoCommand> = "go";
template <> inline constexpr std::string_view typeName<MeasureCommand> = "measure";
template <> inline constexpr std::string_view typeName<StopCommand> = "stop";

template <>
inline constexpr auto fieldsOf<LoadCommand> = std::tuple{Field{"model", &LoadCommand::model},
    Field{"precision", &LoadCommand::precision}, Field{"mode", &LoadCommand::mode}, Field{"rank", &LoadCommand::rank},
    Field{"ranks", &LoadCommand::ranks}, Field{"firstLayer", &LoadCommand::firstLayer},
    Field{"endLayer", &LoadCommand::endLayer}, Field{"task", &LoadCommand::task}, Field{"head", &LoadCommand::head},
    Field{"labels", &LoadCommand::labels}, Field{"seed", &LoadCommand::seed}, Field{"cpus", &LoadCommand::cpus},
    Field{"memoryLimitBytes", &LoadCommand::memoryLimitBytes}, Field{"rendezvous", &LoadCommand::rendezvous},
    Field{"delayNs", &LoadCommand::delayNs}};
template <> inline constexpr auto fieldsOf<ConnectCommand> = std::tuple{Field{"id", &ConnectCommand::id}};
template <>
inline constexpr auto fieldsOf<PromptsCommand> =
    std::tuple{Field{"cell", &PromptsCommand::cell}, Field{"indices", &PromptsCommand::indices},
        Field{"ids", &PromptsCommand::ids}, Field{"texts", &PromptsCommand::texts}};
template <>
inline constexpr auto fieldsOf<PrepareCommand> = std::tuple{Field{"cell", &PrepareCommand::cell},
    Field{"task", &PrepareCommand::task}, Field{"batchSize", &PrepareCommand::batchSize},
    Field{"chunks", &PrepareCommand::chunks}, Field{"newTokens", &PrepareCommand::newTokens},
    Field{"totalLength", &PrepareCommand::totalLength}, Field{"preparesInPass", &PrepareCommand::preparesInPass},
    Field{"preparationThreads", &PrepareCommand::preparationThreads},
    Field{"specialTokens", &PrepareCommand::specialTokens}, Field{"pads", &PrepareCommand::pads},
    Field{"padTogether", &PrepareCommand::padTogether}, Field{"paddingMultiple", &PrepareCommand::paddingMultiple},
    Field{"gatherToAll", &PrepareCommand::gatherToAll},
    Field{"honourEndOfSequence", &PrepareCommand::honourEndOfSequence},
    Field{"endOfSequenceIds", &PrepareCommand::endOfSequenceIds},
    Field{"captureLogits", &PrepareCommand::captureLogits}};
template <>
inline constexpr auto fieldsOf<GoCommand> = std::tuple{Field{"cell", &GoCommand::cell}, Field{"pass", &GoCommand::pass},
    Field{"warmup", &GoCommand::warmup}, Field{"prompts", &GoCommand::prompts}};
template <> inline constexpr auto fieldsOf<MeasureCommand> = std::tuple<>{};
template <> inline constexpr auto fieldsOf<StopCommand> = std::tuple<>{};

std::string toLine(const Command& command) { return compactText(writeTagged<nlohmann::ordered_json>(command)) + "\n"; }

Result<Command> commandFromLine(std::string_view line)
{
    const auto parsed = parseLine(line);
    if (!parsed)
        return parsed.error();
    const Place place("");
    const auto type = typeIn(*parsed, place);
    if (!type)
        return type.error();
    Command command;
    Result<void> outcome;
    if (!readTagged(*type, *parsed, command, place, outcome))
        return Place(place, "type").error("\"" + *type + "\" is not a known command");
    if (!outcome)
        return outcome.error();
    return command;
}

} // namespace throughline
