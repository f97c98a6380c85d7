#!/usr/bin/env python3
"""Says made-up and spoilt sentences to a running chat and watches it.

    fuzz_sentences.py SHOP --minutes 20 [--seed N]        for so long
    fuzz_sentences.py SHOP --sentences 2000 --seed 1      so many, always the same

SHOP is a trained sample shop; it is copied, and the copy is written to. CLEW is the program, .build/release/clew unless set.
Half the sentences come from a grammar (the golden sentences of every intent with other names, numbers and words in them),
half are golden sentences with words dropped, swapped or misspelt, mixed languages, invisible or broken characters, or 10 kB.

What must hold: the program lives; each sentence has one answer, of one line of JSON, within a second; nothing is written
without a word of writing, nor by a sentence that only asks and was changed without touching its words.
A fault is printed with the sentences before it, and the seed says all of them again. Exit 0: no fault; 1: faults; 2: could not run.
"""
import argparse, collections, pathlib, random, shutil, sys, tempfile, time
from chat import Chat, Fault, short
import grammar, mutations, words

MOST_FAULTS = 25
# So many sentences at most go to one program before a fresh one, with a fresh copy of the shop, is started.
LIFETIME = 2000


class Fuzzer:
    def __init__(self, shop, seed, work, longest, findings, lifetime):
        self.lifetime = lifetime
        self.longest, self.findings = longest, findings
        self.shop, self.work, self.chance = shop, work, random.Random(seed)
        self.lines = words.golden()
        self.others = [line["utterance"] for line in self.lines]
        self.grammar = grammar.Grammar(words.words(), self.lines)
        self.chat = None
        self.counts = collections.Counter()
        self.intents = collections.Counter()
        self.faults = []
        self.slowest = (0.0, b"")

    def fresh(self):
        """Another program on another copy of the shop; in turns without consent, with it, and with a customer's id for erasing."""
        if self.chat: self.chat.close()
        place = self.work / "run"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.shop, place / "shop")
        consent = [[], ["--confirm"], ["--confirm=u2077"]][self.counts["programs"] % 3]
        self.chat = Chat(place, consent, self.longest)
        self.counts["programs"] += 1

    def say(self, sentence, may_write, is_counted=True):
        """Says one sentence and keeps what is wrong with the answer."""
        if not Chat.is_said(sentence): return
        if not self.chat or self.chat.said >= self.lifetime: self.fresh()
        try:
            answer = self.chat.say(sentence, may_write)
        except Fault as fault:
            self.faults.append(fault)
            print(f"\n{fault}\n  before it: {self.chat.before()}", flush=True)
            self.keep(fault)
            if not self.chat.is_alive():
                self.chat.close()
                self.chat = None
            return
        self.counts["sentences"] += is_counted
        self.intents[answer["intent"].split(".")[0]] += 1
        self.counts["written"] += bool(words.WRITES & {answer["intent"]}) and self.chat.wrote
        if self.chat.seconds > self.slowest[0]: self.slowest = (self.chat.seconds, sentence)
        if answer["intent"] == "quit":
            self.chat.expect_end()
            self.chat = None

    def keep(self, fault):
        """The sentence as a file, to be said again."""
        if self.findings:
            self.findings.mkdir(parents=True, exist_ok=True)
            (self.findings / f"fault-{len(self.faults)}").write_bytes(fault.args[1] + b"\n")

    def step(self):
        """A golden sentence spoilt a few times over, after its setting; and as many from the grammar."""
        line = self.chance.choice(self.lines)
        self.say(b"reset everything", False, False)
        for sentence in line.get("setup", []): self.say(sentence.encode(), words.asks_to_write(sentence), False)
        for _ in range(4):
            spoilt, how, is_whole = mutations.mutate(line["utterance"], self.chance, self.others)
            self.counts["spoilt"] += 1
            asks = words.asks_to_write(spoilt.decode(errors="replace"))
            self.say(spoilt, not words.is_read_only(line) or (asks and not is_whole))
        for _ in range(4):
            sentence, _, intent = self.grammar.sentence(self.chance)
            self.counts["grammar"] += 1
            self.say(sentence.encode(errors="replace"), words.asks_to_write(sentence) or intent in words.WRITES)

    def report(self, seconds):
        c = self.counts
        print(f"{c['sentences']} sentences ({c['grammar']} of the grammar, {c['spoilt']} spoilt) to {c['programs']} programs in {seconds:.0f} s · "
              f"{len(self.intents)} intents · written {c['written']} · slowest answer {self.slowest[0] * 1000:.0f} ms")
        print(f"slowest: {short(self.slowest[1])}")
        print(f"faults {len(self.faults)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shop", type=pathlib.Path)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--sentences", type=int)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    parser.add_argument("--longest", type=float, default=1, metavar="SECONDS", help="no answer takes longer (default: 1)")
    parser.add_argument("--findings", type=pathlib.Path, help="a folder in which sentences with faults are kept")
    a = parser.parse_args()
    if a.minutes is None and a.sentences is None: parser.error("give --minutes or --sentences")
    if not (a.shop / "shop.sqlite").exists(): sys.exit(f"{a.shop}: no shop; make one with Scripts/sample-shop")
    print(f"seed {a.seed}", flush=True)
    start = time.monotonic()
    # Also a short run tries all three kinds of consent.
    lifetime = LIFETIME if a.sentences is None else min(LIFETIME, a.sentences // 2 + 1)
    with tempfile.TemporaryDirectory(prefix="clew-sentences.") as work:
        fuzzer = Fuzzer(a.shop.resolve(), a.seed, pathlib.Path(work), a.longest, a.findings, lifetime)
        try:
            while len(fuzzer.faults) < MOST_FAULTS:
                if a.sentences is not None and fuzzer.counts["sentences"] >= a.sentences: break
                if a.minutes is not None and time.monotonic() - start >= a.minutes * 60: break
                fuzzer.step()
        finally:
            if fuzzer.chat: fuzzer.chat.close()
        fuzzer.report(time.monotonic() - start)
    sys.exit(1 if fuzzer.faults else 0)


if __name__ == "__main__":
    main()
