// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON header of a safetensors file, read as strictly as the format can be: types, offsets and coverage are checked
// and a broken rule is named.
#pragma once

#include <checkpoint/element_type.h>

#include <core/result.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct StoredTensor {
    ElementType type = ElementType::F32;
    std::vector<int64_t> shape;
    int64_t begin = 0; // bytes from the start of the data
    int64_t end = 0;
    int64_t elements() const { return (end - begin) / bytesOf(type); }
};

/// Sorted by name. `dataBytes` is what the file holds behind the header: tensors must cover it without holes and
/// overlaps. `where` names the file in messages.
Result<std::map<std::string, StoredTensor>> parseSafetensorsHeader(
    std::string_view header, int64_t dataBytes, const std::string& where);

} // namespace throughline
