# SPDX-License-Identifier: GPL-3.0-or-later
"""What packaging/translations.py complains of."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
import translations  # noqa: E402


def complaints(message, language="uk"):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"throughline_{language}.ts"
        file.write_text(f'<TS version="2.1"><context><name>Page</name>{message}</context></TS>')
        return list(translations.complaints(language, file))


def message(source, translation, kind="", numerus=False, plural=""):
    counted = ' numerus="yes"' if numerus else ""
    unfinished = f' type="{kind}"' if kind else ""
    comment = f"<comment>{plural}</comment>" if plural else ""
    return (f"<message{counted}><source>{source}</source>{comment}"
            f"<translation{unfinished}>{translation}</translation></message>")


def forms(*texts):
    return "".join(f"<numerusform>{text}</numerusform>" for text in texts)


class Complaints(unittest.TestCase):
    def test_a_whole_translation_is_fine(self):
        self.assertEqual(complaints(message("%1 of %2", "%2: %1")), [])
        self.assertEqual(complaints(message("%n run", forms("%n запуск", "%n запуски", "%n запусків"), numerus=True)), [])

    def test_unfinished_and_missing(self):
        self.assertEqual(complaints(message("Open", "", "unfinished")),
                         ["throughline_uk.ts, Page: “Open” is not translated"])
        self.assertEqual(complaints(message("Open", "Відкрити", "unfinished")),
                         ["throughline_uk.ts, Page: “Open” is not translated"])
        self.assertEqual(complaints(message("Open", "")), ["throughline_uk.ts, Page: “Open” is not translated"])

    def test_what_left_the_sources(self):
        self.assertEqual(complaints(message("Open", "Відкрити", "vanished")),
                         ["throughline_uk.ts, Page: “Open” is no longer in the sources"])

    def test_places_of_values(self):
        self.assertEqual(complaints(message("%1 of %2", "%1 з")),
                         ["throughline_uk.ts, Page: “%1 of %2” has %1 %2, its translation %1"])

    def test_plural_forms(self):
        self.assertEqual(complaints(message("%n run", forms("%n запуск", "%n запуски"), numerus=True)),
                         ["throughline_uk.ts, Page: “%n run” has 2 plural forms where the language has 3"])
        self.assertEqual(complaints(message("%n run", forms("실행 %n개"), numerus=True), "ko"), [])

    def test_a_form_of_several_numbers_says_which(self):
        lost = "has %n, its translation none"
        self.assertEqual(complaints(message("%n run", forms("запуск", "%n запуски", "%n запусків"), numerus=True)),
                         [f"throughline_uk.ts, Page: “%n run” {lost}"])
        self.assertEqual(complaints(message("%n run", forms("%n запуск", "%n запуски", "запусків"), numerus=True)),
                         [f"throughline_uk.ts, Page: “%n run” {lost}"])
        self.assertEqual(complaints(message("%n run", forms("실행"), numerus=True), "ko"),
                         [f"throughline_ko.ts, Page: “%n run” {lost}"])
        self.assertEqual(complaints(message("%n run", forms("a run", "runs"), numerus=True), "en"),
                         [f"throughline_en.ts, Page: “%n run” {lost}"])
        # English 0 is of the number one alone; where its source names that in words, the plural beside it counts.
        self.assertEqual(complaints(message("%n run", forms("a run", "%n runs"), numerus=True), "en"), [])
        one_core = {"source": "%1 ranks have 1 core", "plural": "%1 ranks have %n cores", "numerus": True}
        self.assertEqual(complaints(message(translation=forms("%1 ranks have 1 core", "%1 ranks have %n cores"), **one_core), "en"), [])
        self.assertEqual(complaints(message(translation=forms("랭크 %1개에 코어 %n개"), **one_core), "ko"), [])
        self.assertEqual(complaints(message(translation=forms("랭크 %1개에 코어"), **one_core), "ko"),
                         ["throughline_ko.ts, Page: “%1 ranks have 1 core” has %1 %n, its translation %1"])
        # One that only chooses its form by the number has none to say.
        chosen = {"source": "Delete the run?", "plural": "Delete the runs?", "numerus": True}
        self.assertEqual(complaints(message(translation=forms("실행을 삭제할까요?"), **chosen), "ko"), [])
        self.assertEqual(complaints(message(translation=forms("실행 %n개를 삭제할까요?"), **chosen), "ko"),
                         ["throughline_ko.ts, Page: “Delete the run?” has no placeholder, its translation %n"])

    def test_ends(self):
        self.assertEqual(complaints(message("Open…", "Відкрити")),
                         ["throughline_uk.ts, Page: “Open…” and its translation must both end in “…”, or neither"])

    def test_mnemonics(self):
        self.assertEqual(complaints(message("&amp;Open", "Відкрити")),
                         ["throughline_uk.ts, Page: “&Open” has a mnemonic (&), or its translation has one: both or neither"])


if __name__ == "__main__":
    unittest.main()
