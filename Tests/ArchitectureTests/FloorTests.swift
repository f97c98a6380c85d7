// ArchitectureTests › FloorTests: the house stands as drawn, imports go down and every file says what it is.

import Foundation
import Testing

@Suite("The house")
struct FloorTests {
  /// The floor of every module; it imports only what stands on a lower one.
  static let floors: [String: Int] = [
    "CLibXML2": 0, "CLibPNG": 0, "CLibJPEG": 0, "CLibWebP": 0, "COpenBLAS": 0, "CEdit": 0,
    "CArchive": 0, "CCurl": 0, "CDesk": 0, "CZLib": 0,
    "Catalogue": 1, "InputFiles": 1, "VectorMath": 1, "GraphRules": 1,
    "Features": 2, "FeedIngest": 2, "ImageIngest": 2, "EventIngest": 2, "LanguageModel": 2, "ShopStore": 2,
    "KnowledgeGraph": 3,
    "Scoring": 4,
    "GraphWalkScoring": 5, "ContentScoring": 5, "CollaborativeScoring": 5, "NeuralScoring": 5,
    "Comparison": 5,
    "Fusion": 6, "Explanation": 6,
    "Conversation": 7, "Evaluation": 7,
    "Recommender": 8,
    "Service": 9, "Terminal": 9,
    "clew": 10,
  ]

  /// What comes from outside the house, and the only modules that may open the door to it.
  static let doors: [String: Set<String>] = [
    "CLibXML2": ["FeedIngest"], "CLibPNG": ["ImageIngest"], "CLibJPEG": ["ImageIngest"],
    "CLibWebP": ["ImageIngest"], "COpenBLAS": ["VectorMath"], "CEdit": ["Terminal"], "CDesk": ["clew"],
    "CArchive": ["InputFiles"], "CCurl": ["ImageIngest", "LanguageModel"], "CZLib": ["InputFiles"],
    "GRDB": ["ShopStore"],
    "GRDBSQLite": ["ShopStore"], "Yams": ["GraphRules"], "ArgumentParser": ["clew"],
  ]

  /// Words that postpone work or give up a safety of the language.
  static let forbidden = ["try!", "as!", "TODO", "FIXME", "fatalError("]

  @Test("Every module has a floor, and every floor names a module that is there or announced")
  func everyModuleHasAFloor() throws {
    for name in try SourceFile.all().map(\.module) {
      #expect(Self.floors[name] != nil, "give \(name) a floor in FloorTests and in Package.swift")
    }
    let manifest = try SourceFile.manifest()
    for name in Self.floors.keys {
      #expect(manifest.contains("\"\(name)\""), "Package.swift does not know the module \(name)")
    }
  }

  @Test("Imports only go down")
  func importsGoDown() throws {
    let files = try SourceFile.all()
    #expect(files.flatMap(\.imports).count > 10, "no imports were found: the test reads the wrong folder")
    for file in files {
      let floor = try #require(Self.floors[file.module])
      for name in file.imports {
        guard let below = Self.floors[name] else { continue }
        #expect(below < floor, "\(file.path): \(file.module) (\(floor)) may not import \(name) (\(below))")
      }
    }
  }

  @Test("Package.swift lets no module depend on its own floor or a higher one")
  func dependenciesGoDown() throws {
    let manifest = try SourceFile.manifest()
    var seen = 0
    for call in manifest.matches(of: /module\(\s*"(\w+)",\s*\[([^\]]*)\]/) {
      let floor = try #require(Self.floors[String(call.1)])
      for name in call.2.matches(of: /"(\w+)"/).map({ String($0.1) }) {
        seen += 1
        let below = try #require(Self.floors[name])
        #expect(below < floor, "Package.swift: \(call.1) (\(floor)) may not depend on \(name) (\(below))")
      }
    }
    #expect(seen > 20, "the manifest is written in a way that this test does not read")
  }

  @Test("Libraries from outside come in through one door each")
  func doorsAreKept() throws {
    for file in try SourceFile.all() {
      for name in file.imports {
        guard let allowed = Self.doors[name] else { continue }
        #expect(allowed.contains(file.module), "\(file.path): only \(allowed.sorted()) may import \(name)")
      }
    }
  }

  @Test("No source file postpones work or forces its luck")
  func noForbiddenWords() throws {
    for file in try SourceFile.all() {
      for word in Self.forbidden {
        #expect(!file.text.contains(word), "\(file.path) contains “\(word)”")
      }
    }
  }

  @Test("The first line of every file says where it stands and what it is for")
  func everyFileIntroducesItself() throws {
    for file in try SourceFile.all() {
      let first = file.text.prefix { $0 != "\n" }
      #expect(first.hasPrefix("// \(file.module) › "), "\(file.path) begins with “\(first)”")
      #expect(first.contains(": "), "\(file.path) does not say what it is for")
    }
  }
}
