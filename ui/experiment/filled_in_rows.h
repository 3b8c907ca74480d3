// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan filled in, as rows of a table: what, its value, why. Not a widget.
#pragma once

#include <core/plan.h>

#include <QStringList>

#include <vector>

namespace throughline {

/// {"Special tokens", "<s> (1) before each prompt", "what its tokenizer adds"}; with the model's name behind the first
/// where models differ.
std::vector<QStringList> filledInRows(const Plan& plan);

} // namespace throughline
