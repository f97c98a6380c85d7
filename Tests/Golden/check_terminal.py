#!/usr/bin/env python3
"""Sits down at the real program in a pseudo-terminal, presses keys, and compares all that a person would see.

    python3 check_terminal.py terminal/*.txt --shop shop --command clew

A transcript is a text file. Lines that begin with one of these are what is done; all others are what was seen:

    # words         why this transcript is there
    @ name value    before the start: columns 80 · rows 24 · locale C.UTF-8 · NAME=VALUE of the environment ·
                    run words after `clew` (usually chat) · answers kitty, sixel or plain (how the terminal answers when asked)
    > keys          keys; \\r Enter, \\t Tab, \\e Escape, \\x03 Ctrl-C, \\u{…} any character. After Enter the next prompt is waited for.
    >> keys         the same, and nothing is waited for
    prompt          waits for the prompt
    until words     waits until the words stand on the screen
    resize 120      makes the window so wide
    again           leaves with Ctrl-D and starts the program anew, with the same home
    file name       the lines of a file in the home folder

Colours and the like stand as ⟨codes⟩, pictures as ⟨kitty …⟩ and ⟨sixel …⟩ with what an independent decoder found in them.
With CLEW_WRITE_TRANSCRIPTS set, what is seen is written into the files instead.
Exit 0: all as written; 1: some line differs; 2: could not run.
"""
import argparse, concurrent.futures as cf, difflib, fcntl, os, pathlib, pty, re, select, shutil, signal, struct, sys, tempfile, termios, time
from screen import Screen

PROMPT = re.compile(r"^(clew( y/N)?|what-if)>$")
PATIENCE = 40.0
QUIET = 0.35
ANSWERS = {"kitty": b"\x1b_Gi=31;OK\x1b\\\x1b[?62;c", "sixel": b"\x1b[?62;4;22c", "plain": b"\x1b[?62;22c"}


class CannotRun(Exception): pass


def keys(text):
    """The bytes of what a line says is pressed."""
    named = {"r": "\r", "t": "\t", "e": "\x1b", "\\": "\\", "n": "\n"}
    def one(m): return named[m[1]] if m[1] in named else chr(int(m[2] or m[3], 16))
    return re.sub(r"\\(?:([rten\\])|x([0-9a-f]{2})|u\{([0-9a-f]+)\})", lambda m: one(m), text).encode()


class Terminal:
    def __init__(self, settings, command, home):
        self.settings, self.home, self.command = settings, home, command
        self.columns, self.rows = int(settings.get("columns", 80)), int(settings.get("rows", 24))
        self.screen = Screen(self.columns)
        self.start()

    def start(self):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "XDG_STATE_HOME": str(self.home / "state"), "TERM": "xterm",
                       "LC_ALL": self.settings.get("locale", "C.UTF-8"), "CLEW_NOW": "2026-11-20T10:00:00Z", "CLEW_SHOP": str(self.home / "shop"),
                       "SWIFT_BACKTRACE": "enable=no", "CLEW_PAGER": "cat"}
        environment.update({k: v for k, v in self.settings.items() if k.isupper()})
        self.process, self.end = pty.fork()
        if self.process == 0:
            os.chdir(self.home)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
            os.execve(self.command, [self.command] + self.settings.get("run", "chat").split(), environment)
        self.status = None
        self.wait(self.is_asking)

    def size(self, columns):
        self.columns = columns
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, columns, 0, 0))
        os.kill(self.process, signal.SIGWINCH)
        self.screen.resize(columns)
        self.settle()

    def is_asking(self): return self.status is not None or bool(PROMPT.match(self.screen.line()))

    def read(self, seconds):
        """Takes in what the program wrote; whether there was anything."""
        if not select.select([self.end], [], [], seconds)[0]: return False
        try: some = os.read(self.end, 65536)
        except OSError: some = b""
        if not some:
            if self.status is None: self.status = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
            return False
        self.screen.feed(some)
        if self.screen.was_asked:
            self.screen.was_asked = False
            answer = ANSWERS.get(self.settings.get("answers", ""))
            if answer: os.write(self.end, answer)
        return True

    def wait(self, holds, settles=True):
        limit = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > limit: raise CannotRun("waited in vain; the screen was:\n" + "\n".join(self.screen.lines()))
            self.read(0.2)
            if self.status is not None: break
        if settles: self.settle()

    def settle(self):
        while self.status is None and self.read(QUIET): pass

    def press(self, text):
        data = keys(text)
        os.write(self.end, data)
        if b"\r" in data and not data.startswith(b"\x1b[200~"):
            # The line break comes back before the answer; then the empty prompt is a new one.
            before = self.screen.count
            self.wait(lambda: self.screen.count > before and self.is_asking())
        else: self.settle()

    def leave(self):
        if self.status is None:
            os.write(self.end, b"\x04")
            self.wait(lambda: self.status is not None)

    def close(self):
        if self.status is None:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.end)


