// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/instruction_set.h>

#include <cassert>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace throughline {

namespace {

#if defined(__x86_64__)

bool hasAvx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

bool hasAvx512()
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma");
}

bool hasAvx512Bf16() { return __builtin_cpu_supports("avx512bf16"); }
bool isAmd() { return __builtin_cpu_is("amd"); }

/// GCC 12 has no __builtin_cpu_supports("amx-bf16"). Leaf 7: EDX bit 22 AMX-BF16, bit 24 AMX-TILE.
bool hasAmx()
{
    unsigned eax = 0;
    unsigned ebx = 0;
    unsigned ecx = 0;
    unsigned edx = 0;
    return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) != 0 && (edx >> 22 & 1) != 0 && (edx >> 24 & 1) != 0;
}

bool permitTiles()
{
    constexpr long requestPermission = 0x1023; // ARCH_REQ_XCOMP_PERM
    constexpr long tileData = 18;              // XFEATURE_XTILEDATA
    return syscall(SYS_arch_prctl, requestPermission, tileData) == 0;
}

#else

bool hasAvx2() { return false; }
bool hasAvx512() { return false; }
bool hasAvx512Bf16() { return false; }
bool isAmd() { return false; }
bool hasAmx() { return false; }
bool permitTiles() { return false; }

#endif

} // namespace

bool runsHere(InstructionSet set)
{
    switch (set) {
    case InstructionSet::Baseline:
        return true;
    case InstructionSet::Avx2:
        return avx2Kernels() != nullptr && hasAvx2();
    case InstructionSet::Avx512:
        return avx512Kernels() != nullptr && hasAvx512();
    }
    return false;
}

InstructionSet bestInstructionSet()
{
    if (runsHere(InstructionSet::Avx512))
        return InstructionSet::Avx512;
    return runsHere(InstructionSet::Avx2) ? InstructionSet::Avx2 : InstructionSet::Baseline;
}

const KernelTable& kernelsFor(InstructionSet set)
{
    assert(runsHere(set));
    switch (set) {
    case InstructionSet::Avx512:
        return *avx512Kernels();
    case InstructionSet::Avx2:
        return *avx2Kernels();
    case InstructionSet::Baseline:
        break;
    }
    return *baselineKernels();
}

bool runsHere(Bf16Kernel kernel)
{
    static const bool pairs = avx512Bf16Linear() != nullptr && hasAvx512() && hasAvx512Bf16();
    static const bool tiles = amxLinear() != nullptr && hasAvx512() && hasAmx() && permitTiles();
    switch (kernel) {
    case Bf16Kernel::Panels:
        return true;
    case Bf16Kernel::Pairs:
        return pairs;
    case Bf16Kernel::Tiles:
        return tiles;
    }
    return false;
}

Bf16Kernel bestBf16Kernel()
{
    if (runsHere(Bf16Kernel::Tiles))
        return Bf16Kernel::Tiles;
    return runsHere(Bf16Kernel::Pairs) ? Bf16Kernel::Pairs : Bf16Kernel::Panels;
}

bool wantsPrefetch() { return !isAmd(); }

std::string instructionSetName()
{
    std::string name = bestInstructionSet() == InstructionSet::Avx512 ? "AVX-512"
        : bestInstructionSet() == InstructionSet::Avx2                ? "AVX2"
                                                                      : "baseline";
    if (hasAvx512Bf16())
        name += " BF16";
    if (runsHere(Bf16Kernel::Tiles))
        name += " AMX";
    return name;
}

} // namespace throughline
