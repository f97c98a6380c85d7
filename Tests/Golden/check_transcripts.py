#!/usr/bin/env python3
"""Hold whole calls with the program, and compare every line that an agent reads.

    python3 check_transcripts.py transcripts/sample.en.txt transcripts/sample.zh.txt --shop shop --command clew

A transcript is lines `clew> sentence`, each followed by its answer as a pipe shows it: 80 columns, no colours.
The call is held anew for each of its sentences, up to and including that sentence; what earlier sentences were
answered with must come out the same every time, so a score that changes between two runs shows.
With CLEW_WRITE_TRANSCRIPTS set, the answers are written into the files instead.
Exit 0: all as written; 1: some line differs; 2: could not run.
"""
import argparse, concurrent.futures as cf, difflib, os, pathlib, subprocess, sys

PROMPT = "clew> "


class CannotRun(Exception): pass


def hold(command, shop, sentences):
    """All that is answered to the sentences."""
    env = dict(os.environ, NO_COLOR="1", CLEW_NOW="2026-11-20T10:00:00Z")
    said = "".join(s + "\n" for s in sentences)
    try: run = subprocess.run([command, "chat", "--shop", shop], input=said, env=env, capture_output=True, text=True, encoding="utf-8", timeout=120)
    except (OSError, subprocess.TimeoutExpired) as e: raise CannotRun(str(e)) from e
    if run.returncode: raise CannotRun(f"{command} chat ended with {run.returncode} after “{sentences[-1]}”: {run.stderr.strip()[-400:]}")
    return run.stdout


def transcript(name, command, shop, sentences, jobs):
    """The whole call as text."""
    with cf.ThreadPoolExecutor(jobs) as pool:
        heard = list(pool.map(lambda n: hold(command, shop, sentences[:n]), range(1, len(sentences) + 1)))
    text, before = "", ""
    for sentence, now in zip(sentences, heard):
        if not now.startswith(before):
            diff = "".join(difflib.unified_diff(before.splitlines(True), now.splitlines(True)[:len(before.splitlines())], "one run", "another"))
            raise CannotRun(f"{name}: two runs are answered differently before “{sentence}”:\n{diff}")
        answer = now[len(before):].rstrip("\n")
        text += f"{PROMPT}{sentence}\n{answer}\n\n"
        before = now
    return text


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("transcripts", nargs="+", type=pathlib.Path)
    ap.add_argument("--shop", required=True)
    ap.add_argument("--command", default="clew")
    ap.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    a = ap.parse_args()
    writes = bool(os.environ.get("CLEW_WRITE_TRANSCRIPTS"))
    bad = turns = 0
    for path in a.transcripts:
        wanted = path.read_text(encoding="utf-8")
        sentences = [l[len(PROMPT):] for l in wanted.splitlines() if l.startswith(PROMPT)]
        if not sentences: print(f"{path}: no line begins with “{PROMPT}”", file=sys.stderr); sys.exit(2)
        try: got = transcript(path.name, a.command, a.shop, sentences, a.jobs)
        except CannotRun as e: print(e, file=sys.stderr); sys.exit(2)
        turns += len(sentences)
        if writes: path.write_text(got, encoding="utf-8")
        elif got != wanted:
            bad += 1
            sys.stdout.writelines(difflib.unified_diff(wanted.splitlines(True), got.splitlines(True), f"{path.name} as written", f"{path.name} now", n=2))
    if writes: print(f"transcripts: {len(a.transcripts)} written, {turns} turns; read the difference before you commit it")
    else: print(f"transcripts: {len(a.transcripts)} · turns {turns} · as written {len(a.transcripts) - bad}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
