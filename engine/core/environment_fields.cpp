// SPDX-License-Identifier: GPL-3.0-or-later
// A run's environment as name and value, in the order in which a reader asks.
#include <core/field_table.h>

#include <core/words.h>

namespace throughline {

std::string plainText(const nlohmann::json& value)
{
    if (value.is_null())
        return {};
    return value.is_string() ? value.get<std::string>()
                             : value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::pair<std::string, std::string>> environmentFields(const Environment& e)
{
    std::string gpus;
    for (const std::string& gpu : e.gpus)
        gpus += (gpus.empty() ? "" : "; ") + gpu;
    return {{"host", e.host}, {"cpu", e.cpu}, {"cpuCores", std::to_string(e.cpuCores)}, {"affinity", e.affinity},
        {"memory", bytesInWords(e.memoryBytes)}, {"gpus", gpus.empty() ? "none" : gpus}, {"noGpuReason", e.noGpuReason},
        {"operatingSystem", e.operatingSystem}, {"kernel", e.kernel}, {"program", e.program}, {"revision", e.revision},
        {"buildType", e.buildType}, {"compiler", e.compiler}, {"libtorch", e.libtorch}};
}

} // namespace throughline
