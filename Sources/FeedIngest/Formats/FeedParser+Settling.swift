// FeedIngest › FeedParser+Settling: what is known of a record only at its end, and from the rest of the file.

import Catalogue

extension FeedParser {
  /// Completes a record of a described format before it is checked.
  func settleOwn(_ walk: ShapeWalk) {
    settleCategories(walk)
    draft.settlePrices(currency: currency(of: walk))
    draft.settleTitle()
    let rules = draft.own.rules
    if rules.isAvailableUnlessTold, mode != .prices, draft.variant.availability == .unknown,
      !draft.has(.availability)
    {
      draft.variant.availability = .inStock
    }
    if draft.variant.id.isEmpty, rules.derivesID, !draft.variant.link.isEmpty {
      draft.deriveID()
      if !walk.hasToldIDs {
        walk.hasToldIDs = true
        note(
          Finding(
            code: "W03", severity: .warn, line: draft.line, record: draft.variant.id,
            message: "the records have no ids; ids were made from their links, give every product its own"))
      }
    }
  }

  private func settleCategories(_ walk: ShapeWalk) {
    var ids = draft.own.categoryIDs
    for id in walk.categories.articles[draft.variant.id] ?? [] where !ids.contains(id) { ids.append(id) }
    for id in ids { draft.appendCategory(path(of: id, in: &walk.categories)) }
    draft.appendCategory(draft.own.levels.filter { !$0.isEmpty })
    guard draft.variant.categories.isEmpty, !walk.classes.isEmpty else { return }
    for id in draft.own.classes { draft.appendCategory(path(of: id, in: &walk.classes)) }
  }

  private func path(of id: String, in tree: inout CategoryTree) -> [String] {
    let path = tree.path(of: id)
    if let fault = path.fault {
      notes.isSpecial = true
      note(Finding(code: "W53", severity: .warn, line: draft.line, record: draft.variant.id, message: fault))
    }
    return path.names
  }

  /// The currency of a record's prices, which the file, the caller or the shop's country tells.
  private func currency(of walk: ShapeWalk) -> String {
    if !draft.own.currency.isEmpty { return draft.own.currency }
    if !walk.currency.isEmpty { return walk.currency }
    let rules = draft.own.rules
    guard !homeCurrency.isEmpty || !rules.currency.isEmpty else { return "" }
    var currency = homeCurrency
    if rules.isCurrencyGiven {
      currency = rules.currency
    } else if currency.isEmpty {
      currency = Self.isSlovak(draft.variant.link) ? "EUR" : rules.currency
    }
    if !walk.hasToldCurrency, !rules.isCurrencyGiven || currency.isEmpty {
      walk.hasToldCurrency = true
      notes.isSpecial = true
      note(
        Finding(
          code: "W10", severity: .warn, line: draft.line, record: draft.variant.id,
          message: "the file names no currency; its prices were taken as \(currency)"))
    }
    return currency
  }

  private static func isSlovak(_ link: String) -> Bool {
    let host = link.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
    return host.hasSuffix(".sk")
  }
}
