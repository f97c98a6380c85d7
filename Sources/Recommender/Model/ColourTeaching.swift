// Recommender › ColourTeaching: what the feed's colour words taught of the pictures.

import Features
import GraphRules
import KnowledgeGraph

/// How well pictures are named by what the shop's own words taught, beside the lexicon's colours alone.
package struct ColourTeaching: Codable, Hashable, Sendable {
  /// How many different pictures it was learned from, or where they are too few, how many have one colour word.
  package let pictures: Int
  /// How many of these were named right, each by a readout that had not seen it; `nil` where too few were there.
  package let right: Int?
  /// How many of these the lexicon names right.
  package let lexiconRight: Int?
  /// Whether pictures are named by what was learned: only where it is right more often than the lexicon.
  package let isUsed: Bool

  /// So many pictures are enough to learn from; of more, this many are taken, evenly spread.
  private static let most = 10_000

  /// Learns from the pictures of a shop whose colours its feed tells.
  ///
  /// - Returns: What was found out, and the readout where it is better than none.
  static func learn(from shop: Shop) -> (teaching: ColourTeaching, readout: ColourReadout?) {
    let basics = Dictionary(
      shop.rules.lexicon.colours.compactMap { colour in colour.basic.map { (colour.entry.id, $0) } }
    ) { first, _ in first }
    let told = lessons(of: shop, basics)
    let lessons = ColourReadoutTrainer.usable(told.spread(most))
    guard !lessons.isEmpty else {
      return (ColourTeaching(pictures: told.count, right: nil, lexiconRight: nil, isUsed: false), nil)
    }
    let trainer = ColourReadoutTrainer()
    let found = trainer.crossFitted(lessons)
    let right = zip(lessons, found).count { $0.colour == $1?.colour }
    let lexiconRight = lessons.count { lesson in
      shop.features.mainColour(of: lesson.picture).flatMap { basics[$0] } == lesson.colour
    }
    let readout = right > lexiconRight ? trainer.train(lessons) : nil
    return (
      ColourTeaching(
        pictures: lessons.count, right: right, lexiconRight: lexiconRight, isUsed: readout != nil), readout
    )
  }

  /// Each different picture with the one basic colour that its words mean, in the order of the catalogue.
  private static func lessons(of shop: Shop, _ basics: [String: BasicColour]) -> [ColourLesson] {
    var known: Set<ColourLesson> = []
    var lessons: [ColourLesson] = []
    for (own, facts) in zip(shop.features.pictures, shop.facts) {
      for (picture, variant) in zip(own, facts.variants) {
        let told = Set(variant.namedColours.map { basics[$0] })
        guard let picture, told.count == 1, let colour = told.first.flatMap(\.self) else { continue }
        let lesson = ColourLesson(picture: picture, colour: colour)
        if known.insert(lesson).inserted { lessons.append(lesson) }
      }
    }
    return lessons
  }
}
