// SPDX-License-Identifier: GPL-3.0-or-later
// All operations for the instruction set that the including file is compiled for. Nothing of the standard library may
// be used below: the linker keeps one copy of an inline function for all files, and it must run everywhere.
#include <worker/kernels/cpu/kernel_table.h>

#include <worker/kernels/cpu/vector.inl>

#include <worker/kernels/cpu/attention.inl>
#include <worker/kernels/cpu/linear.inl>
#include <worker/kernels/cpu/llama.inl>
#include <worker/kernels/cpu/rows.inl>

namespace {

constexpr throughline::KernelTable tableNamed(const char* name)
{
    return {name, linearFp32, linearBf16, layerNorm, rmsNorm, rotate, gate, attendFp32, attendBf16, argmax, toBf16,
        readAll};
}

} // namespace
