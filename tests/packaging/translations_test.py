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


def message(source, translation, kind="", numerus=False):
    counted = ' numerus="yes"' if numerus else ""
    unfinished = f' type="{kind}"' if kind else ""
    return (f"<message{counted}><source>{source}</source>"
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

    def test_ends(self):
        self.assertEqual(complaints(message("Open…", "Відкрити")),
                         ["throughline_uk.ts, Page: “Open…” and its translation must both end in “…”, or neither"])

    def test_mnemonics(self):
        self.assertEqual(complaints(message("&amp;Open", "Відкрити")),
                         ["throughline_uk.ts, Page: “&Open” has a mnemonic (&), or its translation has one: both or neither"])


if __name__ == "__main__":
    unittest.main()
