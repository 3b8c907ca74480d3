# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the program's copies of Inter (Latin, Cyrillic and signs only, digits of one width by default) and of
NanumGothic (the 2,350 syllables of KS X 1001, which Korean text is written in, and no Latin: that is Inter's).

Qt before 6.7 cannot switch the tabular figures on, so they replace the default ones in the character map. The families
get other names, so that a changed copy is never taken for an installed font. Needs fonttools; run once per release:
  python3 subset.py /usr/share/fonts/opentype/inter /usr/share/fonts/truetype/nanum .
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Throughline Sans"
STYLES = {"Regular": ("Regular", 400), "Medium": ("Medium", 500), "SemiBold": ("SemiBold", 600)}
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x2B0, 0x2DD), (0x400, 0x45F), (0x490, 0x491), (0x2010, 0x2027),
          (0x202F, 0x203A), (0x2070, 0x209C), (0x20AC, 0x20AC), (0x2190, 0x2199), (0x21E7, 0x21E7), (0x2212, 0x2212),
          (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2265), (0x25A0, 0x25CF), (0x27E8, 0x27E9), (0x2318, 0x2318)]
GREEK = [0x394, 0x3A3, 0x3A9, 0x3B1, 0x3B2, 0x3BC, 0x3C0, 0x3C3]


HANGUL_FAMILY = "Throughline Hangul"
HANGUL_STYLES = {"": ("Regular", 400), "Bold": ("Bold", 700)}


def hangul():
    """Code points: the syllables of KS X 1001, single letters, and the signs that stand between them."""
    codes = [code for code in range(0xAC00, 0xD7A4) if encodable(chr(code))]
    return codes + list(range(0x3131, 0x3164)) + list(range(0x3000, 0x3003)) + list(range(0x3008, 0x3012)) + [0x00B7, 0x20A9]


def encodable(character):
    try:
        return len(character.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def tabular_digits(font):
    """Digit glyph -> its tabular twin, from the lookups of the feature `tnum`."""
    gsub = font["GSUB"].table
    twins = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                twins.update(getattr(table, "ExtSubTable", table).mapping)
    return twins


def convert(source, target, style, weight):
    font = TTFont(source)
    twins = tabular_digits(font)
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                table.cmap[code] = twins.get(table.cmap[code], table.cmap[code])  # tables may share one map
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17],
                             name_legacy=False, hinting=True, notdef_outline=True, drop_tables=["DSIG"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for a, b in RANGES for c in range(a, b + 1)] + GREEK)
    subsetter.subset(font)
    postscript = FAMILY.replace(" ", "") + "-" + style
    words = {1: FAMILY if style == "Regular" else f"{FAMILY} {style}", 2: "Regular", 3: postscript, 4: f"{FAMILY} {style}",
             6: postscript, 16: FAMILY, 17: style}
    for name_id, text in words.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    cff = font["CFF "].cff
    cff.fontNames[0] = postscript
    cff.topDictIndex[0].FullName = f"{FAMILY} {style}"
    cff.topDictIndex[0].FamilyName = FAMILY
    digits = [font.getBestCmap()[code] for code in range(ord("0"), ord("9") + 1)]
    advance = max(font["hmtx"][glyph][0] for glyph in digits)  # the twins themselves differ by up to 2 of 2,816 units
    for glyph in digits:
        font["hmtx"][glyph] = (advance, font["hmtx"][glyph][1])
    font.save(target)


def convert_hangul(source, target, style, weight):
    font = TTFont(source)
    options = subset.Options(layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], name_legacy=False, hinting=False,
                             notdef_outline=True, drop_tables=["DSIG", "GSUB", "GPOS", "vhea", "vmtx", "gasp"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=hangul())
    subsetter.subset(font)
    postscript = HANGUL_FAMILY.replace(" ", "") + "-" + style
    for name_id, text in {1: HANGUL_FAMILY, 2: style, 3: postscript, 4: f"{HANGUL_FAMILY} {style}", 6: postscript}.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font.save(target)


if __name__ == "__main__":
    folder, nanum, out = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    for file_style, (style, weight) in HANGUL_STYLES.items():
        convert_hangul(nanum / f"NanumGothic{file_style}.ttf", out / f"ThroughlineHangul-{style}.ttf", style, weight)
    for file_style, (style, weight) in STYLES.items():
        convert(folder / f"Inter-{file_style}.otf", out / f"ThroughlineSans-{style}.otf", style, weight)
