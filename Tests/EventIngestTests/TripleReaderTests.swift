// EventIngestTests › TripleReaderTests: knowledge from outside, with names and with vectors.

import Catalogue
import EventIngest
import Foundation
import Testing

@Suite("Triples, their names, and vectors")
struct TripleReaderTests {
  private func folder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private func triples(_ text: String) throws -> (triples: [Triple], tally: IngestTally) {
    try folder { folder in
      let file = folder.appendingPathComponent("kg.tsv")
      try Data(text.utf8).write(to: file)
      var triples: [Triple] = []
      let tally = try TripleReader().read(path: file.path, onTriple: { triples.append($0) })
      return (triples, tally)
    }
  }

  @Test(
    "Named triples, RecBole's and KGAT's say the same",
    arguments: [
      "head\trelation\ttail\n7\tgenre\t9\n8\tgenre\t9\n",
      "head_id:token\trelation_id:token\ttail_id:token\n7\tgenre\t9\n8\tgenre\t9\n",
      "7\tgenre\t9\n8\tgenre\t9\n7\tgenre\t9\n",
    ])
  func forms(text: String) throws {
    let found = try triples(text).triples.map { "\($0.head) \($0.relation) \($0.tail)" }
    #expect(found == ["7 genre 9", "8 genre 9"])
  }

  @Test("Weights are kept, and rows that cannot be right are refused")
  func weights() throws {
    let (found, tally) = try triples(
      "relation,tail,head,weight\nr,b,a,0.5\nr,b,a,0.5\nr,b,c,-1\nr,,c,1\nr,a,a,\n")
    #expect(
      found == [
        Triple(head: "a", relation: "r", tail: "b", weight: 0.5, line: 2),
        Triple(head: "a", relation: "r", tail: "a", line: 6),
      ])
    #expect(tally.accepted == 2)
    #expect(tally.merged == 1)
    #expect(tally.rejected == 2)
    #expect(tally.findings["W84"]?.firstLine == 6)
  }

  @Test("Among names a number may be an ISBN; among numbers it must count entities")
  func numbers() throws {
    #expect(try triples("head\trelation\ttail\n0142409065\talso_bought\tB1\n").tally.rejected == 0)
    #expect(try triples("head\trelation\ttail\n0142409065\t3\t7\n").tally.rejected == 1)
  }

  @Test("Links and lists name the entities")
  func entities() throws {
    let cases: [(String, String, EntityName)] = [
      ("a.link", "item_id:token\tentity_id:token\n1\tm.1\n", EntityName(id: "m.1", item: "1")),
      ("entity_list.txt", "org_id remap_id\nm.1 0\n", EntityName(id: "0", label: "m.1")),
      (
        "relation_list.txt", "org_id remap_id\nfilm.genre 0\n",
        EntityName(id: "0", isRelation: true, label: "film.genre")
      ),
      ("e_map.txt", "eid\tname\tentity\n3\tToy\thttp://x\n", EntityName(id: "3", label: "Toy")),
      (
        "r.txt", "id\tkb_relation\tname\n3\thttp://x\tmade_by\n",
        EntityName(id: "3", isRelation: true, label: "made_by")
      ),
    ]
    for (name, text, entity) in cases {
      try folder { folder in
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        #expect(try EventFileKind.sniff(path: file.path) == .entities)
        var found: [EntityName] = []
        _ = try EntityReader().read(path: file.path, onEntity: { found.append($0) })
        #expect(found == [entity])
      }
    }
  }

  /// A `.npy` file as NumPy writes it.
  private func npy(_ header: String, _ data: [UInt8], version: UInt8 = 1) -> Data {
    let sizes = version == 1 ? 2 : 4
    let length = header.utf8.count + 1
    let size = (0..<sizes).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
    return Data([0x93] + Array("NUMPY".utf8) + [version, 0] + size + Array(header.utf8) + [0x0A] + data)
  }

  private func bytes<Number>(_ numbers: [Number]) -> [UInt8] { numbers.withUnsafeBytes { Array($0) } }

  private func vectors(_ file: Data, ids: String?) throws -> (found: [String: [Float]], tally: IngestTally) {
    try folder { folder in
      try file.write(to: folder.appendingPathComponent("v.npy"))
      if let ids { try Data(ids.utf8).write(to: folder.appendingPathComponent("v.ids")) }
      let path = folder.appendingPathComponent("v.npy").path
      #expect(try EventFileKind.sniff(path: path) == .vectors)
      var found: [String: [Float]] = [:]
      let tally = try VectorReader().read(path: path, onVector: { found[$0] = $1 })
      return (found, tally)
    }
  }

  @Test("Vectors in single and double precision come out at length 1", arguments: [1, 2, 3] as [UInt8])
  func vectors(version: UInt8) throws {
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }"
    let single = npy(header, bytes([3, 4, 0, 2] as [Float]), version: version)
    let double = npy(
      header.replacingOccurrences(of: "f4", with: "f8"), bytes([3, 4, 0, 2] as [Double]), version: version)
    for file in [single, double] {
      let (found, tally) = try vectors(file, ids: "a\nb\n")
      #expect(found == ["a": [0.6, 0.8], "b": [0, 1]])
      #expect(tally.accepted == 2)
    }
  }

  @Test("A row that is no direction is refused, the others are not")
  func badRows() throws {
    let data = bytes([.nan, 4, 0, 0, 1, 0, 0, 1] as [Float])
    let (found, tally) = try vectors(
      npy("{'descr': '<f4', 'fortran_order': False, 'shape': (4, 2), }", data), ids: "a\nb\nc\nc")
    #expect(found == ["c": [1, 0]])
    #expect(tally.rejected == 3)
  }

  @Test("An array that cannot be used is refused with what to do")
  func badArrays() throws {
    let good = bytes([3, 4, 0, 2] as [Float])
    let cases: [(String, [UInt8], String?, String)] = [
      ("{'descr': '|O', 'fortran_order': False, 'shape': (2, 2), }", good, "a\nb", "|O"),
      ("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2), }", good, "a\nb", "Fortran"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (4,), }", good, "a\nb", "shape"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", good, "a\nb", "bytes"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 99999999999999), }", good, "a\nb", "at most"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }", good, "a", "1 ids for 2"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }", good, nil, "v.ids"),
    ]
    for (header, data, ids, words) in cases {
      let error = #expect(throws: EventFileError.self) { try vectors(npy(header, data), ids: ids) }
      #expect(error?.description.contains(words) == true, "\(header)")
    }
  }
}
