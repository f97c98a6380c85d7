#!/usr/bin/env python3
"""Write sentences that name products of a feed: whole, in part, misspelt, in both languages.

Usage: naming_sentences.py FEED [COUNT] >SENTENCES
FEED is one of `scale_shop.py`: an item a line, its title of four words first. All ask what "she" did while no customer
is loaded, so that `turn_times.py CLEW SHOP SENTENCES` times how a sentence is read and its names are found, and hardly
anything else. The same sentences every time.
"""
import random
import re
import sys


def misspelt(word):
    return word[:3] + word[4:] if len(word) > 5 else word


def main():
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    with open(sys.argv[1], encoding="utf-8") as feed:
        titles = [found[1] for line in feed if (found := re.search("<item>.*?<title>(.*?)</title>", line))]
    chance = random.Random(6)
    for title in chance.sample(titles, count):
        brand, name, kind, number = title.split()
        print(chance.choice([
            f"did she buy the {title}",
            f"has she bought {title.lower()} before",
            f"did she buy the {name} {kind} {number}",
            f"did she return the {misspelt(brand)} {name} {kind} {number}",
            f"她买过 {title} 吗",
            f"did she evr look at the {brand} {misspelt(name)} {kind} {number}",
        ]))


if __name__ == "__main__":
    main()
