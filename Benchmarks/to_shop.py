#!/usr/bin/env python3
"""Turns the public data sets into what a shop would hand to Clew, and into test files for score.py.

  to_shop.py ml1m DATA/ml1m-kg OUT      feed.xml (title, genre), triples.tsv (head relation tail), train.csv, valid.csv, history.tsv, test.tsv
  to_shop.py retail DATA/retail OUT     feed.xml (description, price), train.csv (all but the last 28 days; returns as `return`), history.tsv,
                                        test.tsv (first purchases of the last 28 days by customers with a history), again.tsv (repeat purchases);
                                        and the same of train.csv to choose settings by: early.csv, late.csv (its last 28 days), valid.tsv (first
                                        purchases in late.csv), valid-again.tsv (repeat purchases)
  to_shop.py fashion DATA/fashion OUT   feed.xml (title, brand = first word, category path, colour, picture link), labels.tsv
                                        (item_id half colour subcategory title picture; half A to fit, B to report, by SHA-256 parity);
                                        and without categories taught.xml (colours of half A alone) and untold.xml (no colours), and the
                                        same with titles freed of colour words: taught-bare.xml, untold-bare.xml
  to_shop.py cold OUT_OF_sequences_to_shop.py OUT   the same shop with a tenth of its products (SHA-256 of the id, first byte < 26) stripped of all events:
                                        feed.xml, train.csv, history.tsv, test.tsv (their lost events), test-items.tsv (those products); and the
                                        same of train.csv with another tenth, to choose settings by: early.csv, valid.tsv, valid-items.tsv

Events: user_id,item_id,event,value,timestamp. Protocols and metrics: README.md beside the data.
"""
import argparse, csv, datetime, gzip, hashlib, os, re, shutil, statistics, sys
from xml.sax.saxutils import escape

HEAD = ["user_id", "item_id", "event", "value", "timestamp"]


def feed(path, rows):
    with open(path, "w", encoding="utf-8") as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n<title>shop</title>\n')
        for row in rows:
            f.write("<item>" + "".join(f"<g:{k}>{escape(str(v))}</g:{k}>" for k, v in row if v not in ("", None)) + "</item>\n")
        f.write("</channel></rss>\n")


def pairs(path, rows):
    with open(path, "w", encoding="utf-8") as f:
        f.write("user_id\titem_id\n"); f.writelines(f"{u}\t{i}\n" for u, i in rows)


def events(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f); w.writerow(HEAD); w.writerows(rows)


