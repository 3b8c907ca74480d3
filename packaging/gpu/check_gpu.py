#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the GPU tests, the figures and the gpu-* experiments out of an unpacked bundle and writes one JSON of what came of them.

Started by check-gpu.sh, which finds the libraries. Without a section all are run but --sanitize, which takes minutes and CUDA's toolkit. A part that fails or takes too long stops no other, and
the JSON is written again after each. Needs Python's standard library alone.
"""
import argparse
import datetime
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import gpu_figures
import sanitizers
from measured_run import MeasuredRun
from processes import run

DEFAULT_TESTS = "worker_cuda_tests"
DEFAULT_EXPERIMENTS = "gpu-llama,gpu-gpt2-family"


def arguments():
    parser = argparse.ArgumentParser(prog="check-gpu.sh", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path, metavar="BUNDLE_FOLDER TORCH_FOLDER")
    parser.add_argument("out", type=Path, nargs="?", default=Path("check-gpu.json"), metavar="OUT.json")
    parser.add_argument("--tests", nargs="?", const=DEFAULT_TESTS, metavar="PROGRAM,…", help=f"programs in the bundle's tests/ ({DEFAULT_TESTS})")
    parser.add_argument("--tests-filter", default="*", metavar="FILTER", help="as --gtest_filter")
    parser.add_argument("--figures", nargs="?", const="all", metavar="NAME,…", help=f"all, or of {', '.join(gpu_figures.NAMES)}")
    parser.add_argument("--experiments", nargs="?", const=DEFAULT_EXPERIMENTS, metavar="NAME,…", help=f"built-ins or files ({DEFAULT_EXPERIMENTS})")
    parser.add_argument("--sanitize", nargs="?", const=",".join(sanitizers.TOOLS), metavar="TOOL,…",
                        help=f"compute-sanitizer over a test of each kernel ({', '.join(sanitizers.TOOLS)})")
    parser.add_argument("--sanitize-tests", metavar="FILTER", help="these tests instead, as --gtest_filter")
    parser.add_argument("--tests-limit", type=int, default=140, metavar="SECONDS", help="for the section (140)")
    parser.add_argument("--figures-limit", type=int, default=300, metavar="SECONDS", help="for the section (300)")
    parser.add_argument("--experiments-limit", type=int, default=210, metavar="SECONDS", help="for the section (210)")
    parser.add_argument("--sanitize-limit", type=int, default=600, metavar="SECONDS", help="for the section (600)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="charts, tables and run files of each run, which else are thrown away")
    chosen = parser.parse_args()
    if not (chosen.tests or chosen.figures or chosen.experiments or chosen.sanitize):
        chosen.tests, chosen.figures, chosen.experiments = DEFAULT_TESTS, "all", DEFAULT_EXPERIMENTS
    return chosen


class SectionTime:
    """A section's time: each part gets its share of what is left, so that a slow one does not starve the others."""

    def __init__(self, seconds, parts):
        self.end, self.parts = time.monotonic() + seconds, parts

    def next_share(self):
        share = max(0.0, self.end - time.monotonic()) / max(self.parts, 1)
        self.parts -= 1
        return share


def devices(program):
    """What the program and the driver say of the devices."""
    listed = run([program, "devices", "--json"], limit=60)
    smi = run(["nvidia-smi", "--query-gpu=name,uuid,driver_version,memory.total,clocks.max.sm,power.limit", "--format=csv"], limit=30)
    return {"program": json.loads(listed.output) if listed.status == 0 else listed.complaint(),
            "nvidiaSmi": smi.output.strip().splitlines() if smi.status == 0 else smi.complaint()}


