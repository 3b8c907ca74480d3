# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle whose programs are scripts: they answer what a GPU machine would, or hang, or fail, as the experiment's name asks."""
import json
import sys
import textwrap

CEILINGS = {"type": "ceilings", "readBytesPerSecond": 4e12, "bf16OperationsPerSecond": 8e14, "hostToDeviceBytesPerSecond": 5e10}
LOADED = {"type": "loaded", "startedNs": 100, "loadedNs": 900, "readNs": 50_000_000, "transferNs": 40_000_000, "prepareNs": 10_000_000,
          "weightBytes": 4_000_000_000}


def cell(mode, batch, **results):
    return {"label": f"{mode} {batch}", "state": "done", "reason": "", "cell": {"mode": mode, "batchSize": batch, "model": "m"}, "results": results}


def event(body, cell=0, rank=0):
    return {"seq": 1, "tNs": 1, "cell": cell, "rank": rank, "event": body}


EVENTS = [event({"type": "run-started", "runId": "run-1"}), event({"type": "hello", "device": "NVIDIA H200", "uuid": "GPU-1"}), event(LOADED),
          event(CEILINGS), event({"type": "ready", "kernels": "fused", "kernelTable": ["qkv 1: warp", "qkv 1: warp"]})]
RESULTS = {"state": "done", "findings": [{"sentence": "Best."}], "cells": [
    cell("sequential", 1, rooflineFraction=0.91, outputTokensPerSecond=6_999.0, wallMedian=2.0),
    cell("data-parallel", 16, rooflineFraction=0.84, outputTokensPerSecond=45_000.0, wallMedian=0.25),
    cell("data-parallel", 64, rooflineFraction=1.2, outputTokensPerSecond=1.0, wallMedian=1.0)]}

PROGRAM = """\
    #!{python}
    import json, signal, sys, time
    name = sys.argv[2] if len(sys.argv) > 2 else ""
    if sys.argv[1] == "--version":
        print("throughline 0.1.0 (fake)")
    elif sys.argv[1] == "devices":
        print('{{"gpus": [{{"name": "NVIDIA H200"}}]}}')
    elif sys.argv[1] == "show":
        print({results!r})
    elif name == "hangs":
        signal.pause()
    elif name == "refused":
        sys.exit("throughline: there is no experiment “refused”")
    else:
        for line in {events!r}:
            print(line)
        print("not an event")
    """
TESTS = """\
    #!{python}
    print("[       OK ] Kernels.Argmax (1 ms)")
    print("[       OK ] Kernels.Norm/bf16 (1 ms)")
    print("{last}")
    """

SANITIZER = """\
    #!{python}
    import sys
    if sys.argv[1:] == ["--version"]:
        print("NVIDIA (R) Compute Sanitizer\\nVersion {version}.0.0 (build 1) (public-release)")
        sys.exit()
    tool = sys.argv[2]
    if tool != "synccheck":
        print("[       OK ] Kernels.Argmax (1 ms)")
    if tool == "racecheck":
        print("========= RACECHECK SUMMARY: 0 hazards displayed (0 errors, 0 warnings)")
    elif tool == "initcheck":
        print("========= Uninitialized __global__ memory read of size 4 bytes")
        print("========= ERROR SUMMARY: 1 error")
        sys.exit(9)
    else:
        print("========= ERROR SUMMARY: 0 errors")
    """


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    path.chmod(0o755)


def make(folder):
    write(folder / "bin/throughline", PROGRAM.format(python=sys.executable, results=json.dumps(RESULTS), events=[json.dumps(e) for e in EVENTS]))
    write(folder / "tests/worker_cuda_tests", TESTS.format(python=sys.executable, last="[  SKIPPED ] Kernels.Graph (0 ms)"))
    write(folder / "tests/core_tests", TESTS.format(python=sys.executable, last="[  SKIPPED ] Kernels.Graph (0 ms)"))
    write(folder / "tests/failing_tests", TESTS.format(python=sys.executable, last="[  FAILED  ] Kernels.Graph (0 ms)"))
    write(folder / "compute-sanitizer", SANITIZER.format(python=sys.executable, version="2026.4"))
    write(folder / "old" / "compute-sanitizer", SANITIZER.format(python=sys.executable, version="2025.3"))
    return folder
