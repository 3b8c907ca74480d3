# SPDX-License-Identifier: GPL-3.0-or-later
"""check-gpu.sh's sections against a bundle of scripts: what is read, what is held, and that nothing stops the rest."""
import contextlib
import io
import json
import os
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging/gpu"))
import check_gpu
import fake_bundle
import gpu_figures
import sanitizers


class CheckGpu(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.bundle = fake_bundle.make(self.folder / "bundle")
        environment = mock.patch.dict(os.environ, THROUGHLINE_LIBTORCH="/torch")
        environment.start()
        self.addCleanup(environment.stop)

    def check(self, *options):
        """Exit status and what the JSON says."""
        out = self.folder / "out.json"
        with mock.patch.object(sys, "argv", ["check_gpu.py", str(self.bundle), str(out), *options]), \
                mock.patch.object(gpu_figures, "write_checkpoint", lambda folder: folder), contextlib.redirect_stderr(io.StringIO()):
            status = check_gpu.main()
        return status, json.loads(out.read_text(encoding="utf-8"))

    def test_a_gpu_test_that_skips_itself_did_not_hold(self):
        status, report = self.check("--tests", "worker_cuda_tests,core_tests,failing_tests,absent_tests")
        held = [(part["program"], part["held"], part["passed"], part["failed"], part["skipped"]) for part in report["tests"]]
        self.assertEqual(held, [("worker_cuda_tests", False, 2, [], ["Kernels.Graph"]), ("core_tests", True, 2, [], ["Kernels.Graph"]),
                                ("failing_tests", False, 2, ["Kernels.Graph"], []), ("absent_tests", False, 0, [], [])])
        self.assertEqual(report["missed"], ["tests: worker_cuda_tests", "tests: failing_tests", "tests: absent_tests"])
        self.assertEqual((status, report["held"]), (1, False))

    def test_figures_stand_beside_what_is_asked(self):
        _, report = self.check("--figures", "llama-decode,distilgpt2")
        figures = [(part["asked"], part["measured"], part["held"], part["void"], part["runId"]) for part in report["figures"]]
        self.assertEqual(figures, [(0.90, 0.91, True, False, "run-1"), (0.85, 0.84, False, False, "run-1"), (0.80, 1.2, False, True, "run-1"),
                                   (7_000, 6_999.0, False, False, "run-1"), (45_000, 45_000.0, True, False, "run-1")])
        self.assertEqual(report["figures"][0]["run"]["kernels"], ["fused", "qkv 1: warp"])
        self.assertNotIn("run", report["figures"][1])

    def test_prefill_and_load_are_fractions_of_rates_of_the_same_run(self):
        _, report = self.check("--figures", "llama-prefill,load")
        products = 32 * (2 * 4096 * 4096 + 2 * 4096 * 1024 + 3 * 4096 * 14336)
        operations = 16 * (2 * products * 512 + 32 * 4 * 4096 * 512 * 513 // 2 + 2 * 4096 * 128256)
        self.assertEqual([part["measured"] for part in report["figures"]], [operations / 0.25 / 8e14, 4e9 / 0.1 / 5e10])
        self.assertEqual(report["figures"][1]["run"]["loads"][0]["bytesPerSecond"], 4e10)

    def test_an_experiment_that_hangs_or_is_refused_stops_no_other(self):
        status, report = self.check("--experiments", "hangs,refused,gpu-llama", "--experiments-limit", "6")
        ended = [(part["name"], part["held"], part["timedOut"], len(part["cells"])) for part in report["experiments"]]
        self.assertEqual(ended, [("hangs", False, True, 0), ("refused", False, False, 0), ("gpu-llama", True, False, 3)])
        self.assertEqual(report["experiments"][1]["said"], ["throughline: there is no experiment “refused”"])
        self.assertEqual(report["experiments"][2]["findings"], ["Best."])
        self.assertEqual(status, 1)

    def test_a_tool_that_finds_something_or_ran_no_test_did_not_hold(self):
        with mock.patch.dict(os.environ, COMPUTE_SANITIZER=str(self.bundle / "compute-sanitizer")):
            status, report = self.check("--sanitize")
        held = [(part["tool"], part["held"], part["summary"], part["reported"]) for part in report["sanitizers"]]
        found = ["========= Uninitialized __global__ memory read of size 4 bytes", "========= ERROR SUMMARY: 1 error"]
        self.assertEqual(held, [("memcheck", True, ["0 errors"], []), ("racecheck", True, ["0 hazards displayed (0 errors, 0 warnings)"], []),
                                ("synccheck", False, ["0 errors"], []), ("initcheck", False, ["1 error"], found)])
        self.assertEqual((status, report["tests"], report["figures"]), (1, [], []))
        # Only these two can take the kernels of others.
        self.assertEqual(["GpuReference" in part["command"] for part in report["sanitizers"]], [True, False, False, True])
        self.assertTrue(all("PersistentStepAlone" in part["command"] for part in report["sanitizers"]))

    def test_an_older_racecheck_is_not_asked_about_what_it_does_not_know(self):
        with mock.patch.dict(os.environ, COMPUTE_SANITIZER=str(self.bundle / "old" / "compute-sanitizer")):
            status, report = self.check("--sanitize=memcheck,racecheck")
        self.assertEqual((status, [part["held"] for part in report["sanitizers"]]), (1, [True, False]))
        self.assertIn("racecheck of compute-sanitizer 2025.3 reports hazards that there are not", report["sanitizers"][1]["reason"])

    def test_the_newest_sanitizer_is_taken(self):
        wheel = self.bundle / "site" / "nvidia" / "cu13" / "bin" / "compute-sanitizer"
        fake_bundle.write(wheel, fake_bundle.SANITIZER.format(python=sys.executable, version="9999.1"))
        path = str(self.bundle / "old") + os.pathsep + os.environ["PATH"]
        with mock.patch.dict(os.environ, PATH=path, THROUGHLINE_LIBTORCH=str(self.bundle / "site" / "torch")):
            self.assertEqual(sanitizers.find_sanitizer(), str(wheel))

    def test_without_a_sanitizer_it_says_what_to_do(self):
        with mock.patch("sanitizers.find_sanitizer", return_value=None):
            status, report = self.check("--sanitize=memcheck")
        self.assertEqual((status, [part["reason"][:31] for part in report["sanitizers"]]), (1, ["there is no compute-sanitizer; "]))

    def test_all_held_is_exit_status_0(self):
        status, report = self.check("--tests", "core_tests", "--experiments", "gpu-llama")
        self.assertEqual((status, report["held"], report["missed"]), (0, True, []))
        self.assertEqual(report["devices"]["program"], {"gpus": [{"name": "NVIDIA H200"}]})
        self.assertEqual((report["program"], report["torch"]), ("throughline 0.1.0 (fake)", "/torch"))


if __name__ == "__main__":
    unittest.main()