def tests(bundle, names, pattern, limit):
    """One entry per test program. A GPU test that skips itself here did not hold; others may lack an instruction set."""
    section = SectionTime(limit, len(names.split(",")))
    for name in names.split(","):
        result = run([str(bundle / "tests" / name), f"--gtest_filter={pattern}"], limit=section.next_share(), folder=bundle,
                     environment={"QT_QPA_PLATFORM": "offscreen"})
        lines = (result.output + result.errors).splitlines()
        passed = sum(line.startswith("[       OK ]") for line in lines)
        failed = sorted({line.split("] ")[1].split(" ")[0].rstrip(",") for line in lines if line.startswith("[  FAILED  ] ") and "." in line})
        skipped = sorted({line.split("] ")[1].split(" ")[0] for line in lines if line.startswith("[  SKIPPED ] ") and line.endswith(")")})
        held = result.status == 0 and not failed and passed > 0 and not (skipped and "cuda" in name)
        yield {"program": name, "command": result.command, "held": held, "exitStatus": result.status, "timedOut": result.timed_out,
               "seconds": result.seconds, "passed": passed, "failed": failed, "skipped": skipped, "tail": [] if held else lines[-60:]}


def experiments(program, names, limit, scratch):
    section = SectionTime(limit, len(names.split(",")))
    for name in names.split(","):
        measured = MeasuredRun(program, [name], section.next_share(), scratch / Path(name).stem)
        yield {"name": name, "held": measured.exit_status == 0 and bool(measured.cells), **measured.as_json()}


class Report:
    """The JSON, written after each part, so that a late failure loses nothing."""

    def __init__(self, path, facts):
        self.path, self.started = path, time.monotonic()
        self.content = {"format": "throughline-check-gpu", "version": 1, **facts, "missed": [], "tests": [], "figures": [], "experiments": [], "sanitizers": []}

    def add(self, section, part, name):
        self.content[section].append(part)
        if not part["held"]:
            self.content["missed"].append(f"{section}: {name}")
        print(f"check-gpu: {section}: {name}: {'held' if part['held'] else 'MISSED'}", file=sys.stderr)
        self.write()

    def write(self):
        self.content["held"] = not self.content["missed"]
        self.content["seconds"] = round(time.monotonic() - self.started, 1)
        beside = self.path.with_suffix(".part")
        beside.write_text(json.dumps(self.content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        beside.replace(self.path)


def main():
    chosen = arguments()
    bundle = chosen.bundle.resolve()
    program = str(bundle / "bin" / "throughline")
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        (scratch / "runtime").mkdir(mode=0o700)
        os.environ.update(THROUGHLINE_LIBRARY=str(scratch / "library.sqlite"), XDG_RUNTIME_DIR=str(scratch / "runtime"))
        kept = chosen.keep.resolve() if chosen.keep else scratch / "runs"
        report = Report(chosen.out.resolve(), {
            "startedUtc": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
            "program": run([program, "--version"], limit=30).output.strip(), "bundle": bundle.name,
            "torch": os.environ["THROUGHLINE_LIBTORCH"], "command": sys.argv[1:], "devices": devices(program)})
        report.write()
        if chosen.tests:
            for part in tests(bundle, chosen.tests, chosen.tests_filter, chosen.tests_limit):
                report.add("tests", part, part["program"])
        if chosen.figures:
            names = gpu_figures.NAMES if chosen.figures == "all" else chosen.figures.split(",")
            section = SectionTime(chosen.figures_limit, len(names))
            for part in gpu_figures.measure(program, names, section, kept, scratch):
                report.add("figures", part, f"{part['what']}: {part['measured']} (asked {part['asked']})")
        if chosen.experiments:
            for part in experiments(program, chosen.experiments, chosen.experiments_limit, kept):
                report.add("experiments", part, part["name"])
        if chosen.sanitize:
            tools = chosen.sanitize.split(",")
            for part in sanitizers.sanitize(bundle, tools, chosen.sanitize_tests, SectionTime(chosen.sanitize_limit, len(tools))):
                report.add("sanitizers", part, part["tool"])
        for missed in report.content["missed"]:
            print(f"check-gpu: missed: {missed}", file=sys.stderr)
        print(f"check-gpu: {'all held' if report.content['held'] else 'not all held'}; {report.path}", file=sys.stderr)
        return 0 if report.content["held"] else 1


if __name__ == "__main__":
    sys.exit(main())
