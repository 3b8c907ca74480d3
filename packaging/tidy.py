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
FILES_TOGETHER = 12
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


def flags_of(entry):
    return tuple(word for word in arguments_for_clang(entry["command"]) if word != entry["file"])


def tidy(sources, flags, directory, executable, stamps):
    """Looks at several files as one, so that the headers of Qt and JSON are read once; where that does not compile (two files
    name a local thing alike), at each half. Returns the findings."""
    together = stamps / f"{hashlib.sha256(chr(10).join(sources).encode()).hexdigest()[:16]}.cpp"
    together.write_text("".join(f'#include "{source}"\n' for source in sources))
    run = subprocess.run([executable, "--quiet", "--warnings-as-errors=*", f"--header-filter={OWN_FILES}", str(together.resolve()), "--", *flags],
                         cwd=directory, capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return ""
    if "clang-diagnostic-error" in run.stdout + run.stderr and len(sources) > 1:
        half = len(sources) // 2
        return tidy(sources[:half], flags, directory, executable, stamps) + tidy(sources[half:], flags, directory, executable, stamps)
    return run.stdout + run.stderr


def files_to_look_at(build, everything):
    """(compile command, source) of what is looked at, and how many are left out."""
    changed, entries, left_out = changed_files(), [], 0
    for entry in json.loads((Path(build) / "compile_commands.json").read_text()):
        path = os.path.relpath(entry["file"], TOP)
        if path.startswith(("build/", "..")) or not path.endswith(".cpp"):
            continue
        if path.startswith(WHEN_CHANGED) and path not in changed and not everything:
            left_out += 1
        else:
            entries.append(entry)
    return entries, left_out


def main():
    build, everything = sys.argv[1], "--all" in sys.argv
    executable = shutil.which("clang-tidy") or sys.exit("tidy.py: clang-tidy is not installed")
    version = subprocess.run([executable, "--version"], capture_output=True, check=True).stdout
    checks = version + Path(".clang-tidy").read_bytes() + Path(__file__).read_bytes()
    deps = dependencies(build)
    stamps = Path(build) / "tidy"
    stamps.mkdir(exist_ok=True)

    entries, left_out = files_to_look_at(build, everything)
    groups = {}
    for entry in entries:
        output = entry.get("output") or re.search(r"-o (\S+)", entry["command"])[1]
        own = [os.path.realpath(os.path.join(build, file)) for file in deps.get(output, [])]
        own = [file for file in own if os.path.exists(file) and file.startswith(str(TOP)) and not file.startswith((str(TOP / "build"), str(TOP / ".deps")))]
        stamp = stamps / digest(own + [entry["file"]], checks)
        if not stamp.exists():
            groups.setdefault((flags_of(entry), entry["directory"]), []).append((entry["file"], stamp))
    chunks = [(flags, directory, files[i:i + FILES_TOGETHER])
              for (flags, directory), files in groups.items() for i in range(0, len(files), FILES_TOGETHER)]

    waiting = sum(len(files) for _, _, files in chunks)
    print(f"{waiting} files to look at; {left_out} unchanged tests and files of libtorch left out (--all takes them)", flush=True)
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {pool.submit(tidy, [source for source, _ in files], flags, directory, executable, stamps): files
                for flags, directory, files in chunks}
        for job in concurrent.futures.as_completed(jobs):
            if job.result():
                failures += 1
                print(job.result(), flush=True)
            else:
                for _, stamp in jobs[job]:
                    stamp.touch()
    print("findings above" if failures else "clean")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
