// SPDX-License-Identifier: GPL-3.0-or-later
// A plan inside other JSON (the plan event). Equal settings are written once, so that the plan of any experiment fits a
// line of the event stream.
#pragma once

#include <core/json_fields.h>
#include <core/plan.h>

namespace throughline {

template <> struct OwnJson<Plan> {
    using Own = void;
    template <class Json> static Json write(const Plan& plan) { return writeOrdered(plan); }
    static nlohmann::ordered_json writeOrdered(const Plan& plan);
    static Result<void> read(const nlohmann::json& from, Plan& plan, const Place& place, Strictness strict);
};

} // namespace throughline