def hold(path, shop, command, make_feed):
    """The transcript as it is seen now."""
    done = [line for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"(#|@|>>? |until |resize |again$|prompt$|file )", line)]
    settings = {}
    for line in done:
        if line.startswith("@ "):
            name, _, value = line[2:].partition("=") if re.match(r"@ [A-Z_]+=", line) else line[2:].partition(" ")
            settings[name] = value
    with tempfile.TemporaryDirectory(prefix="clew-terminal.") as place:
        home = pathlib.Path(place)
        shutil.copytree(shop, home / "shop")
        if "feed" in settings: make_feed(home / "big.xml", int(settings["feed"]))
        terminal = Terminal(settings, command, home)
        text = []
        def seen():
            for line in terminal.screen.taken(): text.append(line)
        try:
            for line in done:
                if line.startswith(("#", "@")):
                    text.append(line)
                    continue
                if len(text) == sum(l.startswith(("#", "@")) for l in done): seen()
                text.append(line)
                word, _, rest = line.partition(" ")
                if word == ">": terminal.press(rest)
                elif word == ">>": os.write(terminal.end, keys(rest))
                elif word == "until": terminal.wait(lambda: any(rest in l for l in terminal.screen.lines()), settles=False)
                elif word == "prompt": terminal.wait(terminal.is_asking)
                elif word == "resize": terminal.size(int(rest))
                elif word == "file": text += ["  " + l for l in (home / rest).read_text(encoding="utf-8").splitlines()] if (home / rest).exists() else ["  (none)"]
                elif word == "again":
                    terminal.leave()
                    seen()
                    os.close(terminal.end)
                    terminal.start()
                if word not in ("until", ">>"): seen()
            if terminal.status is not None: text.append(f"(left with {terminal.status})")
        except CannotRun as fault: raise CannotRun(f"{path.name}: after “{text[-1] if text else ''}”: {fault}") from fault
        finally: terminal.close()
        return "\n".join(text).replace(str(home), "~") + "\n"


def make_feed(path, count):
    """A feed that takes a while to read."""
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>big</title>\n')
        for n in range(count):
            file.write(f"<item><g:id>big-{n}</g:id><title>Big product number {n}</title><description>{'Words about it. ' * 20}</description>"
                       f"<g:brand>Bigbrand</g:brand><g:price>{n % 90 + 10}.00 EUR</g:price><g:availability>in_stock</g:availability></item>\n")
        file.write("</channel></rss>\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("transcripts", nargs="+", type=pathlib.Path)
    ap.add_argument("--shop", required=True, type=pathlib.Path)
    ap.add_argument("--command", default="clew")
    ap.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    a = ap.parse_args()
    a.command = os.path.abspath(a.command)
    writes = bool(os.environ.get("CLEW_WRITE_TRANSCRIPTS"))
    bad = broken = 0
    def one(path):
        try: return hold(path, a.shop, a.command, make_feed)
        except CannotRun as fault: return fault
    with cf.ThreadPoolExecutor(a.jobs) as pool: heard = list(pool.map(one, a.transcripts))
    for path, got in zip(a.transcripts, heard):
        if isinstance(got, CannotRun):
            print(got)
            broken += 1
            continue
        wanted = path.read_text(encoding="utf-8")
        if writes: path.write_text(got, encoding="utf-8")
        elif got != wanted:
            bad += 1
            sys.stdout.writelines(difflib.unified_diff(wanted.splitlines(True), got.splitlines(True), f"{path.name} as written", f"{path.name} now", n=2))
    print(f"terminal transcripts: {len(a.transcripts)} · " + (f"written {len(a.transcripts) - broken}" if writes else f"as written {len(a.transcripts) - bad - broken}"))
    sys.exit(2 if broken else 1 if bad else 0)


if __name__ == "__main__":
    main()
