// Conversation › Tune: more variety, more surprise, less of what everybody buys.

struct Tune: Intent {
  let name = "tune"
  let commands = ["tune"]
  let isStep = true
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("change the mixture", "more variety, less mainstream"),
    chinese: ("调整风格", "多样一些，小众一点"), slash: "/tune more variety")

  private struct Rule: Sendable {
    let aspect: Tuning.Aspect
    let sign: Double
    let patterns: [Pattern]
  }

  private static func rule(_ aspect: Tuning.Aspect, _ sign: Double, _ patterns: String...) -> Rule {
    Rule(aspect: aspect, sign: sign, patterns: patterns.map { Pattern($0, 6.2) })
  }

  private static let rules = [
    rule(
      .diversity, 1,
      "(more|greater|bigger|wider|broader|better|some|bit of) (variety|diversity|range|choice|mix)",
      "(more|a bit more|really|very) (diverse|varied|mixed|different|colourful)",
      "(something|anything|things|stuff|ones) (completely|very|totally|a bit|quite|really)? (different|else entirely)",
      "(mix|shake|vary|change) (<ref>|things|it|them|the list) .. up", "(mix|shake) (<ref>|things)? up",
      "vary (<ref>|the list|it)",
      "(all|too|so) (the same|alike|similar|samey|uniform|monotonous)",
      "less (similar|alike|uniform|monotonous|of the same)",
      "(wider|broader) (selection|choice|range)", "more different (ones|things|products|kinds)",
      "(多样|多元|丰富|花样|换换口味|换口味|不一样|不同的|五花八门|差别大)", "(太像|都一样|太相似|太单一|千篇一律|大同小异)"),
    rule(
      .diversity, -1, "(less|lower) (variety|diversity|choice|diverse|varied|mixed)",
      "more (of the same|focused|alike|uniform|similar ones)",
      "(narrower|tighter|more focused) (selection|range|list)?", "(别太杂|太杂|统一一点|集中一点|少点花样|相近一点|类似一点)"),
    rule(
      .novelty, 1, "surprise (me|her|him|us|them|<user>)", "^surprise",
      "more (surprising|unusual|adventurous|daring|exciting|unexpected|creative)",
      "(something|anything|things) (unexpected|unusual|surprising|daring|exciting|adventurous|she does not know|out of the ordinary|off the wall)",
      "(be|get|feel) (bold|adventurous|daring|creative|braver|bolder)", "(think|go) outside the box",
      "less (predictable|obvious|boring|expected)",
      "(too)? (boring|predictable|obvious)$", "(出其不意|意料之外|没想到|没见过|不按常理|脑洞|惊喜|新奇|出乎意料|意想不到|大胆|新鲜感|新鲜一点|意外)"),
    rule(
      .novelty, -1, "(play|keep) .. safe",
      "(less|not so|not too|nothing too) (surprising|unusual|adventurous|daring|exciting|unexpected|wild|crazy)",
      "(more|rather)? (familiar|conventional|conservative|predictable|traditional) (ones|things|choices|please|products)?$",
      "(safer|safe) (choices|choice|ones|picks|bets|bet)",
      "fewer surprises", "(保守|稳妥|稳一点|熟悉一点|别太冒险|常规一点|中规中矩)"),
    rule(
      .popularity, -1,
      "(less|not so|not too|nothing too) (mainstream|popular|common|known|well known|obvious choices)",
      "(hidden gems|hidden gem|niche|insider tips|insider tip|underrated|lesser known|off the beaten)",
      "not (the)? (usual suspects|best sellers|bestsellers|what everybody|what everyone)",
      "fewer (best sellers|bestsellers)",
      "(not|that not) (everybody|everyone) (else)? (has|owns|wears|buys|knows|is wearing|got)",
      "(nobody|no one|hardly anybody|hardly anyone|few people|few) (else)? (has|have|owns|own|wears|knows|know)",
      "(something|anything|things|stuff|ones) (rare|rarer|less usual|uncommon|out of the way|obscure)",
      "(大路货|大路|烂大街|撞款|撞衫|人人都有|谁都有|满大街|街上少见|不常见|少有人)",
      "(小众|冷门|别太大众|不要太大众|不大众|没那么热门|别太热门|不那么热门|少见一点)"),
    rule(
      .popularity, 1, "more (mainstream|popular|common|well known)",
      "(crowd pleasers|crowd pleaser|tried and tested)", "less (niche|obscure|exotic)",
      "(大众一点|大众化|主流|热门一点|更热门|更大众|常见一点)", "(大众一点的)"),
  ]
  var patterns: [Pattern] { Self.rules.flatMap(\.patterns) }

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.constraints["category"] == nil,
      sentence.target.map({ $0.value.hasPrefix("@") }) ?? true,
      !Pattern("(how do i|why|what is|what does|what if|怎么|如何|为什么|如果)").matches(sentence.atoms)
    else { return nil }
    var slots = SlotMap()
    var covered: [Range<Int>] = []
    // Less mainstream is no more mainstream: what begins with less goes first where they share words.
    for rule in Self.rules.sorted(by: { $0.sign < $1.sign }) where slots[rule.aspect.rawValue] == nil {
      guard let match = rule.patterns.compactMap({ $0.firstMatch(sentence.atoms) }).first,
        !covered.contains(where: { $0.overlaps(match) })
      else { continue }
      covered.append(match)
      slots[rule.aspect.rawValue] = .string(rule.sign > 0 ? "+" : "-")
    }
    guard !slots.isEmpty else { return nil }
    return Reading(weight, slots)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    for aspect in Tuning.Aspect.allCases {
      guard let sign = turn.slots[aspect.rawValue]?.string else { continue }
      scene.dialogue.state.tuning.add(aspect, sign == "+" ? 1 : -1, at: scene.dialogue.turn)
    }
    return try scene.list(count: nil)
  }
}
