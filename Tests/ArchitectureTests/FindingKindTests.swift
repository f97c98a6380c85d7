// ArchitectureTests › FindingKindTests: every code that a reader notes is described, and no other.

import Catalogue
import Testing

@Suite("Kinds of findings")
struct FindingKindTests {
  @Test("Each code in the sources is described once, and each described code is used")
  func describedAndUsed() throws {
    let folder = "Sources/Catalogue/Findings"
    var used: [String: String] = [:]
    for file in try SourceFile.all() where !file.path.hasPrefix(folder) {
      for match in file.text.matches(of: /"([FRWN][0-9][0-9])"/) { used[String(match.1)] = file.path }
    }
    #expect(used.count > 40, "no codes were found: the test reads the wrong folder")
    let described = Set(FindingKind.all.map(\.code))
    for (code, path) in used.sorted(by: { $0.key < $1.key }) {
      #expect(
        described.contains(code),
        "\(path) notes \(code); describe it in \(folder): a name, its weight, why it matters, how to mend it")
    }
    for code in described.sorted() where used[code] == nil {
      Issue.record("no source notes \(code); take its description out of \(folder)")
    }
  }

  @Test("Every kind has a name of its own, and words for why and how")
  func words() {
    #expect(Set(FindingKind.all.map(\.name)).count == FindingKind.all.count)
    for kind in FindingKind.all {
      #expect(kind.name.wholeMatch(of: /[a-z_]+/) != nil, "\(kind.code): \(kind.name)")
      #expect(!kind.why.isEmpty && !kind.why.hasSuffix("."), "\(kind.code)")
      #expect(!kind.fix.isEmpty && !kind.fix.hasSuffix("."), "\(kind.code)")
    }
  }

  @Test("An unknown code is named by itself")
  func unknown() {
    #expect(FindingKind.of("X99").name == "x99")
  }
}
