#!/usr/bin/env python3
"""Time a conversation turn by turn, from the sentence sent to the line of JSON received.

Usage: turn_times.py CLEW SHOP USERS|SENTENCES [TURNS [SEED [LENGTH]]]
Each turn asks for the list of one of USERS customers, `/rec u`, drawn at random, of LENGTH products or as many as the
shop shows; ids are whole numbers from 0. The list, its receipts and reasons are all in the answer. Or each turn says
one of the lines of the file SENTENCES, drawn at random; the slowest are then told, too. Prints the seconds until the first answer, p50, p90 and p99
of the rest in milliseconds, the same of the time on the processor (on a busy machine a turn waits for it; Linux only),
how long the lists were, and the peak memory of the program.
"""
import json
import random
import subprocess
import sys
import time


def main():
    if not 4 <= len(sys.argv) <= 7:
        sys.exit(__doc__)
    clew, shop, said = sys.argv[1:4]
    sentences = None
    if not said.isdigit():
        with open(said, encoding="utf-8") as lines:
            sentences = [line.strip() for line in lines if line.strip()]
    turns = int(sys.argv[4]) if len(sys.argv) > 4 else 500
    chance = random.Random(int(sys.argv[5]) if len(sys.argv) > 5 else 1)
    length = f" --top {int(sys.argv[6])}" if len(sys.argv) > 6 else ""
    start = time.perf_counter()
    chat = subprocess.Popen(
        [clew, "chat", "--json", "--shop", shop], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    took, busy, lengths, opened = [], [], [], 0.0
    slowest = {}

    def processor():
        with open(f"/proc/{chat.pid}/schedstat", encoding="ascii") as status:
            return int(status.read().split()[0]) / 1e6

    for turn in range(turns + 1):
        sentence = chance.choice(sentences) if sentences else f"/rec {chance.randrange(int(said))}{length}"
        before, sent = processor(), time.perf_counter()
        chat.stdin.write(sentence.encode() + b"\n")
        pieces = []
        while not pieces or not pieces[-1].endswith(b"\n"):
            piece = chat.stdout.read(1 << 20)
            if not piece:
                sys.exit("the program ended early")
            pieces.append(piece)
        received = time.perf_counter()
        if turn == 0:
            opened = received - start
        else:
            took.append(1000 * (received - sent))
            busy.append(processor() - before)
            result = json.loads(b"".join(pieces))["result"]
            lengths.append(len(result.get("items") or []) if isinstance(result, dict) else 0)
            slowest[sentence] = max(slowest.get(sentence, 0), took[-1])
    with open(f"/proc/{chat.pid}/status", encoding="ascii") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    chat.stdin.close()
    chat.wait()

    def shares(times):
        times = sorted(times)
        return ", ".join(
            f"{name} {times[min(len(times) - 1, int(part * len(times)))]:.2f} ms"
            for name, part in (("p50", 0.5), ("p90", 0.9), ("p99", 0.99)))

    print(
        f"first answer after {opened:.1f} s; {shares(took)} of {turns} turns; on the processor {shares(busy)}; "
        f"{sum(lengths) / len(lengths):.1f} products a list; peak {peak / 1e6:.2f} GB")
    for sentence in sorted(slowest, key=slowest.get, reverse=True)[:5] if sentences else []:
        print(f"  {slowest[sentence]:.1f} ms at most: {sentence}")


if __name__ == "__main__":
    main()
