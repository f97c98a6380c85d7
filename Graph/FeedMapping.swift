// GraphRules › FeedMapping: what the elements or columns of a feed of one's own stand for.

/// `mapping.yaml`: makes any XML file or table of products a feed.
///
/// A source is where a value stands. In XML it is a path of element names from the record down, with `@name` for an
/// attribute: `prices/retail`, `@code`, `picture/@url`. In a table it is a column.
package struct FeedMapping: Hashable, Sendable {
  /// The fields that can be told, by the names that Google's feeds give them.
  package enum Field: String, CaseIterable, Sendable {
    case id, title, description, link, price, availability, brand, gtin, mpn, condition, color, size, material
    case pattern, gender, currency
    case imageLink = "image_link"
    case additionalImageLink = "additional_image_link"
    case salePrice = "sale_price"
    /// What it cost before; the price is then the sale's.
    case oldPrice = "old_price"
    case productType = "product_type"
    case googleProductCategory = "google_product_category"
    case itemGroupID = "item_group_id"
    case ageGroup = "age_group"
  }

  /// How much of the catalogue the file speaks for, in the words of `--mode`.
  package enum Mode: String, CaseIterable, Sendable { case full, update, prices }

  /// How a product may be tied to another.
  package enum Relation: String, CaseIterable, Sendable {
    case accessory, similar, upsell, recommended, other
    case sparePart = "spare_part"
    case crossSell = "cross_sell"
    case consistsOf = "consists_of"
  }

  /// A product detail by a name of the shop's own.
  package struct Detail: Hashable, Sendable {
    package let name, source: String
  }

  /// Repeated elements that each hold the name and the value of a detail.
  package struct Parameters: Hashable, Sendable {
    /// The path of the repeated element.
    package let each: String
    /// Where name, value and unit stand, from that element down, `.` being its own text; `unit` is empty for none.
    package let name, value, unit: String
  }

  /// The path of the records from the root element down; empty for a table.
  package let record: String
  /// `nil` for the whole catalogue.
  package let mode: Mode?
  /// ISO 4217, for prices without a currency; empty when the file names it.
  package let currency: String
  /// What stands between the levels of a category path; `>` when not given.
  package let categorySeparator: Character
  /// The sources of each field, the first that is there counting.
  package let fields: [Field: [String]]
  package let details: [Detail]
  package let parameters: Parameters?
  package let relations: [Relation: [String]]

  /// The name of the root element in lower case; empty for a table.
  package var root: String { record.split(separator: "/").first.map { $0.lowercased() } ?? "" }

  /// The columns that a table must have to be read by this mapping: the first source of id, title and price.
  package var columns: [String] {
    [Field.id, .title, .price].compactMap { fields[$0]?.first }
  }

  /// All that the mapping says, in one order; equal for mappings that read a file alike.
  package var content: String {
    var lines = ["\(record)\t\(mode?.rawValue ?? "")\t\(currency)\t\(categorySeparator)"]
    for field in Field.allCases { lines += (fields[field] ?? []).map { "\(field.rawValue)\t\($0)" } }
    lines += details.map { "detail \($0.name)\t\($0.source)" }
    for relation in Relation.allCases {
      lines += (relations[relation] ?? []).map { "\(relation.rawValue)\t\($0)" }
    }
    if let parameters {
      lines.append("\(parameters.each)\t\(parameters.name)\t\(parameters.value)\t\(parameters.unit)")
    }
    return lines.joined(separator: "\n")
  }
}
