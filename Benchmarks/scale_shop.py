#!/usr/bin/env python3
"""Write a made-up shop of any size, the same bytes every time.

Usage: scale_shop.py OUT PRODUCTS CUSTOMERS EVENTS
OUT/feed.xml has one variant a product; OUT/events.txt a customer a line, `user item item …`, without an item twice;
OUT/more.txt one more event of every hundredth customer, to learn incrementally.
Products are chosen by Zipf's law (exponent 0.9), two of three times among the thousand of the customer's own taste; how
much a customer does falls with the square root of her place. Needs numpy.
"""
import os
import sys

import numpy

COLOURS = ["Charcoal", "Navy", "Olive", "Brick Red", "Ivory", "Teal", "Rust", "Plum", "Silver", "Amber"]
KINDS = ["Boots", "Jacket", "Scarf", "Daypack", "Socks", "Mug", "Vest", "Lamp", "Dress", "Shirt", "Hat", "Tent"]
SYLLABLES = ["al", "be", "cor", "da", "es", "fjo", "gra", "hol", "in", "jar", "kel", "lu", "mar", "nor", "ost", "pe"]
TASTE = 1000  # products a taste


def name(number):
    """A word for a number; numbers that are 4096 apart share it."""
    return "".join(SYLLABLES[number >> shift & 15] for shift in (0, 4, 8))


def feed(path, products):
    with open(path, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n')
        out.write("  <channel>\n<title>Made-up shop</title>\n<link>https://shop.example</link>\n")
        for n in range(products):
            taste, kind = n // TASTE, KINDS[n * 7 % 12]
            brand = name(n * 31 // 200 % 4096).capitalize()
            out.write(
                f"<item><g:id>{n}</g:id><title>{brand} {name(n * 97 % 4096)} {kind} {n}</title>"
                f"<description>{kind} for {name(n * 53 % 4096)} days.</description>"
                f"<link>https://shop.example/p/{n}</link><g:availability>in_stock</g:availability>"
                f"<g:price>{5 + n * 7919 % 400}.{n % 10}0 EUR</g:price><g:brand>{brand}</g:brand>"
                f"<g:condition>new</g:condition><g:color>{COLOURS[n * 3 % 10]}</g:color>"
                f"<g:product_type>Range {taste} &gt; {kind}</g:product_type></item>\n")
        out.write("  </channel>\n</rss>\n")


def shares(count, exponent):
    weights = numpy.arange(1, count + 1, dtype=numpy.float64) ** -exponent
    return numpy.cumsum(weights / weights.sum())


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    out = sys.argv[1]
    products, customers, events = (int(float(number)) for number in sys.argv[2:])
    os.makedirs(out, exist_ok=True)
    feed(f"{out}/feed.xml", products)
    chance = numpy.random.Generator(numpy.random.PCG64(7))
    # Places by popularity are spread over the catalogue; within a taste the first are the most chosen.
    spread = chance.permutation(products).astype(numpy.int32)
    anywhere, nearby = shares(products, 0.9), shares(min(TASTE, products), 0.9)
    activity = numpy.arange(1, customers + 1, dtype=numpy.float64) ** -0.5
    activity *= events / activity.sum()
    counts = numpy.floor(activity + chance.random(customers)).astype(numpy.int64)
    order = chance.permutation(customers)
    tastes = max(1, products // TASTE)
    written = pairs = 0
    block = 50_000
    with open(f"{out}/events.txt", "w", encoding="ascii") as file, open(f"{out}/more.txt", "w", encoding="ascii") as more:
        for start in range(0, customers, block):
            own = counts[order[start:start + block]]
            users = numpy.repeat(numpy.arange(start, start + len(own)), own)
            taste = numpy.repeat(chance.integers(0, tastes, len(own)), own)
            total = len(users)
            items = spread[numpy.searchsorted(anywhere, chance.random(total)).clip(0, products - 1)].astype(numpy.int64)
            near = taste * TASTE + numpy.searchsorted(nearby, chance.random(total)).clip(0, TASTE - 1)
            items = numpy.where(chance.random(total) < 2 / 3, near % products, items)
            # Each pair once, in the order of the first.
            key = users * products + items
            _, first = numpy.unique(key, return_index=True)
            first.sort()
            users, items = users[first], items[first]
            cuts = numpy.flatnonzero(numpy.diff(users)) + 1
            for row, who in zip(numpy.split(items, cuts), users[numpy.concatenate(([0], cuts))] if total else []):
                file.write(f"{who} {' '.join(map(str, row.tolist()))}\n")
                written += len(row)
                pairs += len(row) ** 2
                if who % 100 == 0:
                    more.write(f"{who} {(row[0] // TASTE * TASTE + int(who) // 100 % TASTE) % products}\n")
    print(f"{products} products, {customers} customers, {written} events, {pairs} pairs")


if __name__ == "__main__":
    main()
