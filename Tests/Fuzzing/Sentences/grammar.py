"""Fuzzing › grammar: sentences of every intent, filled with other words of the same kind."""
import re

SLOTS = {"users": "users", "items": "items", "categories": "categories", "brands": "brands", "colours": "colours",
         "materials": "materials", "attributes": "attributes"}
NUMBERS = ["0", "1", "2", "3", "5", "9", "42", "99", "120", "1000", "-1", "1.5", "1e9", "1e308", "99999999999999999999", "007",
           "12,50", "½", "²", "٣", "３", "NaN", "inf", "0x10", "one", "two", "seventeen", "a hundred", "两", "十二", "三百",
           "一百二十", "万亿", "几"]
REFS = ["#{}", "number {}", "the first one", "the last one", "第{}个", "最后一个", "it", "this one", "that", "L1#{}", "L9#{}", "these",
        "它", "这个", "第二款"]
DAYS = ["today", "yesterday", "last week", "since June", "since Monday", "until Friday", "in March", "last 30 days", "last 999999 weeks",
        "2026-02-30", "0000-00-00", "99999-12-31", "1970-01-01", "in 10000 years", "last year", "上周", "六月以来", "最近三十天", "去年", "13月",
        "下周五", "月底", "二月三十日", "between 2026-05-01 and 2025-05-01"]
SLASH = ["/rec", "/why", "/why-not", "/show", "/user", "/compare", "/similar", "/more", "/undo", "/redo", "/reset", "/drop", "/tune",
         "/ask", "/variants", "/stores", "/coupons", "/search", "/popular", "/trending", "/new", "/with", "/also", "/bundle",
         "/brands", "/offers", "/audience", "/alike", "/portrait", "/history", "/state", "/again", "/before", "/what-if", "/stats",
         "/import-report", "/keep", "/back", "/help", "/lang", "/nonsense", "/"]
OPTIONS = ["--category", "--brand", "--max", "--min", "--top", "--size", "--colour", "--not-brand", "--in-stock", "--gift", "--full",
           "--nothing", "--"]


class Grammar:
    """Templates are the golden sentences with their names, numbers and words taken out."""

    def __init__(self, words, lines):
        self.words = words
        self.by_word = {}
        for (section, language), some in words.items():
            if section not in SLOTS: continue
            for word in some:
                if len(word) > (1 if language == "zh" else 2): self.by_word.setdefault(word.lower(), section)
        longest = sorted(self.by_word, key=len, reverse=True)
        edge = lambda w: (r"\b" if w[0].isascii() and w[0].isalnum() else "") + re.escape(w) + (r"\b" if w[-1].isascii() and w[-1].isalnum() else "")
        self.names = re.compile("|".join(edge(word) for word in longest), re.IGNORECASE)
        self.templates = {}
        for line in lines:
            self.templates.setdefault(line["intent"], []).append((line["lang"], self.template(line["utterance"])))
        self.intents = sorted(self.templates)

    def template(self, sentence):
        sentence = sentence.replace("{", "(").replace("}", ")")
        sentence = self.names.sub(lambda m: "{" + self.by_word[m[0].lower()] + "}", sentence)
        sentence = re.sub(r"#\d+|number \d+|第[一二三四五]个", "{refs}", sentence)
        return re.sub(r"\d+", "{numbers}", sentence)

    def fill(self, template, language, chance):
        def word(match):
            kind = match[1]
            if kind == "numbers": return chance.choice(NUMBERS)
            if kind == "refs": return chance.choice(REFS).replace("{}", chance.choice(NUMBERS))
            spoken = language if chance.random() < 0.8 else ("zh" if language == "en" else "en")
            return chance.choice(self.words[kind, spoken])
        return re.sub(r"\{(\w+)\}", word, template)

    def sentence(self, chance):
        """A sentence, its language and its intent; the intents are equally likely."""
        if chance.random() < 0.1: return self.command(chance), "en", "*"
        intent = chance.choice(self.intents)
        language, template = chance.choice(self.templates[intent])
        sentence = self.fill(template, language, chance)
        if chance.random() < 0.15: sentence += " " + chance.choice(DAYS)
        return sentence, language, intent

    def command(self, chance):
        parts = [chance.choice(SLASH)]
        for _ in range(chance.randrange(4)):
            kind = chance.choice(["numbers", "options", "users", "items", "categories", "brands", "attributes"])
            parts.append(chance.choice(NUMBERS if kind == "numbers" else OPTIONS if kind == "options" else self.words[kind, "en"]))
        return " ".join(parts)
