// FeedIngest › TableShape: a delimited feed format as a table of column names and what stands there.

import Catalogue

/// The description of a delimited format.
struct TableShape: Sendable {
  /// How rows make products.
  enum Family: Hashable, Sendable {
    /// Each row is a product or a variant with a group id.
    case single
    /// Rows with the same handle belong together; the first tells what is common (Shopify).
    case handle
    /// A row may name the row that it is a variant of (WooCommerce).
    case parent
    /// A row may list the rows that are its variants (Magento).
    case variations
  }

  /// By the name of the column in lower case.
  let columns: [String: TableColumn]
  var family = Family.single
  var rules = RecordRules(hasCurrencyElsewhere: true)
  /// Whether only the very names count, as where a shop has written them down itself.
  var isExact = false

  /// What the column called `title` stands for, `nil` when it is not used.
  func column(_ title: String) -> TableColumn? {
    let name = Self.folded(title)
    if let known = columns[name] { return known }
    if isExact { return nil }
    if let numbered = Self.numbered(name) {
      return columns[numbered.name].map { $0.numbered(numbered.number) }
    }
    // `weight (kg)` and the like: the unit is the shop's choice.
    if let open = name.firstIndex(of: "("), let known = columns[name[..<open].trimmed] { return known }
    return nil
  }

  /// A column's name in lower case, without the type that RecBole adds: `item_id:token`.
  static func folded(_ title: String) -> String {
    let bare =
      title.hasSuffix(":token") || title.hasSuffix(":token_seq") || title.hasSuffix(":float")
      ? String(title.prefix { $0 != ":" }) : title
    return bare[...].trimmed.lowercased()
  }

  /// `attribute 2 name` as `attribute # name` and 2.
  private static func numbered(_ name: String) -> (name: String, number: Int)? {
    guard let start = name.firstIndex(where: \.isNumber) else { return nil }
    let end = name[start...].firstIndex { !$0.isNumber } ?? name.endIndex
    guard let number = Int(name[start..<end]) else { return nil }
    return (name.replacingCharacters(in: start..<end, with: "#"), number)
  }
}

extension TableColumn {
  fileprivate func numbered(_ number: Int) -> TableColumn {
    switch meaning {
    case .optionName: TableColumn(.optionName(number), shared: isShared)
    case .optionValue: TableColumn(.optionValue(number), shared: isShared)
    default: self
    }
  }
}

extension Substring {
  /// Without spaces at both ends.
  var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
