// Recommender › Trial: lists for the customers of one fold, on all cores.

import Catalogue
import Dispatch
import Evaluation
import Fusion
import Scoring
import Synchronization

/// One customer's lists beside what she wanted.
struct TrialCase: Sendable {
  let held: HeldOut
  /// The products that she chose before, rising.
  let chosen: [Int32]
  /// One a provider, the best first.
  let lists: [[Int32]]
}

/// Asks providers for the lists of a fold's customers.
struct Trial: Sendable {
  let shop: Shop
  let fold: Fold
  private let ranges: [Range<Int>]
  private let reader: HistoryReader
  private let eligible: [Int16]
  private let terms: NamedTerms
  let includesSeen: Bool

  /// `candidates` are those of the shop's rules; without them everything that is offered may be listed.
  init(_ shop: Shop, _ fold: Fold, includesSeen: Bool = false, candidates: Candidates? = nil) {
    self.shop = shop
    self.fold = fold
    self.includesSeen = includesSeen
    ranges = Event.ranges(of: fold.profiles, userCount: shop.customers.count)
    reader = fold.moment.map { shop.history.at($0) } ?? shop.history
    eligible = candidates?.eligible ?? shop.catalogue.products.map { $0.isOffered ? 0 : -1 }
    terms = candidates?.terms ?? [:]
  }

  /// The cases of these customers in their order; the same whatever the number of cores.
  ///
  /// A customer of whom nothing at all is known gets no list, as in `clew recommend --all-users`.
  func run(
    _ held: [HeldOut], providers: [any ListProvider], count: Int, progress: (Int) -> Void = { _ in }
  ) -> [TrialCase] {
    let results = Mutex([TrialCase?](repeating: nil, count: held.count))
    var start = 0
    while start < held.count {
      let chunk = start..<min(start + Self.chunk, held.count)
      DispatchQueue.concurrentPerform(iterations: chunk.count) { turn in
        let place = chunk.lowerBound + turn
        let found = self.judged(held[place], providers, count)
        results.withLock { $0[place] = found }
      }
      start = chunk.upperBound
      progress(start)
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  private static let chunk = 256

  private func judged(_ held: HeldOut, _ providers: [any ListProvider], _ count: Int) -> TrialCase {
    let own = profile(of: held.user)
    let chosen = Set(own.lazy.filter(reader.isChoice).map { Int32($0.product.index) }).sorted()
    guard !own.isEmpty else { return TrialCase(held: held, chosen: [], lists: providers.map { _ in [] }) }
    let request = request(of: held.user)
    let seen = includesSeen ? [] : Set(own.lazy.filter { $0.kind.marksAsSeen }.map(\.product.index))
    let candidates = ListCandidates(eligible: eligible, terms: terms, seen: seen)
    return TrialCase(
      held: held, chosen: chosen,
      lists: providers.map { $0.list(for: request, among: candidates, count: count) })
  }

  func profile(of user: Int) -> ArraySlice<Event> {
    user < ranges.count ? fold.profiles[ranges[user]] : []
  }

  /// What is known of a customer, as the scorers hear it.
  func request(of user: Int) -> ScoringRequest {
    ScoringRequest(user: user, history: reader.items(profile(of: user)))
  }
}

extension Event {
  /// Where each customer's events stand among events by customer.
  static func ranges(of events: [Event], userCount: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(userCount)
    var place = 0
    for user in 0..<userCount {
      let start = place
      while place < events.count, events[place].user == user { place += 1 }
      ranges.append(start..<place)
    }
    return ranges
  }
}

extension Array {
  /// At most `count` of them, evenly spread and in their order; all for `nil`.
  func spread(_ count: Int?) -> [Element] {
    guard let count, count < self.count else { return self }
    return (0..<count).map { self[$0 * self.count / count] }
  }
}
