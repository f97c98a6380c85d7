// Explanation › ReasonNaming: which product and which words a reason names, so that no two reasons name the same.

import Catalogue
import Features
import GraphRules
import KnowledgeGraph
import Scoring

/// What has been named already.
struct Named {
  var products: Set<ProductID> = []
  /// Entities and words as they are called.
  var things: [String] = []

  /// Whether it is the same thing as one that was named: teal, and the muted teal of a picture.
  func holds(_ thing: String) -> Bool {
    let one = thing.lowercased()
    return things.contains { known in
      let other = known.lowercased()
      guard min(one.utf8.count, other.utf8.count) > 2 else { return one == other }
      return one.contains(other) || other.contains(one)
    }
  }
}

/// Chooses names for reasons.
struct ReasonNaming {
  let growth: ReasonGrowth
  let labels: Labels
  let names: ProductNames
  /// Words that say no more than the categories asked for.
  let trivial: Set<String>
  /// Which pairs of Chinese characters are words; `nil` takes all for words.
  let words: HanWords?

  /// Of the products behind a reason, one may be named that has at least so much of what the strongest has.
  private static let leastOfStrongest = 0.1
  private static let shownWords = 3

  /// The names of a reason, and whether one of them has been named before because no other is possible.
  func names(of candidate: ReasonCandidate, after named: Named) -> (told: Told, repeats: Bool) {
    var told = Told()
    (told.channel, told.subject) = (candidate.channel, candidate.subject)
    let agreeing = candidate.agreeing
    let strongest = abs(agreeing.first?.amount ?? 0)
    let possible = agreeing.filter { abs($0.amount) >= Self.leastOfStrongest * strongest }
    let fresh = possible.first { !named.products.contains($0.product) }
    told.item = (fresh ?? agreeing.first)?.product
    var repeats = fresh == nil && told.item != nil
    if let entity = candidate.entity {
      told.sharedID = labels.graph.name(entity)
      told.shared = labels.label(entity)
      told.swatches = labels.colour(entity).map { [$0] } ?? []
      // That two things are of one category is told by its name, that they are of one price by none.
      if named.holds(told.shared) { repeats = true }
    } else {
      told.sharedID = candidate.kind
      (told.words, told.swatches) = words(of: candidate, sharedWith: told.item, after: named)
    }
    told.relation = told.item.flatMap { candidate.relations[$0] }
    told.customers = customers(of: candidate, with: told.item)
    told.more = more(than: told, candidate)
    return (told, repeats)
  }

  /// The telling words that the named product shares, the heaviest first.
  private func words(of candidate: ReasonCandidate, sharedWith item: ProductID?, after named: Named) -> (
    words: [String], swatches: [UInt32]
  ) {
    guard case .kind(let kind) = candidate.subject else { return ([], []) }
    var sums: [String: Double] = [:]
    for place in candidate.leaves where growth.own(place)?.product == item {
      guard let word = growth.contributions[place].evidence.word else { continue }
      sums[word, default: 0] += growth.contributions[place].amount
    }
    let sorted = sums.filter { $0.value * candidate.amount > 0 }
      .sorted { (abs($1.value), $0.key) < (abs($0.value), $1.key) }.map(\.key)
    switch kind {
    case .colour:
      let free = sorted.first { !named.holds(labels.colourWord($0)) } ?? sorted.first
      guard let bin = free else { return ([], []) }
      return ([labels.colourWord(bin)], labels.colour(ofWord: bin).map { [$0] } ?? [])
    case .term where !candidate.isSaid:
      let own = item.map { names.full($0).lowercased() } ?? ""
      var telling: [String] = []
      for word in sorted where telling.count < Self.shownWords {
        // 藏青 and 青色 are pieces of one word.
        let isPiece = telling.contains { $0.last == word.first || $0.first == word.last } && word.count == 2
        if !isPiece, tells(word), !named.holds(word), !own.contains(word) { telling.append(word) }
      }
      return (telling, [])
    default: return (Array(sorted.prefix(Self.shownWords)), [])
    }
  }

  /// A number, a unit or “yes” tells nothing without what it stands beside.
  private func tells(_ word: String) -> Bool {
    word.first?.isNumber != true && !trivial.contains(word) && !labels.untold.contains(word)
      && words?.isWord(word) != false
  }

  private func customers(of candidate: ReasonCandidate, with item: ProductID?) -> Int? {
    let counts = candidate.leaves.compactMap { place -> Int? in
      switch growth.contributions[place].evidence {
      case .together(let product, let count), .next(let product, let count): product == item ? count : nil
      default: nil
      }
    }
    return counts.max().flatMap { $0 >= Phrases.leastCount ? $0 : nil }
  }

  /// How many more products were met in the same way and share what is named.
  private func more(than told: Told, _ candidate: ReasonCandidate) -> Int {
    guard let item = told.item else { return 0 }
    var others = Set(
      candidate.agreeing.map(\.product).filter { candidate.relations[$0] == told.relation })
    if case .kind(.term) = candidate.subject, told.words.isEmpty { return others.count - 1 }
    if case .kind(let kind) = candidate.subject, kind == .term || kind == .colour {
      var sharing: Set<ProductID> = []
      for place in candidate.leaves {
        guard let own = growth.own(place), let word = growth.contributions[place].evidence.word else {
          continue
        }
        if told.words.contains(kind == .colour ? labels.colourWord(word) : word) {
          sharing.insert(own.product)
        }
      }
      others.formIntersection(sharing)
    }
    others.remove(item)
    return others.count
  }
}

extension Evidence {
  /// The word, bin, value or rule that the evidence is about.
  var word: String? {
    switch self {
    case .term(let word), .colour(let word), .said(let word): word
    case .attribute(_, let value): value
    case .rule(let id): id
    default: nil
    }
  }
}
