#!/usr/bin/env python3
"""Scores names of colours and lists of similar products against labels. Independent of Clew: it reads files only.

  colours.py LABELS [--names NAMES] [--similar LISTS] [--half A|B] [--min NAME=0.5 ...]

LABELS   what to_shop.py fashion writes: item_id half colour subcategory title picture, tab-separated. The 34 labels count as
         eleven basic colours by the table below; products of another label are no queries.
NAMES    what `clew colours --tsv` writes. top1, top2 = share whose colour is the first, or one of the first two names; with
         a share of at least 0.5: how many (sure) and how many of these are right (sure1). A product without a name is wrong.
LISTS    what `clew similar --all --tsv --top 40` writes. Precision@10 = share of the first ten with the same label, means over
         queries: colour (of 34), basic (of 11), subcategory, both (colour and subcategory); apart: both, when products of the
         same title or picture are left out of the lists. A list that is shorter counts as filled up with wrong ones.
--half   only queries of one half; candidates are all products.
Exit status 1 when a --min is missed, 2 when the input is broken.
"""
import argparse, collections, csv, sys

KINDS = {"white": "White|Off White|Cream", "grey": "Grey|Charcoal|Silver|Steel", "red": "Red|Maroon", "orange": "Orange|Peach",
         "yellow": "Yellow|Mustard|Gold", "green": "Green|Olive|Teal", "blue": "Blue|Navy Blue", "purple": "Purple|Lavender|Mauve",
         "pink": "Pink|Magenta", "brown": "Brown|Beige|Tan|Khaki|Copper|Rust|Bronze|Taupe|Coffee Brown", "black": "Black"}
BASIC = {word: basic for basic, words in KINDS.items() for word in words.split("|")}


def rows(path, *needed):
    with open(path, encoding="utf-8") as f:
        table = csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = [n for n in needed if n not in (table.fieldnames or [])]
        if missing:
            print(f"colours.py: {path}: no column {', '.join(missing)}", file=sys.stderr); sys.exit(2)
        return list(table)


def names(path, labels, queries):
    found = {}
    for r in rows(path, "item_id", "colour", "share", "second"):
        found.setdefault(r["item_id"], r)
    none = {"colour": "", "second": "", "share": "0"}
    # A finer name of the lexicon counts as nothing unless it is one of the eleven.
    judged = [(BASIC[labels[q]["colour"]], found.get(q, none)) for q in queries]
    sure = [(t, r) for t, r in judged if float(r["share"] or 0) >= 0.5]
    mean = lambda hits, of: sum(hits) / len(of) if of else 0.0
    return {"top1": mean((t == r["colour"] for t, r in judged), judged),
            "top2": mean((t in (r["colour"], r["second"]) for t, r in judged), judged),
            "sure": len(sure) / len(judged), "sure1": mean((t == r["colour"] for t, r in sure), sure)}


def similar(path, labels, queries):
    lists = collections.defaultdict(list)
    for r in rows(path, "item_id", "similar_id", "rank"):
        if r["similar_id"] == r["item_id"] or int(r["rank"]) != len(lists[r["item_id"]]) + 1 or r["similar_id"] not in labels:
            print(f"colours.py: {path}: bad line {r}", file=sys.stderr); sys.exit(2)
        lists[r["item_id"]].append(r["similar_id"])
    total = collections.Counter()
    for q in queries:
        own = labels[q]
        apart = [i for i in lists[q] if labels[i]["title"] != own["title"] and labels[i]["picture"] != own["picture"]]
        for name, found in (("", lists[q][:10]), ("apart", apart[:10])):
            for i in found:
                other = labels[i]
                colour, kind = other["colour"] == own["colour"], other["subcategory"] == own["subcategory"]
                if name:
                    total["apart"] += colour and kind
                else:
                    total["colour"] += colour; total["subcategory"] += kind; total["both"] += colour and kind
                    total["basic"] += BASIC.get(other["colour"]) == BASIC[own["colour"]]
    return {name: total[name] / (10 * len(queries)) for name in ("both", "colour", "basic", "subcategory", "apart")}


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("labels"); a.add_argument("--names"); a.add_argument("--similar")
    a.add_argument("--half", choices=["A", "B"]); a.add_argument("--min", action="append", default=[])
    a = a.parse_args()
    labels = {r["item_id"]: r for r in rows(a.labels, "item_id", "half", "colour", "subcategory", "title", "picture")}
    queries = [i for i, r in labels.items() if r["colour"] in BASIC and a.half in (None, r["half"])]
    figures = {}
    if a.names: figures |= names(a.names, labels, queries)
    if a.similar: figures |= similar(a.similar, labels, queries)
    print(f"n={len(queries)} " + " ".join(f"{k}={v:.4f}" for k, v in figures.items()))
    missed = [m for m in a.min if figures.get(m.split("=")[0], 0) < float(m.split("=")[1])]
    for m in missed: print(f"missed: {m}", file=sys.stderr)
    sys.exit(1 if missed else 0)


main()
