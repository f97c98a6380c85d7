// FeedIngest › TableShape+Mapping: a table that a shop owner has described.

import Catalogue
package import GraphRules
import InputFiles

extension TableShape {
  /// The description that a mapping of a table comes to.
  init(_ mapping: FeedMapping) {
    var columns: [String: TableColumn] = [:]
    func add(_ source: String, _ meaning: CellMeaning, rank: Int = 0) {
      let name = Self.folded(source)
      if columns[name] == nil { columns[name] = TableColumn(meaning, rank: rank) }
    }
    for field in FeedMapping.Field.allCases {
      for (rank, source) in (mapping.fields[field] ?? []).enumerated() {
        switch FeedShape.meaning(of: field) {
        case .field(let field): add(source, .field(field), rank: rank)
        case .own(let value): add(source, .own(value), rank: rank)
        default: break
        }
      }
    }
    for detail in mapping.details { add(detail.source, .detail(detail.name)) }
    for relation in FeedMapping.Relation.allCases {
      for source in mapping.relations[relation] ?? [] { add(source, .relation(relation.kind)) }
    }
    self.columns = columns
    rules = RecordRules(mapping)
    isExact = true
  }
}

extension FeedMapping {
  /// Whether the table at `path`, whatever it is packed in, has the columns that the mapping needs.
  func fitsTable(at path: String) -> Bool {
    guard let header = Self.header(of: path) else { return false }
    return missingColumns(of: header).isEmpty
  }

  /// The columns that the mapping needs and the table at `path` lacks, with those that it has; `nil` when it is none.
  package func missingColumns(at path: String) -> (missing: [String], found: [String])? {
    guard record.isEmpty, let header = Self.header(of: path) else { return nil }
    return (missingColumns(of: header), header)
  }

  private func missingColumns(of header: [String]) -> [String] {
    let names = Set(header.map(TableShape.folded))
    return columns.filter { !names.contains(TableShape.folded($0)) }
  }

  /// The first row of the table at `path`; `nil` for what is no table.
  private static func header(of path: String) -> [String]? {
    guard let stream = try? ByteStream(path: path), let start = try? FeedFormat.start(of: stream),
      !FeedFormat.isMarkupOrBinary(start), let source = try? ByteSource(stream, guessesEncoding: true)
    else { return nil }
    var reader = CSVReader(source)
    return TableFeed.firstRow(&reader)
  }
}
