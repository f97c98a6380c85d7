// Recommender › Absence: why a product is not in a list.

package import Catalogue
package import Conversation
package import Explanation

/// The first gate that a product does not pass, in the order in which they are asked.
package enum Absence: Sendable {
  /// What a product lacks that evidence could hang on.
  package enum Gap: Hashable, Sendable {
    /// The customer has done nothing yet that counts.
    case noHistory
    /// It came after the model was trained.
    case newerThanModel
    /// Nobody has chosen it yet.
    case nobodyChose
    /// It has no picture that can be read.
    case noPicture
    /// Its text has no words that others use too.
    case noWords
    /// None of what she has is of its brand, or of its category.
    case otherBrand, otherCategory
  }
  /// A product that passes every gate and is not good enough.
  package struct Outscored: Sendable {
    /// Its place among all that may be listed.
    package let rank: Int
    /// The last product of the list, and what the two scores differ by; the last is the first of the two.
    package let contrast: Contrast
    package let fitting: Int
    /// The fewest things that would let it in, if any were found; each list is verified by ranking anew.
    package let additions: [Addition]
  }
  /// Something that she could do, and the place that the product would have then.
  package struct Addition: Hashable, Sendable {
    package let deeds: [Supposition.Deed]
    package let rank: Int
  }

  /// It is there.
  case listed(rank: Int)
  /// The feed does not offer it any more.
  case notOffered
  /// A rule of the shop keeps it out.
  case ruled(String)
  /// These chips keep it out, each of them alone where `eachSuffices`, else only together.
  case filtered([String], eachSuffices: Bool)
  /// A soft wish keeps it out.
  case critiqued(Critique)
  /// It was named as something that shall not be listed, or is what the list shall resemble.
  case excluded
  case outOfStock
  /// She has it: the last of her events that says so.
  case had(Event)
  /// It has a score, and nothing of her own is behind it.
  case noEvidence([Gap], rank: Int)
  case outscored(Outscored)
}
