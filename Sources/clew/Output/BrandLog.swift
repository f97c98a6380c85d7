// clew › BrandLog: how brands are written, for people.

import Conversation
import Recommender

/// Which spellings are taken for one brand, which names are kept apart, and how to decide otherwise.
struct BrandLog {
  private let names: ShopStatistics.BrandNames

  init(_ names: ShopStatistics.BrandNames) { self.names = names }

  func lines(columns: Int) -> [StyledLine] {
    guard !names.merged.isEmpty || !names.apart.isEmpty else {
      return [StyledLine("Every brand is written in one way.")]
    }
    var lines: [StyledLine] = []
    if !names.merged.isEmpty {
      lines.append(StyledLine("Taken for one brand", .heading))
      for brand in names.merged {
        lines += Self.wrapped("\(brand.words) → \(brand.name)", columns)
      }
      lines += Self.wrapped(
        "to keep two of them apart, list them in lexicon.yaml: forbid: [[…, …]]", columns, .dim)
    }
    if !names.apart.isEmpty {
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine("Alike, and kept apart", .heading))
      for doubt in names.apart {
        lines += Self.wrapped(
          doubt.names.joined(separator: ", ") + "  (differ in \(doubt.differ_in.replacing("_", with: " ")))",
          columns)
      }
      lines += Self.wrapped(
        "to make one of them, write in lexicon.yaml: brands: {id: {name: …, also: […]}}", columns, .dim)
    }
    return lines
  }

  private static func wrapped(_ text: String, _ columns: Int, _ role: Role = .plain) -> [StyledLine] {
    DisplayWidth.wrapped(text, to: columns - 2).map { StyledLine([Span("  "), Span($0, role)]) }
  }
}
