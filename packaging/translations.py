#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds resources/translations/*.ts against the sources.

  packaging/translations.py            says what is missing, unfinished or wrong, and exits with 1
  packaging/translations.py --update   takes new strings of the sources into the .ts, for translating, and old ones out
"""
import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / "resources" / "translations"
LANGUAGES = {"en": 2, "uk": 3, "ko": 1}  # with the number of its plural forms; of English they alone are translated
# The plural forms that are of one number only, which a text may name without %n (“1 core”): Ukrainian's first is of 21 too.
ONE_NUMBER = {"en": {0}, "uk": set(), "ko": set()}
ROOMS = ["app", "ui", "plots", "engine/core", "engine/host", "engine/checkpoint"]
# engine/core/sentence.h: what rooms without Qt say.
ALIASES = "QT_TR_NOOP+=mark,QT_TR_N_NOOP+=markCount,Q_DECLARE_TR_FUNCTIONS+=THROUGHLINE_SENTENCES"
MNEMONIC = re.compile(r"&\w")
PROGRAMS = ["/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate-qt6"]


def lupdate(program, files, *options):
    for language in LANGUAGES:
        plural = ["-pluralonly"] if language == "en" else []
        command = [program, "-silent", *options, *plural, "-locations", "absolute" if "-no-obsolete" not in options else "none",
                   "-I", ".", "-I", "engine", "-tr-function-alias", ALIASES, "-target-language", language, *ROOMS,
                   "-ts", str(files[language])]
        done = subprocess.run(command, cwd=TOP, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}\nfailed:\n{done.stdout}{done.stderr}")


def shown(text):
    text = " ".join(text.split())
    return f"“{text if len(text) <= 90 else text[:89] + '…'}”"


def marks(text):
    """%1 … %9, %n, %Ln: what is filled in."""
    return sorted(set(re.findall(r"%L?[1-9n]", text)))


def complaints_of_text(source, translation, wanted, one_number=False):
    if not translation.strip():
        yield "is not translated"
        return
    found = marks(translation)
    if found != wanted and not (one_number and sorted({*found, "%n"}) == wanted):
        yield f"has {' '.join(wanted) or 'no placeholder'}, its translation {' '.join(found) or 'none'}"
    if bool(MNEMONIC.search(source)) != bool(MNEMONIC.search(translation)):
        yield "has a mnemonic (&), or its translation has one: both or neither"
    for end in ("…", ":"):
        if source.endswith(end) != translation.endswith(end):
            yield f"and its translation must both end in “{end}”, or neither"
    for side, edge in (("begins", 0), ("ends", -1)):
        if source[edge].isspace() != translation[edge].isspace():
            yield f"{side} with a blank, or its translation does"


def complaints_of_message(message, language):
    translation = message.find("translation")
    source = message.findtext("source")
    kind = translation.get("type")
    if kind in ("vanished", "obsolete"):
        yield "is no longer in the sources"
        return
    if kind == "unfinished":
        yield "is not translated"
        return
    numerus = message.get("numerus") == "yes"
    texts = [form.text or "" for form in translation.findall("numerusform")] if numerus else [translation.text or ""]
    if numerus and len(texts) != LANGUAGES[language]:
        yield f"has {len(texts)} plural forms where the language has {LANGUAGES[language]}"
    wanted = marks(source + (message.findtext("comment") or "" if numerus else ""))  # the comment is the English plural
    for form, text in enumerate(texts):
        yield from complaints_of_text(source, text, wanted, numerus and form in ONE_NUMBER[language])


def place_of(message, beside):
    location = message.find("location")
    if location is None:
        return ""
    file = (beside / location.get("filename")).resolve()
    return f"{file.relative_to(TOP)}:{location.get('line')}: "


def complaints(language, file):
    for context in xml.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            for what in complaints_of_message(message, language):
                yield (f"{place_of(message, file.parent)}throughline_{language}.ts, {context.findtext('name')}: "
                       f"{shown(message.findtext('source'))} {what}")


def fill_in_english(file):
    """English plural forms stand in the sources: tr("%n run", "%n runs", n)."""
    text = file.read_text()
    def filled(match):
        one, many = match.group(1), match.group(2)
        return (f"<source>{one}</source>\n        <comment>{many}</comment>\n        <translation>\n"
                f"            <numerusform>{one}</numerusform>\n            <numerusform>{many}</numerusform>\n        </translation>")
    file.write_text(re.sub(r"<source>([^<]*)</source>\s*<comment>([^<]*)</comment>\s*<translation type=\"unfinished\">.*?</translation>",
                           filled, text, flags=re.S))


def check(program):
    with tempfile.TemporaryDirectory() as folder:
        copies = {language: Path(folder) / f"throughline_{language}.ts" for language in LANGUAGES}
        for language, copy in copies.items():
            shutil.copy(FOLDER / copy.name, copy)
        lupdate(program, copies)
        found = [line for language, copy in copies.items() for line in complaints(language, copy)]
    if not found:
        print(f"all strings are translated into {', '.join(LANGUAGES)}")
        return 0
    for line in found:
        print(line)
    print(f"\n{len(found)} strings: run packaging/translations.py --update, then translate what resources/translations/*.ts "
          "mark as unfinished (CONTRIBUTING.md has the glossary).")
    return 1


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--update", action="store_true", help="take the sources' strings into the .ts")
    options.add_argument("--lupdate", help="Qt 6's lupdate, where it is not found by itself")
    chosen = options.parse_args()
    program = chosen.lupdate or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        sys.exit("There is no lupdate of Qt 6: install qt6-l10n-tools, or give --lupdate.")
    if chosen.update:
        lupdate(program, {language: FOLDER / f"throughline_{language}.ts" for language in LANGUAGES}, "-no-obsolete")
        fill_in_english(FOLDER / "throughline_en.ts")
        return 0
    return check(program)


if __name__ == "__main__":
    sys.exit(main())
