// Catalogue › Customer: who buys.

/// A person known to the shop.
package struct Customer: Hashable, Sendable {
  package var id: String
  /// Empty when only the id is known, as in event files without a customer file.
  package var name: String
  package var email: String
  package var language: String
  package var city: String
  package var birthYear: Int?
  package var segment: String

  package init(
    id: String, name: String = "", email: String = "", language: String = "", city: String = "",
    birthYear: Int? = nil, segment: String = ""
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.language = language
    self.city = city
    self.birthYear = birthYear
    self.segment = segment
  }

  /// What the id of an erased customer begins with; the rest is the number of an empty row.
  package static let erasedMark = "erased:"

  /// Whether nothing is left of this customer but a place in the numbering.
  package var isErased: Bool { id.hasPrefix(Self.erasedMark) }

  /// The name where one is known, else the id.
  package var label: String { name.isEmpty ? id : name }
}
