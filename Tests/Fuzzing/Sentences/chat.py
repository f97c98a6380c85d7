"""Fuzzing › chat: one running program, spoken to sentence by sentence, and what must hold after each."""
import collections, json, os, pathlib, re, select, sqlite3, subprocess, time
import words

ROOT = pathlib.Path(__file__).resolve().parents[3]
# A program that says nothing for so long hangs.
HANGS = 30.0
TICKS = os.sysconf("SC_CLK_TCK")


class Fault(Exception):
    """What is wrong in words, and the bytes that were said."""

    def __str__(self): return self.args[0]


def short(sentence):
    """The bytes as text to read, and to type again; a long one by its beginning and its length."""
    text = sentence.decode(errors="backslashreplace")
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return text if len(text) < 300 else f"{text[:300]} … {len(sentence)} bytes"


class Chat:
    def __init__(self, place, consent, longest):
        self.place, self.longest = place, longest
        environment = dict(os.environ, NO_COLOR="1", CLEW_NOW="2026-11-20T10:00:00Z", HOME=str(place), XDG_STATE_HOME=str(place / "state"))
        environment["SWIFT_BACKTRACE"] = "enable=no"
        self.errors = open(place / "errors", "wb")
        program = os.environ.get("CLEW", str(ROOT / ".build/release/clew"))
        self.process = subprocess.Popen(
            [program, "chat", "--shop", "shop", "--json", "--keep-going", *consent], cwd=place, env=environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, bufsize=0)
        self.consent = " ".join(consent) or "no consent"
        self.store = sqlite3.connect(f"file:{place / 'shop' / 'shop.sqlite'}?mode=ro", uri=True)
        self.pending = b""
        self.turn, self.said, self.seconds, self.wrote = 0, 0, 0.0, False
        self.past = collections.deque(maxlen=6)
        self.asked_before = False
        self.data = self.rows = self.files = None
        # Opening a shop may touch it; what is written from here on was said.
        self.say(b"help", True)

    @staticmethod
    def is_said(sentence):
        """Whether it is one sentence: no line break, neither blank nor a comment, which have no answer."""
        text = sentence.decode(errors="replace")
        bare = re.sub(r"^[\W_]*", "", text)
        return b"\n" not in sentence and bare != "" and not re.match(r"[^\w]*#", text.split(bare)[0] + "x")

    def data_version(self): return self.store.execute("PRAGMA data_version").fetchone()[0]

    def counts(self):
        """How much the store holds: the rows of each table, and what an erasure or a rule changes in them."""
        one = lambda question: self.store.execute(question).fetchone()
        tables = [name for name, in self.store.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return [one(f'SELECT count(*) FROM "{table}"') for table in tables] + [
            one("SELECT group_concat(name) FROM customer"), one("SELECT sum(length(text)) FROM document")]

    def file_names(self): return {entry.name for entry in os.scandir(self.place) if entry.name not in ("state",)}

    def before(self): return " | ".join(list(self.past)[:-1])

    def is_alive(self): return self.process.poll() is None and not self.pending

    def say(self, sentence, may_write):
        """The answer as an object; a Fault when anything about it is wrong."""
        self.past.append(short(sentence))
        self.said += 1
        busy, start = self.cpu(), time.monotonic()
        try: self.process.stdin.write(sentence + b"\n")
        except BrokenPipeError: self.fail("the program has gone", sentence)
        line = self.line(start, sentence)
        # On a busy machine the clock runs on while the program waits for its turn.
        self.seconds = min(time.monotonic() - start, self.cpu() - busy + 2 / TICKS)
        try: answer = json.loads(line)
        except ValueError: self.fail(f"no JSON: {line[:200]!r}", sentence)
        turn, self.turn = self.turn, answer.get("turn")
        if self.turn != turn + 1: self.fail(f"turn {self.turn} after turn {turn}", sentence)
        if not same(answer["input"], sentence): self.fail(f"an answer to another sentence: {answer['input'][:200]!r}", sentence)
        self.check_writes(answer, sentence, may_write)
        if self.seconds > self.longest: self.fail(f"{answer['intent']} took {self.seconds:.1f} s", sentence)
        return answer

    def check_writes(self, answer, sentence, may_write):
        data, files = self.data_version(), self.file_names()
        # Opening a renewed shop touches the file as well, so it is the rows that count.
        rows = self.counts() if data != self.data else self.rows
        told = (answer.get("result") or {}).get("wrote") or []
        stored, filed = rows != self.rows, files != self.files
        if self.data is None: stored = filed = False
        self.wrote = bool(told) or stored or filed
        self.data, self.rows, self.files = data, rows, files
        # An answer to a question goes on with the sentence before it.
        may_write = may_write or (answer["intent"] == "answer" and self.asked_before)
        self.asked_before = may_write
        if not self.wrote: return
        what = f"{answer['intent']} {json.dumps(answer['slots'], ensure_ascii=False)} wrote {told}"
        if answer["intent"] not in words.WRITES | words.WRITES_BY_THE_WAY: self.fail(f"an intent that only reads: {what}", sentence)
        if not told: self.fail(f"written and not told of: {what}", sentence)
        if not may_write: self.fail(f"written unasked: {what}", sentence)

    def line(self, start, sentence):
        while b"\n" not in self.pending:
            if time.monotonic() - start > HANGS: self.fail("no answer", sentence)
            if not select.select([self.process.stdout], [], [], 0.5)[0]: continue
            some = os.read(self.process.stdout.fileno(), 1 << 16)
            if not some: self.fail(f"the program ended with {self.process.wait()}", sentence)
            self.pending += some
        line, self.pending = self.pending.split(b"\n", 1)
        if self.pending: self.fail("more than one answer", sentence)
        return line

    def cpu(self):
        """Seconds of all cores that the program has used."""
        try: parts = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError: return 0.0
        return (int(parts[11]) + int(parts[12])) / TICKS

    def fail(self, what, sentence):
        self.errors.flush()
        said = (self.place / "errors").read_bytes().decode(errors="replace").strip()
        raise Fault(f"FAULT {what}\n  sentence: {short(sentence)}\n  with {self.consent}; standard error: {said[-400:]!r}", sentence)

    def expect_end(self):
        """After a farewell."""
        self.process.stdin.close()
        try: self.process.wait(HANGS)
        finally: self.close()

    def close(self):
        self.store.close()
        if self.process.poll() is None: self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.errors): stream.close()


def same(told, sentence):
    """Whether the input that is told back is the sentence, but for broken bytes and what stands at its ends."""
    plain = lambda text: re.sub(r"[\s\ufffd\x00-\x1f\x7f-\x9f]", "", text)
    return plain(told) == plain(sentence.decode(errors="replace"))
