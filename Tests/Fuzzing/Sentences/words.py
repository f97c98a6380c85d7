"""Fuzzing › words: what sentences are made of, read from the words and the golden sentences of the project."""
import csv, json, pathlib, re

ROOT = pathlib.Path(__file__).resolve().parents[3]
WRITES = {"feedback", "rule_add", "rule_off", "rule_on", "erase_user", "ingest", "save_list", "export"}
# What may write although it is no writing intent by name: a step back or forth, and an answer to a question.
WRITES_BY_THE_WAY = {"undo", "redo", "answer"}

# A sentence without any of these asks for nothing to be written. A word counts when one of these is its beginning, or when
# it is one typing mistake away: the chat mends misspelt words, too.
WRITE_WORDS = {
    "en": """take taking like liking lik'd love loving ador enjoy fancy fancie fan fans hate hating dislike detest loath stand bear keen fond crazy mad
        happy pleas impress delight thrill satisf unhappy disappoint annoy interest care convinc returned refund back hide hiding
        dismiss suppress remov kick strike delet rid throw cross bought buy purchas order owns pick went paid already got home sold
        mark note record log regist add put writ remember thumb save saving store keep bookmark file export download dump import
        ingest read update never always pin pins pinn boost bury burie promot push exclud block ban hidden eras forget forgot wipe
        purge anonymi gdpr undo redo revert turn switch stop disabl enabl lift
        scrap cancel revers discard revok drop ditch scratch restor reinstat step took grab rais bump favo call name title label""".split(),
    "zh": """喜欢 喜爱 爱 中意 看中 看上 满意 点赞 不错 很好 挺好 很棒 讨厌 厌恶 嫌 反感 受不了 兴趣 感冒 退 隐藏 屏蔽 藏 划掉 去掉 拿掉 删 移除
        买 购 入手 下单 已经 订 标记 记 登 备注 存 收藏 导 導 下载 绝不 别 不要 不准 禁 置顶 固定 优先 加权 降权 压 忘 抹 清 注销 擦 撤 恢复 重做 关 停 取消 启用 打开
        作废 收回 不算 还原 倒回 回退 回去 回到 返回 点错 按错 弄回 加回 放回 拿走 带走 拿了 推 提 靠后 往下 往后 沉底 排后 早就有 早有 已有 起名 取名 命名 留 一律 绝对 永远 统统 不能 不想 星 降低 丑 赞""".split(),
}
# What more than one word asks.
WRITE_PHRASES = ["n't show", "nt show", "not show", "do it again", ".xml"]
# One letter away from a write word counts only where the word is long enough not to be any word.
LEAST_FOR_TYPOS = 4


def lists_of(path):
    """(id, language) of every list of words in a YAML file, one entry a line."""
    found = {}
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.match(r"\w+:", line): section = line.split(":")[0]
        entry = re.match(r"  ([\w-]+): \{(.*)", line)
        if not entry: continue
        for language in ("en", "zh"):
            words = re.search(rf"\b{language}: (\[[^\]]*\])", entry[2])
            if words: found.setdefault((section, language), []).extend(json.loads(words[1]))
        name = re.search(r'name: "([^"]+)"', entry[2])
        also = re.search(r"also: (\[[^\]]*\])", entry[2])
        if section == "brands" and name:
            for language in ("en", "zh"): found.setdefault((section, language), []).extend([name[1]] + json.loads(also[1] if also else "[]"))
    return found


def words():
    """The words of each kind and language, of Graph/ and of the sample shop."""
    kinds = {}
    for path in sorted((ROOT / "Graph").glob("lexicon*.yaml")) + [ROOT / "Assets/lexicon.yaml"]:
        for key, some in lists_of(path).items():
            kinds.setdefault(key, [])
            kinds[key] += [word for word in some if word not in kinds[key]]
    with open(ROOT / "Assets/customers.csv", encoding="utf-8") as file: people = list(csv.DictReader(file))
    feed = (ROOT / "Assets/feed.xml").read_text(encoding="utf-8").split("<item>")[1:]
    titles = [title for item in feed for title in re.findall(r"<title>([^<]+)", item)]
    items = [item for part in feed for item in re.findall(r"<g:item_group_id>([^<]+)", part)]
    for language in ("en", "zh"):
        kinds["users", language] = [p["name"] for p in people if p["name"]] + [p["user_id"] for p in people]
        kinds["items", language] = sorted(set(items)) + sorted({title.split(",")[0] for title in titles})
        for section in ("categories", "brands", "colours", "materials", "attributes"):
            if not kinds.get((section, language)): raise SystemExit(f"no {section} in {language}: has the form of the word lists changed?")
    if not titles or not items: raise SystemExit("Assets/feed.xml: no titles or items found")
    return kinds


def asks_to_write(text):
    """Whether some word of the text could be meant as an order to write something, or as news worth writing down."""
    text = text.lower()
    # 不喜（欢 says it as well.
    bare = re.sub(r"\W", "", text)
    if any(word in text or word in bare for word in WRITE_WORDS["zh"] + WRITE_PHRASES): return True
    for word in re.findall(r"[^\W\d_]+", text):
        for known in WRITE_WORDS["en"]:
            if word.startswith(known): return True
            if len(known) >= LEAST_FOR_TYPOS and any(is_near(word[:len(known) + d], known) for d in (-1, 0, 1)): return True
    return False


def is_near(one, other):
    """At most one letter added, left out, changed, or two neighbours swapped."""
    if one == other: return True
    if abs(len(one) - len(other)) > 1: return False
    at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    return (one[at + 1:] == other[at + 1:] or one[at + 1:] == other[at:] or one[at:] == other[at + 1:]
            or (one[at:at + 2] == other[at:at + 2][::-1] and one[at + 2:] == other[at + 2:]))


def golden():
    """The golden sentences: {"lang", "setup", "utterance", "intent", "no_write"}."""
    lines = []
    for path in sorted((ROOT / "Tests/Golden").glob("*.jsonl")):
        # What is only supposed inside of a what-if is news outside of one, where a spoilt sentence may have led.
        if path.name == "second-what-if.jsonl": continue
        lines += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for line in lines:
        # Mixed with others, a sentence that writes is still to be known by a word of its own.
        if line["intent"] in WRITES and not asks_to_write(line["utterance"]):
            raise SystemExit(f"{line['id']}: no word of {line['utterance']!r} is among WRITE_WORDS")
    return lines


def is_read_only(line):
    return line.get("no_write") or (line["intent"] not in WRITES | WRITES_BY_THE_WAY
                                    and not any(a["intent"] in WRITES for a in line.get("also", [])))
