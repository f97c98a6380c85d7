// Catalogue › Slug: a name made safe for ids.

/// Lower case, words joined by `-`; letters of every script and digits are kept, the rest separates.
package enum Slug {
  package static func of(_ name: String) -> String {
    var slug = ""
    var gap = false
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        if gap, !slug.isEmpty { slug.append("-") }
        slug.append(character)
        gap = false
      } else if character != "'" && character != "’" {
        gap = true
      }
    }
    return slug
  }
}
