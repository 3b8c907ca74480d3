#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads each room (and each program of tests) as one source, without making code of it.

    rooms_as_one.py BUILD_FOLDER

Several sources are compiled as one (THROUGHLINE_UNITY), and which ones is up to the version of CMake: so names in unnamed namespaces
must differ within a whole room, or what compiles here does not compile on another distribution.
"""
import collections
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

WITH_A_VALUE = ("-o", "-MT", "-MF")
WITHOUT = ("-MD", "-c")


def groups_by_target(build):
    """Target → the compile commands of its groups of sources; only where there are several groups."""
    targets = collections.defaultdict(list)
    for entry in json.loads((Path(build) / "compile_commands.json").read_text()):
        found = re.search(r"/([^/]+)\.dir/Unity/unity_", entry["file"])
        if found:
            targets[found[1]].append(entry)
    return {target: entries for target, entries in targets.items() if len(entries) > 1}


def command_of(entry, source):
    words = shlex.split(entry["command"])
    words = words[next(i for i, word in enumerate(words) if word.endswith("c++")):]
    kept, skip = [], False
    for word in words:
        if skip or word in WITH_A_VALUE:
            skip = not skip
        elif word not in WITHOUT and word != entry["file"]:
            kept.append(word)
    return [*kept, "-fsyntax-only", "-fmax-errors=20", source]


def read_as_one(entries, folder):
    """Returns what the compiler says against it."""
    sources = sorted(source for entry in entries for source in re.findall(r'#include "([^"]+)"', Path(entry["file"]).read_text()))
    together = Path(folder) / (re.search(r"/([^/]+)\.dir/", entries[0]["file"])[1] + ".cpp")
    together.write_text("".join(f'#include "{source}"\n' for source in sources))
    run = subprocess.run(command_of(entries[0], str(together)), cwd=entries[0]["directory"], capture_output=True, text=True, check=False)
    return run.stderr if run.returncode != 0 else ""


def main(build):
    targets = groups_by_target(build)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        findings = list(pool.map(lambda entries: read_as_one(entries, folder), targets.values()))
    for finding in filter(None, findings):
        print(finding)
    print("findings above" if any(findings) else f"{len(targets)} rooms and programs: each reads as one source")
    return 1 if any(findings) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
