// SPDX-License-Identifier: GPL-3.0-or-later
// Which processor this is, and the kernels that it can run. Decided at run time: one program serves all.
#pragma once

#include <worker/kernels/cpu/kernel_table.h>

#include <string>

namespace throughline {

enum class InstructionSet { Baseline, Avx2, Avx512 };

/// Of this processor, and of this build.
InstructionSet bestInstructionSet();
bool runsHere(InstructionSet set);
/// Precondition: runsHere(set).
const KernelTable& kernelsFor(InstructionSet set);
/// The bf16 tile kernel, or null where the processor, the system or the build has no AMX. The first call asks the
/// system for permission to use tiles, for all threads of the process.
TileKernel tileKernel();

/// "AVX-512 BF16 AMX": what of it matters here.
std::string instructionSetName();

} // namespace throughline
