#!/usr/bin/env python3
"""How far recall@k of ranked lists would move with other customers. Independent of Clew: it reads files only.

  intervals.py TEST RECS [RECS ...] [--k 20] [--samples 2000]

TEST and RECS are those of score.py. Prints recall@k of each RECS over the customers of TEST with its 95 % interval (percentiles of
resampled customers), and of its difference to the RECS before, customer by customer; a fixed seed gives the same figures every time.
Exit status 1 when a difference is not above 0 in at least 97.5 % of the samples.
"""
import argparse, collections, random, sys


def pairs(path, k=None):
    out = collections.defaultdict(set)
    with open(path, encoding="utf-8") as f:
        head = f.readline().rstrip("\n").split("\t")
        user, item = head.index("user_id"), head.index("item_id")
        for line in f:
            c = line.rstrip("\n").split("\t")
            if k is None or int(c[head.index("rank")]) <= k:
                out[c[user]].add(c[item])
    return out


def interval(values, samples):
    """Mean and percentiles of the means of resampled values, each distinct value drawn as often as it would be."""
    counts = collections.Counter(values)
    keys = list(counts); weights = [counts[v] for v in keys]
    chance = random.Random(7)
    means = sorted(sum(chance.choices(keys, weights, k=len(values))) / len(values) for _ in range(samples))
    return sum(values) / len(values), means[int(samples * 0.025)], means[int(samples * 0.975)]


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("test"); a.add_argument("recs", nargs="+"); a.add_argument("--k", type=int, default=20)
    a.add_argument("--samples", type=int, default=2000)
    a = a.parse_args()
    test = pairs(a.test); before, better = None, True
    for path in a.recs:
        recs = pairs(path, a.k)
        recall = [round(len(wanted & recs.get(u, set())) / len(wanted), 9) for u, wanted in test.items()]
        mean, low, high = interval(recall, a.samples)
        line = f"{path}\tcustomers {len(recall)}\trecall@{a.k} {mean:.4f} ({low:.4f} ... {high:.4f})"
        if before:
            mean, low, high = interval([round(x - y, 9) for x, y in zip(recall, before)], a.samples)
            line += f"\tmore than the one before by {mean:.4f} ({low:.4f} ... {high:.4f})"
            better = better and low > 0
        print(line); before = recall
    sys.exit(0 if better else 1)


main()
