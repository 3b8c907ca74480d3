#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over the tree, each translation unit once per content.

    tidy.py BUILD_FOLDER [--all]

The torch-free rooms always; files that include libtorch (a minute each) and tests only when they differ from the last commit but one
of this branch, or with --all. What passed is remembered under BUILD_FOLDER/tidy by the content of the file, the headers it includes and the
checks, so that an unchanged file costs nothing.
"""
import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path.cwd()
WHEN_CHANGED = ("engine/worker/", "tests/")
FOR_GCC_ALONE = "engine/worker/kernels/cpu/"  # written in GCC's vectors, whose shuffles clang does not know
OWN_FILES = r"/(app|ui|plots|core|checkpoint|host|worker|tests)/.*\.(h|cpp)$"


def changed_files():
    """Files that differ from the commit before the last, or are not committed."""
    run = subprocess.run(["git", "diff", "--name-only", "HEAD~1"], capture_output=True, text=True, check=False)
    return set(run.stdout.split()) if run.returncode == 0 else set()


def dependencies(build):
    """Object file → files it was compiled from, as ninja recorded them."""
    text = subprocess.run(["ninja", "-C", build, "-t", "deps"], capture_output=True, text=True, check=True).stdout
    deps, target = {}, None
    for line in text.splitlines():
        if line and not line.startswith(" "):
            target = line.split(": #deps")[0]
            deps[target] = []
        elif line.strip() and target:
            deps[target].append(line.strip())
    return deps


def digest(files, extra):
    total = hashlib.sha256(extra)
    for file in sorted(set(files)):
        total.update(file.encode())
        total.update(Path(file).read_bytes())
    return total.hexdigest()


def arguments_for_clang(command):
    """Without GCC's precompiled header (each file includes what it uses) and without flags that clang does not know."""
    words = shlex.split(command)
    words = words[1:] if words[0].endswith("ccache") else words
    kept, skip = [], False
    for word in words[1:]:
        if skip:
            skip = False
        elif word in ("-include", "-o"):
            skip = True
        elif word.startswith(("-Winvalid-pch", "-fpch", "-march", "-mamx", "-W")) or word == "-c":
            continue
        else:
            kept.append(word)
    return kept


def tidy(unit, executable):
    """Looks at one translation unit, mostly several sources in one (THROUGHLINE_UNITY). Returns the findings."""
    run = subprocess.run([executable, "--quiet", "--warnings-as-errors=*", f"--header-filter={OWN_FILES}", unit.file, "--", *unit.flags],
                         cwd=unit.directory, capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else run.stdout + run.stderr


class Unit:
    """A translation unit: its file, the flags for clang, and the files of ours that it was compiled from."""

    def __init__(self, entry, build, deps):
        output = entry.get("output") or re.search(r"-o (\S+)", entry["command"])[1]
        self.file, self.directory = entry["file"], entry["directory"]
        self.flags = [word for word in arguments_for_clang(entry["command"]) if word != entry["file"]]
        files = [os.path.realpath(os.path.join(build, file)) for file in deps.get(output, [])]
        self.own = [os.path.relpath(file, TOP) for file in files + [self.file] if file.startswith(str(TOP))]
        self.own = [file for file in self.own if not file.startswith(("build/", ".deps/"))]

    def sources(self):
        return [file for file in self.own if file.endswith(".cpp")]


def units_to_look_at(build, everything):
    """The units that are looked at, and how many sources are left out."""
    changed, units, left_out, deps = changed_files(), [], 0, dependencies(build)
    for entry in json.loads((Path(build) / "compile_commands.json").read_text()):
        unit = Unit(entry, build, deps)
        sources = unit.sources()
        if not sources or sources[0].startswith(FOR_GCC_ALONE):
            continue
        if all(source.startswith(WHEN_CHANGED) for source in sources) and not everything and not changed.intersection(sources):
            left_out += len(sources)
        else:
            units.append(unit)
    return units, left_out


def main():
    build, everything = sys.argv[1], "--all" in sys.argv
    executable = shutil.which("clang-tidy") or sys.exit("tidy.py: clang-tidy is not installed")
    version = subprocess.run([executable, "--version"], capture_output=True, check=True).stdout
    checks = version + Path(".clang-tidy").read_bytes() + Path(__file__).read_bytes()
    stamps = Path(build) / "tidy"
    stamps.mkdir(exist_ok=True)

    units, left_out = units_to_look_at(build, everything)
    waiting = [(unit, stamp) for unit in units if not (stamp := stamps / digest(unit.own, checks)).exists()]
    print(f"{sum(len(unit.sources()) for unit, _ in waiting)} files to look at; {left_out} unchanged tests and files of libtorch left out "
          "(--all takes them)", flush=True)
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {pool.submit(tidy, unit, executable): stamp for unit, stamp in waiting}
        for job in concurrent.futures.as_completed(jobs):
            if job.result():
                failures += 1
                print(job.result(), flush=True)
            else:
                jobs[job].touch()
    print("findings above" if failures else "clean")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
