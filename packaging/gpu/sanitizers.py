# SPDX-License-Identifier: GPL-3.0-or-later
"""compute-sanitizer's tools over GPU tests that launch every kernel once in small shapes: what they report, and nothing of what they don't."""
import os
import re
import shutil

from processes import run

TOOLS = ("memcheck", "racecheck", "synccheck", "initcheck")
# Of each kernel a test with few and small launches: a tool makes a launch up to a thousand times as long.
KERNELS = ["GpuArgmax.StepsAreTakenInTheirOrder", "Types/ElementKernels.*/bf16", "Types/GpuEmbedding.*/bf16", "Types/GpuPlacing.*/fp16",
           "Types/GpuAttention.OtherHeadsAgreeWithFp64/*", "Types/DecodeAttention.AWindowHidesWhatIsBeforeIt/bf16",
           "Types/PrefillAttention.BlocksMayCutRowsAnywhere/bf16", "Precisions/StreamedProduct.IsForUpTo64Rows/*"]
# Whole models besides, and the persistent kernel. Not under racecheck, which takes minutes for each of cuBLAS's kernels, reports hazards inside
# them, and ends in an internal error where they are left out by name while others are checked.
STEPS = ["Models/GpuReference.Bf16LogitsAgree/gpt2", "Models/GpuReference.GreedyIdsAreExactAtAnyBatchSize/llama_gqa*",
         "PersistentStepAlone.*", "Presets/PersistentStep.GivesWhatSingleLaunchesGive/distilgpt2"]
MOST_LINES = 60
SUMMARY = re.compile(r"^========= (?:ERROR|RACECHECK) SUMMARY: (.*)$", re.MULTILINE)
NOTHING_FOUND = re.compile(r"^0 (?:errors|hazards)")


def find_sanitizer():
    """The toolkit's, or the one that COMPUTE_SANITIZER names; None where there is none."""
    for candidate in (os.environ.get("COMPUTE_SANITIZER"), "compute-sanitizer", "/usr/local/cuda/bin/compute-sanitizer"):
        found = shutil.which(candidate) if candidate else None
        if found:
            return found
    return None


def tests_for(tool):
    """As --gtest_filter."""
    return ":".join(KERNELS if tool == "racecheck" else KERNELS + STEPS)


def sanitize(bundle, tools, tests, section):
    """One entry per tool, over its own tests where none are given. It held where the tests passed, and the tool's own summary says that it found nothing."""
    sanitizer = find_sanitizer()
    for tool in tools:
        if not sanitizer:
            yield {"tool": tool, "held": False, "reason": "there is no compute-sanitizer; install CUDA's toolkit, or name it with COMPUTE_SANITIZER"}
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
