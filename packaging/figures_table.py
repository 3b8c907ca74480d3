#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's table of figures, out of what figures.sh measured.

    figures_table.py FOLDER FIRST_LOOK_SECONDS    prints the table
    figures_table.py --write TABLE README         puts it between the markers
"""
import json
import re
import statistics
import sys
from pathlib import Path

BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


def row(what, asked, measured, met, run=""):
    verdict = "–" if met is None else "met" if met else "**missed**"
    return f"| {what} | {asked} | {measured} | {verdict} | {run} |"


def cell_of(run, mode, batch):
    for cell in run["cells"]:
        if cell["cell"]["mode"] == mode and cell["cell"]["batchSize"] == batch and cell["state"] == "done":
            return cell["results"]
    return None


def decode_rows(folder):
    run = json.loads((folder / "decode.json").read_text())
    one, sixteen = cell_of(run, "sequential", 1), cell_of(run, "data-parallel", 16)
    what = "distilgpt2 preset, fp32, batch-1 decode ÷ what the read bandwidth measured in the same run allows"
    if one is None or one["rooflineFraction"] is None:
        yield row(what, "≥ 0.6", "unavailable", None, run["runId"])
    else:
        fraction = one["rooflineFraction"]
        rate = f"{fraction:.2f} ({one['outputTokensPerSecond']:.0f} tokens/s with prefill)"
        # Above 1 the bandwidth was measured in a slower moment than the decode: that says nothing.
        void = fraction > 1
        yield row(what, "≥ 0.6", f"void: {rate}" if void else rate, None if void else fraction >= 0.6, run["runId"])
    what = "the same, batch 16 ÷ batch 1, output tokens/s"
    if one is None or sixteen is None:
        yield row(what, "≥ 6", "unavailable", None, run["runId"])
    else:
        ratio = sixteen["outputTokensPerSecond"] / one["outputTokensPerSecond"]
        yield row(what, "≥ 6", f"{ratio:.1f} ({sixteen['outputTokensPerSecond']:.0f} tokens/s)", ratio >= 6, run["runId"])


def harness_row(folder):
    what = "harness against a bare loop in the same process, distilgpt2 preset, median of 100 rounds"
    found = re.search(r"^harness cost: (-?[0-9.]+) % \(95 % interval (-?[0-9.]+) to (-?[0-9.]+)\)", (folder / "harness").read_text(), re.M)
    if not found:
        return row(what, "≤ 0.5 %", "unavailable", None)
    cost, low, high = (float(found[group]) for group in (1, 2, 3))
    return row(what, "≤ 0.5 %", f"{cost:.2f} % (95 % interval {low:.2f} to {high:.2f})", cost <= 0.5)


def speed_rows(folder):
    """Of cpu_speed's lines. Absolute rates are the design's orientation on another machine."""
    text = (folder / "speed").read_text()
    decode = {
        (kind, int(batch)): (float(rate), float(ratio), fraction and float(fraction))
        for kind, batch, rate, ratio, fraction in re.findall(
            r"^decode distilgpt2 (\w+) batch (\d+): ([0-9.]+) tok/s;.*?([0-9.]+) x the faster(?:; ([0-9.]+) of the read bandwidth)?", text, re.M)
    }
    for kind, asked in (("fp32", 0.85), ("bf16", 0.75)):
        rate, _, fraction = decode[kind, 1]
        what = f"distilgpt2, {kind}, batch-1 decode ÷ what the read bandwidth allows, measured in turns"
        yield row(what, f"≥ {asked}", f"{fraction:.2f} ({rate:.0f} tokens/s)", fraction >= asked)
    for kind, batches, rates in (("fp32", (4, 8, 16), (260, 440, 750)), ("bf16", (1, 4, 8, 16), (150, 500, 900, 1700))):
        sizes = " / ".join(map(str, batches))
        ratios = [decode[kind, batch][1] for batch in batches]
        what = f"distilgpt2, {kind}, batch {sizes}, ÷ the faster of `at::linear` and `at::mm` in a stock decode loop"
        yield row(what, "≥ 1.3", " / ".join(f"{ratio:.1f}" for ratio in ratios), min(ratios) >= 1.3)
        seen = [decode[kind, batch][0] for batch in batches]
        met = all(rate >= asked for rate, asked in zip(seen, rates))
        yield row("the same, tokens/s (orientation, another machine)", "≥ " + " / ".join(map(str, rates)), " / ".join(f"{rate:.0f}" for rate in seen), met)
    for kind, rate, fraction in re.findall(r"^prefill gpt2 (\w+) 8 x 128: ([0-9.]+) GFLOP/s.*?([0-9.]+) of at::mm", text, re.M):
        what = f"gpt2, {kind}, prefill of 8 × 128 tokens ÷ the rate of a large `at::mm`"
        yield row(what, "≥ 0.7", f"{fraction} ({rate} GFLOP/s)", float(fraction) >= 0.7)


def load_rows(folder):
    """Of load_speed's lines. Weights loaded as they are stored are what is asked for; conversions are shown."""
    found = re.findall(
        r"^load (\S+) of [^,]+, \S+ GB in (\w+), as (\w+): .*? ([0-9.]+) of plain \([0-9.]+\), ([0-9.]+) of kept \([0-9.]+\); peak memory ([0-9.]+) of", (folder / "load").read_text(), re.M)
    for name, family in (("Llama-3-8B", "rows as stored, Llama"), ("gpt2-xl", "columns, GPT-2")):
        same = {kind: float(kept) for model, kind, used, _, kept, _ in found if model == name and kind == used}
        plain = " / ".join(share for model, kind, used, share, _, _ in found if model == name and kind == used)
        other = [f"{kind} to {used} {float(kept):.2f}" for model, kind, used, _, kept, _ in found if model == name and kind != used]
        what = f"load of a 1 GB checkpoint ({family}), fp32 / bf16, ÷ plain reading of the file into as much fresh memory"
        yield row(what, "≥ 0.8", f"{same['fp32']:.2f} / {same['bf16']:.2f} ({', '.join(other)}); of reading that keeps nothing {plain}", min(same.values()) >= 0.8)
    most = max(float(memory) for *_, memory in found)
    yield row("peak memory of each of them ÷ its weights", "≤ 1.05", f"at most {most:.3f}", most <= 1.05)


