"""What a person sees of the bytes that a program writes to a terminal: a page that only ever grows.

Lines that scroll out of the window stay on the page. Colours are kept as their codes, pictures as what they decode to.
"""
import re, unicodedata
from pictures import kitty, sixel


class Screen:
    def __init__(self, columns):
        self.columns = columns
        self.page = [[]]  # a row is a list of cells [text, codes]; the right half of a wide character has no text
        self.row = self.column = 0
        self.codes = ""
        self.pending = b""
        self.told = 0
        self.count = 0  # line feeds
        self.was_asked = False
        self.kitty = []

    def resize(self, columns): self.columns = columns

    def line(self): return self.plain(self.row)

    def plain(self, row): return "".join(cell[0] for cell in self.page[row]).rstrip()

    def lines(self): return [self.plain(row) for row in range(len(self.page))]

    def taken(self):
        """The lines since the last time, with their codes; the line of the cursor is told again when it has changed."""
        lines = ["  " + self.styled(row) for row in range(self.told, len(self.page))]
        self.told = self.row
        while lines and not lines[-1].strip(): lines.pop()
        return [line.rstrip() for line in lines]

    def styled(self, row):
        out, codes = "", ""
        cells = list(self.page[row])
        while cells and cells[-1] == [" ", ""]: cells.pop()
        for text, style in cells:
            if style != codes: out += f"⟨{style or 0}⟩"
            codes = style
            out += text
        return out + ("⟨0⟩" if codes else "")

    def feed(self, data):
        self.pending += data
        while self.pending:
            used = self.step()
            if not used: return
            self.pending = self.pending[used:]

    def step(self):
        """Draws one character or obeys one code; 0 while it is incomplete."""
        data = self.pending
        first = data[0]
        if first == 0x1B: return self.escape(data)
        if first == 0x08: self.column = max(0, self.column - 1)
        elif first == 0x0D: self.column = 0
        elif first == 0x0A: self.feed_line()
        elif first >= 0x20:
            length = 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
            if len(data) < length: return 0
            self.draw(data[:length].decode(errors="replace"))
            return length
        return 1

    def feed_line(self):
        self.count += 1
        self.row += 1
        if self.row == len(self.page): self.page.append([])

    def fill(self, column):
        row = self.page[self.row]
        while len(row) < column: row.append([" ", ""])
        return row

    def draw(self, text):
        if unicodedata.combining(text): return
        width = 2 if unicodedata.east_asian_width(text) in "WF" else 1
        if self.column + width > self.columns:
            self.column = 0
            self.feed_line()
        row = self.fill(self.column + width)
        row[self.column] = [text, self.codes]
        if width == 2: row[self.column + 1] = ["", self.codes]
        self.column += width

    def escape(self, data):
        if len(data) < 2: return 0
        if data[1:2] in b"_P":
            end = data.find(b"\x1b\\")
            if end < 0: return 0
            if data[1:2] == b"P": self.mark(sixel(data[2:end]))
            else: self.take_kitty(data[3:end])
            return end + 2
        if data[1:2] != b"[": return 2
        found = re.match(rb"\x1b\[([?>]?)([0-9;]*)([@-~])", data)
        if not found: return 0
        private, numbers, letter = found[1], found[2].decode(), found[3].decode()
        if letter == "c": self.was_asked = True
        elif not private: self.obey(letter, numbers)
        return found.end()

    def obey(self, letter, numbers):
        count = int((numbers or "0").split(";")[0] or 0)
        row = self.page[self.row]
        if letter == "m": self.codes = "" if numbers in ("", "0") else numbers
        elif letter == "A": self.row = max(0, self.row - max(1, count))
        elif letter == "B": self.row = min(len(self.page) - 1, self.row + max(1, count))
        elif letter == "C": self.column = min(self.columns - 1, self.column + max(1, count))
        elif letter == "D": self.column = max(0, self.column - max(1, count))
        elif letter == "G": self.column = max(1, count) - 1
        elif letter == "K": del row[self.column:]
        elif letter == "P": del row[self.column:self.column + max(1, count)]
        elif letter == "@": self.fill(self.column)[self.column:self.column] = [[" ", ""] for _ in range(max(1, count))]
        elif letter == "J":
            if count == 2: self.row = self.column = 0; self.page = [[]]; self.told = 0
            else:
                del row[self.column:]
                del self.page[self.row + 1:]

    def take_kitty(self, data):
        head, _, body = data.partition(b";")
        keys = dict(part.split(b"=") for part in head.split(b",") if part)
        if keys.get(b"a") == b"q": return
        self.kitty.append((keys, body))
        if keys.get(b"m") != b"1":
            self.mark(kitty(self.kitty))
            self.kitty = []

    def mark(self, words):
        for letter in f"⟨{words}⟩": self.page[self.row].append([letter, ""])
        self.column = len(self.page[self.row])