def iso(t):
    return datetime.datetime.fromtimestamp(int(t), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def tsv(path):
    with open(path, encoding="utf-8") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def ml1m(src, out):
    item = {r["eid"]: r["pid"] for r in tsv(f"{src}/i2kg_map.txt")}
    movie = {r["pid"]: r for r in tsv(f"{src}/products.txt")}
    name = {r["eid"]: r["name"] for r in tsv(f"{src}/e_map.txt")}
    relation = {r["id"]: r["name"] for r in tsv(f"{src}/r_map.txt")}
    new = {r["new_id"]: r["rating_id"] for r in tsv(f"{src}/product_mapping.txt")}
    part = {p: [l.split("\t")[:4] for l in gzip.open(f"{src}/{p}.txt.gz", "rt")] for p in ("train", "valid", "test")}
    used = sorted({r[1] for rows in part.values() for r in rows}, key=int)
    feed(f"{out}/feed.xml", ([("id", i), ("title", movie.get(new[i], {}).get("name", new[i])), ("product_type", movie.get(new[i], {}).get("genre", "")),
                              ("price", "1.00 USD"), ("availability", "in_stock")] for i in used))
    node = lambda e: f"product:{e}" if e in item else f"entity:{name[e]}"
    with open(f"{out}/triples.tsv", "w", encoding="utf-8") as f:
        f.write("head\trelation\ttail\n")
        for r in tsv(f"{src}/kg_final.txt"):
            f.write(f"{node(r['entity_head'])}\t{relation[r['relation']]}\t{node(r['entity_tail'])}\n")
    for p in ("train", "valid"):
        events(f"{out}/{p}.csv", ([u, i, "purchase", 1, iso(t)] for u, i, _, t in part[p]))
    pairs(f"{out}/history.tsv", ((u, i) for p in ("train", "valid") for u, i, _, _ in part[p]))
    pairs(f"{out}/test.tsv", ((u, i) for u, i, _, _ in part["test"]))
    bad = sum(item.get(i) != new[i] for i in used)
    print(f"{len(used)} movies, {bad} whose graph id differs from their rating id")


def retail(src, out):
    rows = [r for r in csv.DictReader(gzip.open(f"{src}/transactions.csv.gz", "rt", encoding="utf-8")) if r["CustomerID"].strip()]
    day = lambda r: datetime.datetime.fromisoformat(r["InvoiceDate"])
    cut = max(map(day, rows)) - datetime.timedelta(days=28)
    price, text = {}, {}
    for r in rows:
        price.setdefault(r["StockCode"], []).append(float(r["UnitPrice"])); text[r["StockCode"]] = r["Description"].strip()
    feed(f"{out}/feed.xml", ([("id", c), ("title", text[c] or c), ("price", f"{statistics.median(p):.2f} GBP"), ("availability", "in_stock")] for c, p in sorted(price.items())))
    who = lambda r: str(int(float(r["CustomerID"])))
    def line(r):
        return [who(r), r["StockCode"], "purchase" if float(r["Quantity"]) > 0 else "return", abs(int(float(r["Quantity"]))), day(r).strftime("%Y-%m-%dT%H:%M:%SZ")]
    def split(rows, cut, before, after):
        """Writes the events before the cut, answers what was bought then, and what later by customers of then."""
        old, new = [r for r in rows if day(r) < cut], [r for r in rows if day(r) >= cut]
        events(f"{out}/{before}.csv", map(line, old))
        if after:
            events(f"{out}/{after}.csv", map(line, new))
        bought = {(who(r), r["StockCode"]) for r in old if float(r["Quantity"]) > 0}
        known = {u for u, _ in bought}
        return old, bought, {(who(r), r["StockCode"]) for r in new if float(r["Quantity"]) > 0 and who(r) in known}
    train, bought, late = split(rows, cut, "train", None)
    pairs(f"{out}/history.tsv", sorted(bought)); pairs(f"{out}/test.tsv", sorted(late - bought)); pairs(f"{out}/again.tsv", sorted(late & bought))
    _, early, then = split(train, cut - datetime.timedelta(days=28), "early", "late")
    pairs(f"{out}/valid.tsv", sorted(then - early)); pairs(f"{out}/valid-again.tsv", sorted(then & early))
    print(f"{len(price)} products, {len({u for u, _ in bought})} customers, {len(late - bought)} first and {len(late & bought)} repeat purchases after {cut}")


def fashion(src, out):
    rows = list(csv.DictReader(open(f"{src}/styles.csv", encoding="utf-8")))
    half = lambda r: "AB"[hashlib.sha256(r["id"].encode()).digest()[-1] & 1]
    said = {w for r in rows for w in re.findall("[a-z]+", r["baseColour"].lower())} - {"coffee", "na", "off"} | {"gray", "multicoloured"}
    bare = lambda text: " ".join(w for w in text.split() if w.strip(".,()").lower() not in said)
    whole = lambda r, title: [("id", r["id"]), ("title", title), ("brand", r["productDisplayName"].split(" ")[0]), ("product_type", f"{r['masterCategory']} > {r['subCategory']}"),
                              ("color", r["baseColour"]), ("gender", {"Men": "male", "Boys": "male", "Women": "female", "Girls": "female"}.get(r["gender"], "unisex")),
                              ("image_link", f"images/{r['id']}.jpg"), ("price", "10.00 USD"), ("availability", "in_stock")]
    feed(f"{out}/feed.xml", (whole(r, r["productDisplayName"]) for r in rows))
    # What the lists are judged by is not told; colours are told of half A, to learn from, or of none.
    for end, title in (("", lambda r: r["productDisplayName"]), ("-bare", lambda r: bare(r["productDisplayName"]) or r["id"])):
        for name, told in (("taught", "A"), ("untold", "")):
            hidden = lambda r: {"product_type"} | (set() if half(r) in told else {"color"})
            feed(f"{out}/{name}{end}.xml", ([(k, v) for k, v in whole(r, title(r)) if k not in hidden(r)] for r in rows))
    with open(f"{out}/labels.tsv", "w", encoding="utf-8") as f:
        f.write("item_id\thalf\tcolour\tsubcategory\ttitle\tpicture\n")
        for r in rows:
            picture = f"{src}/images/{r['id']}.jpg"
            mark = hashlib.sha256(open(picture, "rb").read()).hexdigest()[:16] if os.path.exists(picture) else r["id"]
            title = " ".join(r["productDisplayName"].split())
            f.write(f"{r['id']}\t{half(r)}\t{r['baseColour']}\t{r['subCategory']}\t{title}\t{mark}\n")
    print(len(rows), "products; pass --images", f"{src}/images' parent or the folder that holds images/")

def cold(src, out):
    def strip(rows, low, high, kept, test):
        """Takes the events of a share of the products away, and answers what is left."""
        byte = lambda r: hashlib.sha256(r["item_id"].encode()).digest()[0]
        left, lost = [r for r in rows if not low <= byte(r) < high], [r for r in rows if low <= byte(r) < high]
        events(f"{out}/{kept}.csv", ([r[h] for h in HEAD] for r in left))
        users = {r["user_id"] for r in left}
        pairs(f"{out}/{test}.tsv", ((r["user_id"], r["item_id"]) for r in lost if r["user_id"] in users))
        with open(f"{out}/{test}-items.tsv", "w") as f:
            f.write("item_id\n" + "".join(f"{i}\n" for i in sorted({r["item_id"] for r in lost})))
        return left, lost
    shutil.copyfile(f"{src}/feed.xml", f"{out}/feed.xml")
    rows = [r for p in ("train", "valid") for r in csv.DictReader(open(f"{src}/{p}.csv", encoding="utf-8"))]
    kept, lost = strip(rows, 0, 26, "train", "test")
    strip(kept, 26, 52, "early", "valid")
    pairs(f"{out}/history.tsv", ((r["user_id"], r["item_id"]) for r in kept))
    print(f"{len({r['item_id'] for r in lost})} products without events, {len(lost)} events moved to the test")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("kind", choices=["ml1m", "retail", "fashion", "cold"]); a.add_argument("source"); a.add_argument("out")
    a = a.parse_args(); os.makedirs(a.out, exist_ok=True)
    globals()[a.kind](a.source, a.out)


main()
