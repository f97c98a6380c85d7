// ShopStore › IngestTransaction+Variants: what a feed says about products.

package import Catalogue

/// What became of a feed's record.
package enum VariantOutcome: Hashable, Sendable {
  case new, changed, unchanged
}

/// What a feed left out.
package struct Withdrawal: Hashable, Sendable {
  package var variants = 0
  /// Products of which no variant is offered any more.
  package var products = 0
}

extension IngestTransaction {
  /// Takes a feed's record, a new variant or a new word on a known one.
  ///
  /// A new variant comes last among its item's. One that the feed moves to another item takes its events along
  /// and leaves an empty place behind, so that no other variant's place changes. An unchanged variant keeps its
  /// older source. A bare product, known from events alone, becomes the first variant that a feed brings.
  /// What a changed variant was before is kept for ``revert(_:)``.
  @discardableResult
  package func add(_ variant: Variant) throws(ShopStoreError) -> VariantOutcome {
    if let old = renames[variant.id] { try rename(old, to: variant) }
    let digest = VariantDigest(variant)
    guard let known = try row(ofVariant: variant.id) else {
      try place(variant, digest)
      changes.new += 1
      FeedDrift.sample(variant.id, into: &drift.newIDs)
      return .new
    }
    lastVariant = known.number
    let old = known.before
    let isSame = old.digest.whole == digest.whole
    if known.item == variant.item, isSame, known.isOffered, known.feed == feed {
      if named.insert(known.number) {
        changes.unchanged += 1
        drift.known += 1
        if variant.price != nil { drift.steadyPrices += 1 }
      }
      return .unchanged
    }
    if named.insert(known.number) { note(variant, old: old) }
    guard known.item == variant.item else {
      try keep(known.number, withPicture: true)
      try move(variant, digest, from: known)
      changes.count([.text])
      return .changed
    }
    let groups = digest.changes(from: old.digest)
    try keep(known.number, withPicture: groups.contains(.picture))
    if groups.contains(.picture) { try forgetPicture(of: known.number) }
    if known.isOffered, !known.isBare, known.feed != feed { borrowed.append((known.number, known.feed)) }
    let isSteady = known.isOffered && !known.isBare && known.feed == feed
    if !known.isOffered || known.feed != feed { joined += 1 }
    try write(variant, digest, isSteady: isSteady, to: known.number)
    if !isSteady { try offer(known.place.product) }
    if isSame, known.isOffered {
      changes.unchanged += 1
      return .unchanged
    }
    changes.count(groups)
    return .changed
  }

  /// Says that the feed names the variant of a row once more, with nothing new: as cheap as setting a bit.
  ///
  /// For callers that know from elsewhere that the record is what it was in the feed's last import.
  package func nameAgain(_ row: Int) {
    guard named.insert(row) else { return }
    changes.unchanged += 1
    drift.known += 1
    drift.steadyPrices += 1
  }

  /// Withdraws the variants of the running import's feed that it did not name: after a full feed.
  ///
  /// Withdrawn products keep their numbers and their history. A feed's first import withdraws nothing.
  /// A caller that finds too many withdrawn throws, and nothing has happened.
  package func withdrawMissing() throws(ShopStoreError) -> Withdrawal {
    guard !feed.isEmpty else { return Withdrawal() }
    let offered = try statement(
      "SELECT number, product FROM variant WHERE feed = ? AND offered = 1")
    offered.bind(1, feed)
    var missing: [(variant: Int, product: Int)] = []
    drift.offeredBefore = -joined
    while try offered.step() {
      let row = offered.int(0)
      if row < firstVariant { drift.offeredBefore += 1 }
      guard !named.contains(row) else { continue }
      missing.append((row, offered.int(1)))
    }
    // The index is in another order; sorting what is missing is cheaper than sorting what is there.
    missing.sort { $0.variant < $1.variant }
    drift.withdrawnIDs = try missing.prefix(FeedDrift.samples).map { row, _ throws(ShopStoreError) in
      try id(ofVariantRow: row)
    }
    var withdrawal = Withdrawal(variants: missing.count)
    for (variant, _) in missing { try withdraw(variant) }
    for product in Set(missing.map(\.product)).sorted() where try withdrawWhenEmpty(product) {
      withdrawal.products += 1
    }
    changes.withdrawn += missing.count
    self.missing = missing.map(\.variant)
    return withdrawal
  }

  /// Gives variants that an update changed back to the feeds that they came with: the update speaks for no other.
  package func returnBorrowed() throws(ShopStoreError) {
    let update = try statement("UPDATE variant SET feed = ? WHERE number = ?")
    for (row, feed) in borrowed {
      update.bind(1, feed)
      update.bind(2, row)
      try update.step()
    }
    borrowed = []
  }

  /// Keeps what was computed from a variant's picture; `false` for an unknown variant.
  @discardableResult
  package func setPicture(of variant: String, _ features: PictureFeatures) throws(ShopStoreError) -> Bool {
    guard let known = try row(ofVariant: variant) else { return false }
    let insert = try statement("INSERT OR REPLACE INTO picture VALUES (?, ?, ?, ?)")
    insert.bind(1, known.number)
    insert.bind(2, features.key)
    insert.bind(3, features.isReadable)
    insert.bind(4, features.bytes)
    try insert.step()
    return true
  }

  /// A product that only an event speaks of, with one variant of the same id.
  func insertBareProduct(_ item: String, line: Int) throws(ShopStoreError) -> VariantPlace {
    let product = try insertProduct(item)
    let variant = Variant(id: item, item: item, source: RecordSource(line: line))
    try insert(
      variant, VariantDigest(variant), isBare: true, at: VariantPlace(product: product, place: 0))
    return VariantPlace(product: product, place: 0)
  }
}
