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

/// How bf16 products of several rows are computed: by panels with x in fp32, which every processor can; with x in bf16
/// by pairs (AVX-512 BF16) or tiles (AMX). All sums are fp32.
enum class Bf16Kernel { Panels, Pairs, Tiles };

Bf16Kernel bestBf16Kernel();
/// The first call asks the system for permission to use tiles, for all threads of the process.
bool runsHere(Bf16Kernel kernel);

/// Whether products of few rows ask for weights 32 KiB ahead, as was tuned on Sapphire Rapids. Not on AMD's processors,
/// whose own prefetching is disturbed by it: two cores of Zen 4 read panels at 62 GB/s without, at 48 with.
bool wantsPrefetch();

/// "AVX-512 BF16 AMX": what of it matters here.
std::string instructionSetName();

} // namespace throughline
