# SPDX-License-Identifier: GPL-3.0-or-later
"""One `throughline run … --json`: its events, and its results as `throughline show` gives them."""
import json

from processes import run

RESULTS = ("outputTokensPerSecond", "totalTokensPerSecond", "rooflineFraction", "wallMedian", "repeats", "ttftMedian", "tpotMedian", "loadSeconds",
           "prepareSeconds", "speedup", "peakBytes", "paddingWaste", "outputs", "validity", "usedBatchSize", "promptTokens")
AXES = ("model", "precision", "mode", "ranks", "batchSize", "promptCount", "newTokens", "totalLength", "devices")


class MeasuredRun:
    def __init__(self, program, asked, limit, out):
        out.parent.mkdir(parents=True, exist_ok=True)
        ended = run([program, "run", *asked, "--json", "--out", str(out)], limit)
        self.command = "throughline " + " ".join(["run", *asked, "--json"])
        self.exit_status, self.timed_out, self.seconds = ended.status, ended.timed_out, ended.seconds
        self.said = ended.errors.splitlines()
        self.charts = sorted(path.name for path in out.glob("*.png"))
        self.events = list(_events(ended.output))
        self.run_id = next((event["runId"] for event in self.bodies("run-started")), "")
        shown = run([program, "show", self.run_id, "--json"], limit=60) if self.run_id else None
        self.results = json.loads(shown.output) if shown and shown.status == 0 else {}
        self.cells = [_cell(cell) for cell in self.results.get("cells", [])]

    def bodies(self, kind):
        return [event["event"] for event in self.events if event["event"]["type"] == kind]

    def ceilings(self):
        """The last measured ones of each rank's device."""
        return list({event["rank"]: event["event"] for event in self.events if event["event"]["type"] == "ceilings"}.values())

    def loads(self):
        """Each worker's loading of its weights. The rate is that of all of it: read, transferred and prepared."""
        for event in self.events:
            load = event["event"]
            if load["type"] == "loaded":
                busy = load["readNs"] + load["transferNs"] + load["prepareNs"]
                yield {"cell": event["cell"], "rank": event["rank"], "bytesPerSecond": load["weightBytes"] / busy * 1e9 if busy else None,
                       "startToLoadedNs": load["loadedNs"] - load["startedNs"],
                       **{name: load[name] for name in ("weightBytes", "readNs", "transferNs", "prepareNs")}}

    def kernels(self):
        """Which kernels ran, from which timings: what the workers said when they were ready, each once."""
        said = [line for ready in self.bodies("ready") for line in (ready.get("kernels", ""), *ready.get("kernelTable", []))]
        return list(dict.fromkeys(line for line in said if line))

    def as_json(self):
        failed = self.exit_status != 0 or not self.cells
        return {"command": self.command, "exitStatus": self.exit_status, "timedOut": self.timed_out, "seconds": self.seconds, "runId": self.run_id,
                "state": self.results.get("state", ""), "cells": self.cells, "ceilings": self.ceilings(), "loads": list(self.loads()),
                "kernels": self.kernels(), "workers": list({hello["device"] + " " + hello["uuid"]: hello for hello in self.bodies("hello")}.values()),
                "findings": [finding["sentence"] for finding in self.results.get("findings", [])], "charts": self.charts,
                "logs": [log["text"] for log in self.bodies("log")][:50], "said": self.said[-40:] if failed else []}


def _events(output):
    for line in output.splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict) and "event" in event:
            yield event


def _cell(cell):
    results = cell.get("results") or {}
    return {"label": cell.get("label", ""), "state": cell.get("state", ""), "reason": cell.get("reason", ""),
            **{name: cell["cell"].get(name) for name in AXES}, **{name: results.get(name) for name in RESULTS}}
