// Conversation › CompoundOffer: several wishes at once that what is left can meet together.

package import GraphRules

/// A compound critique: what some of the products that are left have in common against the first of the list.
///
/// Offered under a list, so that an agent sees which trade-offs there are. K. McCarthy et al., “Experiments in Dynamic
/// Critiquing”, IUI 2005.
package struct CompoundOffer: Hashable, Sendable {
  /// What is wished, as slots: `critiques` relative to ``reference``, and chips.
  package let slots: SlotMap
  /// The place in the list, from 1, of the product that it is relative to.
  package let reference: Int
  /// How many products that would leave.
  package let count: Int

  package init(slots: SlotMap, reference: Int, count: Int) {
    self.slots = slots
    self.reference = reference
    self.count = count
  }

  /// The keys that choose the offers of a list, in their order.
  package static let keys = ["a", "b", "c"]

  /// The turn that it stands for.
  func turn(language: String) -> Turn {
    guard slots["critiques"] != nil else { return Turn(intent: "refine", slots: slots, language: language) }
    return Turn(
      intent: "critique", slots: slots.merging(SlotMap([("ref", .string("#\(reference)"))])),
      language: language)
  }

  /// For instance `cheaper, Northpeak`.
  package func label(lexicon: Lexicon, language: String) -> String {
    var words: [String] = []
    if case .list(let critiques)? = slots["critiques"] {
      words += critiques.compactMap(\.map).map {
        Critique.words($0["attr"]?.string ?? "", $0["dir"]?.string ?? "", language: language)
      }
    }
    for (slot, prefix) in [
      ("category", ""), ("brand", "brand:"), ("colour", "colour:"), ("material", "material:"),
    ] {
      words += (slots[slot]?.strings ?? []).map {
        Chips.label(prefix + $0, lexicon: lexicon, language: language)
      }
    }
    words += (slots["attrs"]?.map?.keys ?? []).map {
      Chips.label("attr:" + $0, lexicon: lexicon, language: language)
    }
    return words.joined(separator: language == "zh" ? "、" : ", ")
  }
}
