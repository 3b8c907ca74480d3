// SPDX-License-Identifier: GPL-3.0-or-later
// What a checkpoint's files decide where an experiment leaves it to them: read from config, tokenizer and the headers
// of the weights.
#pragma once

#include <checkpoint/model_source.h>
#include <checkpoint/tokenizer/tokenizer.h>

#include <core/model_defaults.h>

namespace throughline {

/// `tokenizer` is that of `source`, or null where it can't be read. What can't be read is left empty: who opens it to
/// run it says why.
ModelDefaults modelDefaults(const ModelSource& source, const Tokenizer* tokenizer);

} // namespace throughline
