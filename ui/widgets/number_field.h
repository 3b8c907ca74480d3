// SPDX-License-Identifier: GPL-3.0-or-later
// A ChipField of whole numbers.
#pragma once

#include <ui/widgets/chip_field.h>

#include <vector>

namespace throughline {

ChipField* numberField(int least, int most, QWidget* parent = nullptr);
std::vector<int> numbersOf(const ChipField& field);
void setNumbers(ChipField& field, const std::vector<int>& values);
void offerNumbers(ChipField& field, const std::vector<std::vector<int>>& lists);

} // namespace throughline
