// FeedIngest › TableFamilies: which rows of a table are variants of which, known before they are read.

/// What a look through the whole table finds out.
struct TableFamilies {
  /// The rows of products that have variants, by their id.
  private(set) var products: [String: FeedRow] = [:]
  /// The id of the product that a variant belongs to, by the variant's id.
  private(set) var productOf: [String: String] = [:]
  /// The ids of rows by their numbers, where other rows name them so.
  private(set) var idOfNumber: [String: String] = [:]
  /// Products of which a variant stands in the file.
  private(set) var withVariants: Set<String> = []

  /// Notes a row of the first pass.
  mutating func note(_ row: FeedRow, _ records: TableRecords) {
    let id = records.id(of: row)
    switch records.shape.family {
    case .parent:
      let number = records.cell(.key(.number), of: row)
      if !number.isEmpty { idOfNumber[number] = id }
      if records.cell(.key(.type), of: row).hasPrefix("variable") { products[id] = row }
      let parent = records.cell(.key(.parent), of: row)
      if !parent.isEmpty { productOf[id] = parent }
    case .variations:
      ids.insert(id)
      let list = records.cell(.key(.variations), of: row)
      guard !list.isEmpty else { return }
      products[id] = row
      for variation in list.split(separator: "|") {
        guard let sku = variation.split(separator: ",").first(where: { $0.trimmed.hasPrefix("sku=") }) else {
          continue
        }
        productOf[String(sku.trimmed.dropFirst(4))] = id
      }
    case .single, .handle: break
    }
  }

  /// The ids of all rows, where a product may list variants that are not in the file.
  private var ids: Set<String> = []

  /// Ties the ends together once all rows were noted.
  mutating func settle() {
    for (variant, product) in productOf {
      let resolved = resolve(product)
      productOf[variant] = resolved
      if ids.isEmpty || ids.contains(variant) { withVariants.insert(resolved) }
    }
    ids = []
  }

  /// `id:7` names a row by its number.
  func resolve(_ name: String) -> String {
    name.hasPrefix("id:") ? idOfNumber[String(name.dropFirst(3))] ?? String(name.dropFirst(3)) : name
  }
}

extension TableRecords {
  /// What a row is called: its SKU, else its number or handle.
  func id(of row: FeedRow) -> String {
    let sku = cell(.field(.id), of: row)
    if !sku.isEmpty { return sku }
    if shape.family == .parent { return cell(.key(.number), of: row) }
    guard shape.family == .handle else { return "" }
    let options = (1...3).map { cell(.optionValue($0), of: row) }.filter {
      !$0.isEmpty && $0 != "Default Title"
    }
    return ([cell(.key(.handle), of: row)] + options).joined(separator: "/")
  }
}
