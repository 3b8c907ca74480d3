# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures that one GPU is asked for, each from a run of the program and from nothing else: what is asked stands beside what was measured."""
from made_checkpoint import write_checkpoint
from measured_run import MeasuredRun

GPU = ["--devices", "gpu", "--ranks", "1", "--mode", "sequential,data-parallel", "--protocol", "quick"]
# Random weights; prompts of 9 to 28 tokens; contexts of at most 192 positions.
RUNS = {
    # Sequential takes part in every run, and decodes 64 × 64 tokens one by one: two repeats, to stay within a minute.
    "llama-decode": ["--model", "Llama-3-8B", "--precision", "bf16", "--prompts", "64", "--new-tokens", "64", "--batch", "16,64", *GPU,
                     "--repeats", "2", "--max-repeats", "2"],
    "distilgpt2": ["--model", "distilgpt2", "--precision", "fp16", "--prompts", "96", "--new-tokens", "128", "--batch", "16", *GPU],
    "gpt2-xl": ["--model", "gpt2-xl", "--precision", "fp16", "--prompts", "32", "--new-tokens", "128", "--batch", "16", *GPU],
    "llama-prefill": ["--model", "Llama-3-8B", "--precision", "bf16", "--task", "forward", "--head", "last-logits", "--random", "512",
                      "--prompts", "16", "--batch", "16", *GPU],
    "load": ["--precision", "bf16", "--task", "forward", "--head", "last-logits", "--random", "16", "--prompts", "1", "--batch", "1", *GPU],
}
NAMES = list(RUNS)


def cell_value(batch, name):
    """Of the data-parallel cell with this batch; of the sequential one for batch 1."""

    def value(run):
        mode = "sequential" if batch == 1 else "data-parallel"
        found = [cell for cell in run.cells if cell["mode"] == mode and cell["batchSize"] == batch and cell["state"] == "done"]
        return found[0][name] if found else None

    return value


def prefill_fraction(run):
    """Operations of prefilling 16 × 512 tokens by the Llama-3-8B shape, ÷ wall time, ÷ the matrix rate measured in the same run."""
    wall, ceilings = cell_value(16, "wallMedian")(run), run.ceilings()
    if not wall or not ceilings or not ceilings[0]["bf16OperationsPerSecond"]:
        return None
    layers, hidden, intermediate, kv, vocabulary, prompts, length = 32, 4096, 14336, 1024, 128256, 16, 512
    products = layers * (2 * hidden * hidden + 2 * hidden * kv + 3 * hidden * intermediate)  # weights of a token's products
    attention = layers * 2 * 2 * hidden * length * (length + 1) // 2  # scores and weighted values; causal
    head = 2 * hidden * vocabulary  # the last position alone
    operations = prompts * (2 * products * length + attention + head)
    return operations / wall / ceilings[0]["bf16OperationsPerSecond"]


def load_fraction(run):
    """Weights ÷ (read + transfer + prepare), ÷ the pinned host-to-device rate measured in the same run."""
    loads = [load["bytesPerSecond"] for load in run.loads() if load["bytesPerSecond"]]
    rates = [ceiling.get("hostToDeviceBytesPerSecond") for ceiling in run.ceilings()]
    return max(loads) / rates[0] if loads and rates and rates[0] else None


FIGURES = [  # run, what, asked, value of the run
    ("llama-decode", "Llama-3-8B bf16 decode, one by one: roofline fraction", 0.90, cell_value(1, "rooflineFraction")),
    ("llama-decode", "Llama-3-8B bf16 decode, batch 16: roofline fraction", 0.85, cell_value(16, "rooflineFraction")),
    ("llama-decode", "Llama-3-8B bf16 decode, batch 64: roofline fraction", 0.80, cell_value(64, "rooflineFraction")),
    ("distilgpt2", "distilgpt2 fp16, 96 prompts one by one: tokens/s", 7_000, cell_value(1, "outputTokensPerSecond")),
    ("distilgpt2", "distilgpt2 fp16, 96 prompts, batch 16: tokens/s", 45_000, cell_value(16, "outputTokensPerSecond")),
    ("gpt2-xl", "gpt2-xl fp16, one by one: tokens/s", 900, cell_value(1, "outputTokensPerSecond")),
    ("gpt2-xl", "gpt2-xl fp16, batch 16: tokens/s", 11_000, cell_value(16, "outputTokensPerSecond")),
    ("llama-prefill", "Llama-3-8B bf16 prefill, 16 × 512 tokens: fraction of the matrix rate", 0.75, prefill_fraction),
    ("load", "load of a 4.7 GB checkpoint, warm file cache: fraction of the host-to-device rate", 0.7, load_fraction),
]


def measure(program, names, section, kept, scratch):
    """One entry per figure, with the whole of the run that it is from in the first of that run."""
    for name in names:
        if name not in RUNS:
            yield {"figure": name, "what": name, "asked": None, "measured": None, "held": False, "reason": f"there is no figure “{name}”"}
            continue
        asked_run = RUNS[name]
        if name == "load":
            asked_run = ["--model", str(write_checkpoint(scratch / "checkpoint")), *asked_run]
        run = MeasuredRun(program, asked_run, section.next_share(), kept / f"figure-{name}")
        whole = run.as_json()
        for owner, what, asked, value in FIGURES:
            if owner != name:
                continue
            measured = value(run)
            # A fraction above 1 says that the ceiling was measured wrongly, not that it was passed.
            void = measured is not None and asked < 1 < measured
            yield {"figure": name, "what": what, "asked": asked, "measured": measured, "held": measured is not None and measured >= asked and not void,
                   "void": void, "command": run.command, "runId": run.run_id, **({"run": whole} if whole else {})}
            whole = None
