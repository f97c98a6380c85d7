// FeedIngest › Meaning: what an element or attribute of a described format stands for.

import Catalogue

/// What becomes of an element's text, or of the element itself.
enum Meaning: Hashable, Sendable {
  /// A field that Google's feeds have too.
  case field(Field)
  /// A value that only other formats write.
  case own(OwnValue)
  /// A product detail of this name; the unit is written behind a bare number.
  case detail(String, unit: String = "")
  /// The ids of other products, separated by commas.
  case relation(ProductRelation.Kind)
  /// Several values that belong together; what they say is known at the end of the element.
  case group(PartGroup)
  /// A group whose own text is one of its parts.
  case groupWithText(PartGroup, Part)
  case part(Part)
  /// Something that the file says about itself.
  case header(HeaderValue)
  /// The elements inside count as if they stood outside.
  case transparent
  /// Records of this mode follow.
  case begins(FeedMode)
  /// The language of the element that this attribute belongs to.
  case language
}

/// Values that Google's feeds do not have, or write in another way.
enum OwnValue: UInt8, Hashable, Sendable {
  /// What it cost before: the price of a record whose price is then the sale's.
  case oldPrice
  /// The price without tax, and the rate of the tax as `21%`, `21`, `0,21` or `0.21`.
  case netPrice, taxRate
  /// The currency of the record's prices.
  case currency
  /// `true` or `false`, as `1` or `0` too.
  case isAvailable
  /// The days until it is sent, 0 for at once, or a date.
  case deliveryTime
  /// What stands before brand and model in the title of a record without one.
  case titlePrefix, model
  /// A longer or shorter title, for a record without one.
  case otherTitle
  /// The id of a category that stands elsewhere in the file.
  case categoryID
  /// A path of categories, separated as the format separates them.
  case categoryPath
  /// One level of the record's only category path, the highest first.
  case categoryLevel
  /// An article number of which there may be several; the first becomes the GTIN.
  case barcode
  /// `new`, `update` or `delete`.
  case change
  /// Further pictures, one or several separated by commas.
  case moreImages
  /// The classification that a later class is of, and the class.
  case classSystem, classID
}

/// What a file says about itself outside its records.
enum HeaderValue: Hashable, Sendable {
  case currency, language, mimeRoot
  /// When the file was made: a date, which may hold the time too, and the time of that day.
  case date, time
  /// `full` or `incremental`.
  case loadMode
}

/// Values that belong together.
enum PartGroup: Hashable, Sendable {
  /// A name, its values and their unit: a product detail.
  case detail
  /// A picture or document with its purpose.
  case media
  /// A price that holds from an amount on and for some customers.
  case priceTier
  /// Ids of other products, with the kind of the relation in the format's own word.
  case reference
  /// A class of a classification, which is a detail too.
  case classification
  /// A category or class, with its parent; stands outside the records.
  case category, classOfSystem
  /// Which category an article is in; stands outside the records.
  case categoryMap
  /// A currency with its rate; stands outside the records.
  case currency
}

/// One of several values that belong together.
enum Part: UInt8, CaseIterable, Hashable, Sendable {
  case name, value, otherValue, unit, kind, amount, currency, bound, tax, target, id, parent, rate
}
