"""Fuzzing › mutations: what fingers, keyboards and pipes do to a sentence."""


INVISIBLE = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202e", "\u2066", "\ufe0f"]
SIGNS = ["🥾", "👩‍🦰", "❤️", "🇩🇪", "e\u0301", "\u0301" * 40, "שלום", "مرحبا", "ﷺ", "Ǆ", "ß", "İ", "ﬁ", "Ａ", "①", "㍿", "\u2028", "\u0085", "𠮷", "\U0010ffff"]
CONTROLS = ["\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\r", "\x1b[31m", "\x1b]0;x\x07", "\x7f", "\t"]
BROKEN = [b"\xff", b"\xc3", b"\xe4\xb8", b"\xf0\x9f", b"\xc0\x80", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"]
QUOTES = ['"', "'", "“", "”", "‘", "「", "（", ")", "[", "}", "`", "''", '"""', "$(x)", "; DROP TABLE event; --", "%s%n", "\\", "../../x", "|", "*?"]
KEYS = {"a": "qs", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n",
        "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x"}
MOST_BYTES = 10_000


def pieces(text):
    """The words of a sentence; characters where there are no blanks."""
    return text.split(" ") if " " in text else list(text)


def joined(parts, text): return (" " if " " in text else "").join(parts)


def drop(text, chance):
    parts = pieces(text)
    del parts[chance.randrange(len(parts))]
    return joined(parts, text)


def swap(text, chance):
    parts = pieces(text)
    at = chance.randrange(len(parts))
    other = chance.randrange(len(parts))
    parts[at], parts[other] = parts[other], parts[at]
    return joined(parts, text)


def double(text, chance):
    parts = pieces(text)
    at = chance.randrange(len(parts))
    return joined(parts[:at] + [parts[at]] * chance.choice([2, 2, 2, 30]) + parts[at + 1:], text)


def typo(text, chance):
    at = chance.randrange(len(text))
    letter = text[at]
    near = chance.choice(KEYS.get(letter.lower(), letter))
    kind = chance.randrange(4)
    if kind == 0: return text[:at] + text[at + 1:]
    if kind == 1: return text[:at] + letter + text[at:]
    if kind == 2: return text[:at] + near + text[at + 1:]
    return text[:at] + text[at + 1:at + 2] + letter + text[at + 2:]


def put(some): return lambda text, chance: (lambda at: text[:at] + chance.choice(some) + text[at:])(chance.randrange(len(text) + 1))


def case(text, chance): return chance.choice([text.upper(), text.lower(), text.title(), text.swapcase()])


def blanks(text, chance): return text.replace(" ", chance.choice(["  ", "\t", "\u3000", "\u00a0", "\u2009"]))


def signs_after(text, chance): return text + chance.choice(["!", "!!!", " 🙂", "…", "。", " thx", " :-)", "~", "，谢谢", " please"])


def numbers(text, chance):
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    if not digits: return text + " " + str(chance.randrange(10 ** chance.randrange(1, 40)))
    at = chance.choice(digits)
    return text[:at] + chance.choice(["0", "-", "9" * chance.randrange(1, 400), "1e999", ".", "٣", "²", "/0"]) + text[at + 1:]


def long(text, chance):
    kind = chance.randrange(4)
    if kind == 0: return (text + " ") * (MOST_BYTES // (len(text.encode()) + 1))
    if kind == 1: return text + " " + chance.choice("a1#北!") * (MOST_BYTES // 4)
    if kind == 2: return text + " " + " ".join("".join(chance.choices("abcdefgh", k=chance.randrange(1, 9))) for _ in range(1600))
    return text + chance.choice(["(", '"', " not", "不", " and"]) * (MOST_BYTES // 5)


# What leaves a sentence with all its words; if it wrote nothing before, it writes nothing now.
HARMLESS = {"case": case, "blanks": blanks, "signs_after": signs_after, "invisible": put(INVISIBLE)}
# What may take a word away, or make another one of it.
HARMFUL = {"drop": drop, "swap": swap, "double": double, "typo": typo, "signs": put(SIGNS), "controls": put(CONTROLS), "quotes": put(QUOTES),
           "numbers": numbers}


def mutate(text, chance, others):
    """The bytes of a changed sentence, how it was changed, and whether it still has all its words and no others."""
    if not text: text = "?"
    kind = chance.random()
    if kind < 0.2:
        name = chance.choice(sorted(HARMLESS))
        return HARMLESS[name](text, chance).encode(), [name], True
    if kind < 0.24: return long(text, chance).encode(errors="replace"), ["long"], False
    if kind < 0.32:
        data = text.encode()
        at = chance.randrange(len(data) + 1)
        return data[:at] + chance.choice(BROKEN) + data[at + chance.randrange(2):], ["broken"], False
    if kind < 0.42:
        other = chance.choice(others)
        mixed = [text + " " + other, text[:len(text) // 2] + other[len(other) // 2:], other + "，" + text, text + " and " + other]
        return chance.choice(mixed).encode(), ["mixed"], False
    names = [chance.choice(sorted(HARMFUL)) for _ in range(chance.choice([1, 1, 2, 3]))]
    for name in names: text = HARMFUL[name](text or "?", chance)
    return text.encode(errors="replace"), names, False


