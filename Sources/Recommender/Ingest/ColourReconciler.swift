// Recommender › ColourReconciler: the colour words of a feed beside what its pictures show.

import Catalogue
import Features
import GraphRules

/// Counts, picture by picture, whether a feed's colour words agree with what is seen.
///
/// A known word is contradicted when nothing on the product is near its colour. An unknown word that pictures
/// keep showing as one named colour is proposed for the lexicon; nothing is learnt by itself.
struct ColourReconciler {
  private let namer: ColourNamer
  /// By lower-case word, its entry in the lexicon.
  private let known: [String: LexiconColour]
  /// By unknown word, how often pictures show each colour.
  private var shown: [String: [String: Int]] = [:]

  /// CIEDE2000 beyond which no one would use the word: between its colour and every wide one of the product.
  private static let contradiction = 30.0
  /// The least coverage of a colour that a word may mean.
  private static let wide: Float = 0.1
  /// Below this confidence the picture does not say enough to contradict a word.
  private static let sure: Float = 0.5
  /// A proposal needs so many pictures, and so large a share of them.
  private static let leastPictures = 5
  private static let leastShare = 0.8

  init(_ lexicon: Lexicon) {
    namer = ColourNamer(lexicon.colours)
    known = Dictionary(
      lexicon.colours.flatMap { colour in
        ([colour.entry.id] + colour.entry.words.values.joined()).map { ($0.lowercased(), colour) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes one variant's words and picture; answers where they contradict each other.
  mutating func note(
    _ words: [String], _ colours: PictureColours, record: String, line: Int
  ) -> [Finding] {
    var conflicts: [Finding] = []
    for word in words {
      let plain = word.lowercased()
      guard known[plain] != nil else {
        // Whatever is first on the product; a picture of many colours speaks for none.
        if let first = namer.coverages(of: colours).first, first.coverage >= 0.5 {
          shown[plain, default: [:]][first.id, default: 0] += 1
        }
        continue
      }
      guard let seen = contradiction(of: word, colours) else { continue }
      conflicts.append(
        Finding(
          code: "W73", severity: .warn, line: line, record: record,
          message: "the feed says “\(word)” and the picture shows \(seen); mend the colour, or the image_link"
        ))
    }
    return conflicts
  }

  /// The colour that the picture shows instead of the word's; `nil` where something on the product is near it, for a
  /// word that is not known, and for a picture that does not say enough.
  func contradiction(of word: String, _ colours: PictureColours) -> String? {
    guard let colour = known[word.lowercased()], colours.confidence >= Self.sure else { return nil }
    let meant = Lab(rgb: colour.rgb)
    let nearest = colours.palette.filter { $0.coverage >= Self.wide }
      .map { $0.lab.difference(from: meant) }.min()
    guard let nearest, nearest > Self.contradiction else { return nil }
    return namer.coverages(of: colours).first?.id ?? "another colour"
  }

  /// Proposals in the order of their words.
  var proposals: [Finding] {
    var findings: [Finding] = []
    for (word, colours) in shown.sorted(by: { $0.key < $1.key }) {
      let total = colours.values.reduce(0, +)
      guard let first = colours.min(by: { ($1.value, $0.key) < ($0.value, $1.key) }),
        total >= Self.leastPictures, Double(first.value) >= Self.leastShare * Double(total)
      else { continue }
      findings.append(
        Finding(
          code: "N05", severity: .info, line: 0, record: word,
          message:
            "\(first.value) of \(total) pictures of “\(word)” show \(first.key); to teach the shop this word, "
            + "add it to \(first.key) under colours in lexicon.yaml"))
    }
    return findings
  }
}
