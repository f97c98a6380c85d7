// FeedIngest › CellMeaning: what a column of a delimited feed stands for.

import Catalogue

/// What becomes of a cell.
enum CellMeaning: Hashable, Sendable {
  /// A field that Google's feeds have too.
  case field(Field)
  /// A value that other formats write in their own way.
  case own(OwnValue)
  /// A product detail of this name.
  case detail(String)
  /// The ids of other products, separated by commas.
  case relation(ProductRelation.Kind)
  /// Links of pictures, separated by commas.
  case pictures
  /// Paths of categories separated by commas, their levels by this sign.
  case paths(level: UInt8)
  /// Categories without an order among them, separated by this sign.
  case labels(separator: UInt8)
  /// Words for the product, separated by commas.
  case tags
  /// `name=value,name=value`, as Magento writes its attributes.
  case attributes
  /// The name of the option with this number, and its value.
  case optionName(Int), optionValue(Int)
  case saleFrom, saleUntil
  /// Whether it is offered at all: `1`, `true`, `active` and `published` say so.
  case status
  /// How many there are, and what happens when there are none.
  case quantity, soldOut
  /// What ties the rows of a product together.
  case key(RowKey)
}

/// A column that says to which product a row belongs.
enum RowKey: Hashable, Sendable {
  /// Shopify's handle, the same in all rows of a product.
  case handle
  /// The number of a row, where its SKU is the id.
  case number
  case type, parent
  /// Magento's list of the variants of a configurable product.
  case variations
  /// Not empty in a row that only translates another one.
  case storeView
}

/// A column of a ``TableShape``.
struct TableColumn: Hashable, Sendable {
  let meaning: CellMeaning
  /// Whether an empty cell takes the value of the product that the row is a variant of.
  let isShared: Bool
  /// 0, or how many other columns come first: this one counts in rows in which they are empty.
  let rank: Int

  init(_ meaning: CellMeaning, shared: Bool = false, rank: Int = 0) {
    self.meaning = meaning
    isShared = shared
    self.rank = rank
  }
}