def paint_row(folder):
    times = [float(ms) for ms in re.findall(r"first paint: ([0-9.]+) ms", (folder / "paint").read_text())][1:]
    what = "exec to first paint, off screen, warm: median of 10"
    if not times:
        return row(what, "≤ 150 ms", "not measured", None)
    median = statistics.median(times)
    return row(what, "≤ 150 ms", f"{median:.0f} ms (slowest {max(times):.0f})", median <= 150)


def first_look_row(folder, seconds):
    run = json.loads((folder / "first-look.json").read_text())
    return row("first-look, command to charts", "< 60 s", f"{seconds:.0f} s", seconds < 60, run["runId"])


def machine(folder):
    environment = json.loads((folder / "decode.json").read_text())["environment"]
    return ", ".join(str(environment[name]) for name in ("cpu", "cpuCores", "operatingSystem", "revision") if name in environment)


def table(folder, seconds):
    lines = ["| figure | asked | measured | | run |", "|---|---|---|---|---|"]
    lines += [*decode_rows(folder), *speed_rows(folder), *load_rows(folder), harness_row(folder), paint_row(folder), first_look_row(folder, seconds)]
    return "\n".join(lines) + f"\n\nMeasured by `packaging/figures.sh` on: {machine(folder)}.\n"


def write(table_file, readme):
    text = readme.read_text()
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        sys.exit(f"figures: {readme} has no markers {BEGIN} and {END}; add them where the table goes")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    readme.write_text(f"{before}{BEGIN}\n{table_file.read_text()}{END}{after}")


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        print(table(Path(sys.argv[1]), float(sys.argv[2])), end="")
