# SPDX-License-Identifier: GPL-3.0-or-later
"""compute-sanitizer's tools over GPU tests that launch every kernel once in small shapes: what they report, and nothing of what they don't."""
import os
import re
import shutil
from pathlib import Path

from processes import run

TOOLS = ("memcheck", "racecheck", "synccheck", "initcheck")
# Of each kernel a test with few and small launches: a tool makes a launch up to a thousand times as long.
KERNELS = ["GpuArgmax.StepsAreTakenInTheirOrder", "GpuTokens.*", "GpuReading.*", "Types/ElementKernels.*/bf16", "Types/GpuEmbedding.*/bf16", "Types/GpuPlacing.*/fp16",
           "Types/GpuAttention.OtherHeadsAgreeWithFp64/*", "Types/DecodeAttention.AWindowHidesWhatIsBeforeIt/bf16",
           "Types/PrefillAttention.BlocksMayCutRowsAnywhere/bf16", "Precisions/StreamedProduct.IsForUpTo64Rows/*"]
# The persistent kernel, by itself.
PERSISTENT = ["Presets/PersistentStepAlone.*"]
# Whole models besides, with cuBLAS's kernels. Racecheck takes minutes for each of those, reports hazards inside them, and ends in an internal error
# where they are left out by name while others are checked; synccheck of 2026.4 does not come to an end in them.
STEPS = ["Models/GpuReference.Bf16LogitsAgree/gpt2", "Models/GpuReference.GreedyIdsAreExactAtAnyBatchSize/llama_gqa*",
         "Presets/PersistentStep.GivesWhatSingleLaunchesGive/distilgpt2"]
TOOLS_FOR_STEPS = ("memcheck", "initcheck")
# Warps of the persistent kernel hand over with bar.arrive and bar.sync. Racecheck of 2025.3 doesn't know that who arrives without waiting has read or
# written before, and reports as a race what two warps do that hand one word to and fro, which racecheck of 2026.4 does not:
#   if (warp == 0) { if (r > 0) bar.sync 4, 64; word = r; bar.arrive 3, 64; } else { bar.sync 3, 64; sum += word; if (r + 1 < rounds) bar.arrive 4, 64; }
RACECHECK_KNOWS_ARRIVALS = (2026, 4)
MOST_LINES = 60
VERSION = re.compile(r"^Version ([0-9]+)\.([0-9]+)", re.MULTILINE)
SUMMARY = re.compile(r"^========= (?:ERROR|RACECHECK) SUMMARY: (.*)$", re.MULTILINE)
NOTHING_FOUND = re.compile(r"^0 (?:errors|hazards)")


def find_sanitizer():
    """The one that COMPUTE_SANITIZER names, or else the newest of the toolkit's and the wheel's beside torch; None where there is none."""
    named = os.environ.get("COMPUTE_SANITIZER")
    if named:
        return shutil.which(named)
    wheels = Path(os.environ.get("THROUGHLINE_LIBTORCH", "/")).parent / "nvidia" / "cu13"
    candidates = (wheels / "compute-sanitizer" / "compute-sanitizer", wheels / "bin" / "compute-sanitizer", "compute-sanitizer", "/usr/local/cuda/bin/compute-sanitizer")
    return max(filter(None, (shutil.which(str(candidate)) for candidate in candidates)), key=version_of, default=None)


def version_of(sanitizer):
    """(year, number)"""
    said = VERSION.search(run([sanitizer, "--version"], limit=30).output)
    return (int(said[1]), int(said[2])) if said else (0, 0)


def tests_for(tool):
    """As --gtest_filter."""
    return ":".join(KERNELS + PERSISTENT + (STEPS if tool in TOOLS_FOR_STEPS else []))


def why_not(sanitizer, tool):
    """What keeps the tool from telling; None: nothing."""
    if not sanitizer:
        return "there is no compute-sanitizer; install CUDA's toolkit, or name it with COMPUTE_SANITIZER"
    version = version_of(sanitizer)
    if tool == "racecheck" and version < RACECHECK_KNOWS_ARRIVALS:
        return (f"racecheck of compute-sanitizer {'.'.join(map(str, version))} reports hazards that there are not where warps arrive at a barrier without waiting; "
                "install the wheel nvidia-cuda-sanitizer-api of CUDA 13.5 or newer beside torch, or name one with COMPUTE_SANITIZER")
    return None


def sanitize(bundle, tools, tests, section):
    """One entry per tool, over its own tests where none are given. It held where the tests passed, and the tool's own summary says that it found nothing."""
    sanitizer = find_sanitizer()
    for tool in tools:
        reason = why_not(sanitizer, tool)
        if reason:
            yield {"tool": tool, "held": False, "reason": reason}
            continue
        result = run([sanitizer, "--tool", tool, "--error-exitcode", "9", "--print-limit", "10", "--show-backtrace", "device",
                      str(bundle / "tests" / "worker_cuda_tests"), f"--gtest_filter={tests or tests_for(tool)}"], limit=section.next_share(), folder=bundle)
        said = result.output + result.errors
        summaries = SUMMARY.findall(said)
        passed = said.count("[       OK ]")
        clean = bool(summaries) and all(NOTHING_FOUND.match(summary) for summary in summaries)
        reported = [line for line in said.splitlines() if line.startswith("=========") or line.startswith("[  FAILED  ]")]
        yield {"tool": tool, "held": result.status == 0 and clean and passed > 0 and not result.timed_out, "summary": summaries, "passed": passed,
               "command": result.command, "exitStatus": result.status, "timedOut": result.timed_out, "seconds": result.seconds,
               "reported": [] if clean and result.status == 0 else reported[:MOST_LINES]}
