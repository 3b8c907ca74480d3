#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over the tree, each file once per content.

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


def tidy(entry, executable):
    source = entry["file"]
    flags = [word for word in arguments_for_clang(entry["command"]) if word != source]
    run = subprocess.run([executable, "--quiet", "--warnings-as-errors=*", source, "--", *flags], cwd=entry["directory"],
                         capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + (run.stderr if run.returncode else "")


def main():
    build, everything = sys.argv[1], "--all" in sys.argv
    executable = shutil.which("clang-tidy") or sys.exit("tidy.py: clang-tidy is not installed")
    version = subprocess.run([executable, "--version"], capture_output=True, check=True).stdout
    checks = version + Path(".clang-tidy").read_bytes()
    deps, changed = dependencies(build), changed_files()
    stamps = Path(build) / "tidy"
    stamps.mkdir(exist_ok=True)

    work, left_out = [], 0
    for entry in json.loads((Path(build) / "compile_commands.json").read_text()):
        path = os.path.relpath(entry["file"], TOP)
        if path.startswith(("build/", "..")) or not path.endswith(".cpp"):
            continue
        if path.startswith(WHEN_CHANGED) and path not in changed and not everything:
            left_out += 1
            continue
        output = entry.get("output") or re.search(r"-o (\S+)", entry["command"])[1]
        own = [os.path.join(build, f) if not os.path.isabs(f) else f for f in deps.get(output, [])]
        own = [f for f in own if os.path.exists(f) and os.path.realpath(f).startswith(str(TOP)) and "/build/" not in os.path.realpath(f)
               and "/.deps/" not in f]
        stamp = stamps / digest([os.path.realpath(f) for f in own] + [entry["file"]], checks)
        if not stamp.exists():
            work.append((entry, stamp, path))

    print(f"{len(work)} files to look at; {left_out} unchanged tests and files of libtorch left out (--all takes them)", flush=True)
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {pool.submit(tidy, entry, executable): (stamp, path) for entry, stamp, path in work}
        for job in concurrent.futures.as_completed(jobs):
            stamp, path = jobs[job]
            status, output = job.result()
            if status:
                failures += 1
                print(f"--- {path}\n{output}", flush=True)
            else:
                stamp.touch()
    print(f"{failures} files with findings" if failures else "clean")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
