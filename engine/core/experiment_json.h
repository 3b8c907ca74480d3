// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment inside other JSON (the run-started event), and in a fixed, readable order of keys.
#pragma once

#include <core/json_fields.h>
#include <core/settings_json.h>

namespace throughline {

nlohmann::ordered_json orderedJson(const Experiment& experiment);
Result<Experiment> readExperiment(const nlohmann::json& json, const Place& place, Strictness strict);

template <> struct OwnJson<Experiment> {
    using Own = void;
    template <class Json> static Json write(const Experiment& experiment) { return orderedJson(experiment); }
    static Result<void> read(const nlohmann::json& json, Experiment& experiment, const Place& place, Strictness strict)
    {
        auto read = readExperiment(json, place, strict);
        if (!read)
            return read.error();
        experiment = std::move(*read);
        return {};
    }
};

} // namespace throughline
