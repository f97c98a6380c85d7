// ShopStore › IngestTransaction+Proposal: finding old products behind a feed's new ids.

import Catalogue

extension IngestTransaction {
  /// Pairs what the running feed left out with what it brought anew; to be asked after ``withdrawMissing()``.
  ///
  /// By link, then GTIN, then the set of picture links, then brand and MPN, then title: a pair is proposed when it
  /// is the only one that has the mark, on both sides, among those that no surer mark has paired.
  package func renameProposal() throws(ShopStoreError) -> RenameProposal {
    var old = try Self.candidates(prepared(Self.candidatesLeftOut), missing)
    var new = try Self.candidates(prepared(Self.candidatesBrought), nil, from: firstVariant, feed: feed)
    var proposal = RenameProposal()
    var found: [(row: Int, pair: RenameProposal.Pair)] = []
    for ground in RenameProposal.Ground.allCases {
      let olds = Self.unique(old, ground)
      let news = Self.unique(new, ground)
      for (mark, former) in olds {
        guard let latter = news[mark] else { continue }
        found.append((former.row, RenameProposal.Pair(old: former.id, new: latter.id, ground: ground)))
      }
      let paired = Set(found.map(\.pair.old))
      let taken = Set(found.map(\.pair.new))
      old.removeAll { paired.contains($0.id) }
      new.removeAll { taken.contains($0.id) }
    }
    proposal.pairs = found.sorted { $0.row < $1.row }.map(\.pair)
    proposal.unmatchedOld = old.count
    proposal.unmatchedNew = new.count
    return proposal
  }

  /// A variant by the marks that it may be known by again.
  private struct Candidate {
    let row: Int
    let id: String
    let link, gtin, pictures, mpn, title: String

    func mark(_ ground: RenameProposal.Ground) -> String {
      switch ground {
      case .link: link
      case .gtin: gtin
      case .pictures: pictures
      case .mpn: mpn
      case .title: title
      }
    }
  }

  private static let candidateColumns =
    "SELECT number, id, link, gtin, imageLink, moreImageLinks, brand, mpn, title FROM variant "
  private static let candidatesLeftOut = candidateColumns + "WHERE number = ?"
  private static let candidatesBrought = candidateColumns + "WHERE number >= ? AND feed = ? ORDER BY number"

  /// The rows of `rows`, or all from a number on.
  private static func candidates(
    _ query: RawStatement, _ rows: [Int]?, from first: Int = 0, feed: String = ""
  ) throws(ShopStoreError) -> [Candidate] {
    var candidates: [Candidate] = []
    guard let rows else {
      query.bind(1, first)
      query.bind(2, feed)
      while try query.step() { candidates.append(candidate(query)) }
      return candidates
    }
    for row in rows {
      query.bind(1, row)
      if try query.step() { candidates.append(candidate(query)) }
      query.reset()
    }
    return candidates
  }

  private static func candidate(_ row: RawStatement) -> Candidate {
    let brand = row.text(6)
    let mpn = row.text(7)
    let pictures = ([row.text(4)] + TextList.decode(row.text(5))).filter { !$0.isEmpty }.sorted()
    let words = row.text(8).lowercased().split { !$0.isLetter && !$0.isNumber }
    return Candidate(
      row: row.int(0), id: row.text(1), link: row.text(2), gtin: row.text(3),
      pictures: pictures.joined(separator: "\n"),
      mpn: mpn.isEmpty ? "" : "\(brand.lowercased())\n\(mpn)", title: words.joined(separator: " "))
  }

  /// Candidates by a mark that no other has.
  private static func unique(
    _ candidates: [Candidate], _ ground: RenameProposal.Ground
  ) -> [String: Candidate] {
    var found: [String: Candidate?] = [:]
    for candidate in candidates {
      let mark = candidate.mark(ground)
      if mark.isEmpty { continue }
      found[mark] = .some(found[mark] == nil ? candidate : nil)
    }
    return found.compactMapValues { $0 }
  }
}
