// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a product's sums before they are stored.
#pragma once

namespace throughline {

enum class Epilogue { Store, AddTo, Gelu, GeluErf, Silu };

} // namespace throughline
