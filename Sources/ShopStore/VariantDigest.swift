// ShopStore › VariantDigest: tells whether a variant says the same as before, and which part of it does not.

import Catalogue

/// Two marks of everything but the source.
struct VariantDigest: Hashable {
  /// 64 bits: equal for variants that say the same.
  let whole: Int64
  /// 16 bits for each ``FieldGroup``: they only say what a change was about, where 1 in 65,536 may be missed.
  let groups: Int64

  init(whole: Int64, groups: Int64) {
    self.whole = whole
    self.groups = groups
  }

  init(_ variant: Variant) {
    let marks = [
      Self.text(variant), Self.price(variant), Self.picture(variant), Self.details(variant),
    ]
    var whole = Digest()
    var groups: UInt64 = 0
    for (place, mark) in marks.enumerated() {
      whole.add(Int(truncatingIfNeeded: mark))
      groups |= (mark >> 48) << UInt64(place * 16)
    }
    self.whole = Int64(bitPattern: whole.value)
    self.groups = Int64(bitPattern: groups)
  }

  /// The groups in which two variants differ.
  func changes(from old: VariantDigest) -> [FieldGroup] {
    let difference = UInt64(bitPattern: groups ^ old.groups)
    return FieldGroup.allCases.filter { difference >> UInt64($0.rawValue * 16) & 0xFFFF != 0 }
  }

  private static func text(_ variant: Variant) -> UInt64 {
    var digest = Digest()
    digest.add(variant.id)
    digest.add(variant.item)
    digest.add(variant.title)
    digest.add(variant.summary)
    digest.add(variant.brand)
    digest.add(variant.googleCategory)
    digest.add(variant.link)
    digest.add(variant.categories.count)
    for path in variant.categories { digest.add(path) }
    digest.add(variant.colourWords)
    digest.add(variant.material)
    digest.add(variant.pattern)
    digest.add(variant.gender)
    digest.add(variant.ageGroup)
    digest.add(variant.size)
    digest.add(variant.gtin)
    digest.add(variant.mpn)
    digest.add(variant.condition)
    return digest.value
  }

  private static func price(_ variant: Variant) -> UInt64 {
    var digest = Digest()
    add(variant.price, to: &digest)
    add(variant.salePrice, to: &digest)
    add(variant.saleFrom, to: &digest)
    add(variant.saleUntil, to: &digest)
    digest.add(variant.availability.rawValue)
    return digest.value
  }

  private static func picture(_ variant: Variant) -> UInt64 {
    var digest = Digest()
    digest.add(variant.imageLink)
    digest.add(variant.moreImageLinks)
    return digest.value
  }

  private static func details(_ variant: Variant) -> UInt64 {
    var digest = Digest()
    digest.add(variant.details.count)
    for detail in variant.details {
      digest.add(detail.name)
      digest.add(detail.value)
    }
    for relation in variant.relations {
      digest.add(relation.kind.rawValue)
      digest.add(relation.target)
    }
    return digest.value
  }

  private static func add(_ money: Money?, to digest: inout Digest) {
    digest.add(money == nil ? 0 : 1)
    digest.add(money?.hundredths ?? 0)
    digest.add(money?.currency ?? "")
  }

  private static func add(_ time: Int64?, to digest: inout Digest) {
    digest.add(time == nil ? 0 : 1)
    digest.add(Int(time ?? 0))
  }
}
