// KnowledgeGraph › Taxonomy: a tree of categories that several shops share, such as Google's.

package import Catalogue

/// The product taxonomy that a shop has taken in: `id - Apparel & Accessories > Clothing`, a line each.
///
/// Clew brings none of its own; without one, ids stay ids.
package struct Taxonomy: Sendable {
  /// What the first line of Google's file begins with.
  package static let signature = "# Google_Product_Taxonomy_Version:"

  /// The version that the file tells, empty when it tells none.
  package let version: String
  /// Equal for the same text: what was found in one taxonomy holds in no other.
  package let mark: UInt64
  private let byID: [Int: [String]]
  /// By the slugs of a path, joined by `/`.
  private let byPath: [String: Int]
  /// By the slug of a category's own name; `nil` for a name that stands in several places.
  private let byLeaf: [String: Int?]

  package var count: Int { byID.count }

  /// Reads the whole text of a taxonomy.
  ///
  /// Cost: a few milliseconds for Google's 5 595 lines.
  /// - Throws: ``TaxonomyError`` for the first line that is neither a comment nor `id - path`.
  package init(text: String) throws(TaxonomyError) {
    var bytes = text
    mark = bytes.withUTF8 { fingerprint($0, seed: 0) }
    var version = ""
    var byID: [Int: [String]] = [:]
    var byPath: [String: Int] = [:]
    var byLeaf: [String: Int?] = [:]
    let text = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if line.hasPrefix(Self.signature) {
        version = Self.trimmed(line.dropFirst(Self.signature.count))
      }
      guard !line.hasPrefix("#"), !line.allSatisfy(\.isWhitespace) else { continue }
      guard let dash = line.firstRange(of: " - "), let id = Int(line[..<dash.lowerBound]), id > 0 else {
        throw TaxonomyError(line: number + 1, text: String(line.prefix(80)))
      }
      let path = line[dash.upperBound...].split(separator: " > ").map(Self.trimmed)
      guard !path.contains(""), let leaf = path.last, byID.updateValue(path, forKey: id) == nil else {
        throw TaxonomyError(line: number + 1, text: String(line.prefix(80)))
      }
      byPath[Self.key(path)] = id
      let slug = Slug.of(leaf)
      byLeaf[slug] = byLeaf[slug] == nil ? .some(id) : .some(nil)
    }
    guard !byID.isEmpty else { throw TaxonomyError(line: 0, text: "") }
    self.version = version
    self.byID = byID
    self.byPath = byPath
    self.byLeaf = byLeaf
  }

  /// Where a variant stands in the taxonomy: by its `google_product_category`, an id or a path, else by the path or the
  /// last name of one of its own categories, where that name stands in one place only.
  package func path(of variant: Variant) -> [String]? {
    if !variant.googleCategory.isEmpty, let path = path(variant.googleCategory) { return path }
    for own in variant.categories {
      if let id = byPath[Self.key(own)] { return byID[id] }
      if let leaf = own.last, case .some(.some(let id)) = byLeaf[Slug.of(leaf)] { return byID[id] }
    }
    return nil
  }

  /// The path that an id or a written path means.
  package func path(_ category: String) -> [String]? {
    if let id = Int(category) { return byID[id] }
    return byPath[Self.key(category.split(separator: ">").map(Self.trimmed))].flatMap { byID[$0] }
  }

  private static func key(_ path: [String]) -> String { path.map(Slug.of).joined(separator: "/") }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// A line that does not belong into a taxonomy.
package struct TaxonomyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// 1-based; 0 when there is no line at all.
  package let line: Int
  package let text: String

  package var description: String {
    line == 0
      ? "the taxonomy has no categories; give the file with ids, “166 - Apparel & Accessories”"
      : "line \(line) of the taxonomy is “\(text)”; write each category once, as “166 - Apparel & Accessories”"
  }
}
