// EventIngest › JSONEvents: events in JSON, as shops' own services and published data sets write them.

import Catalogue
import Foundation
import InputFiles

/// Google Retail user events, GA4 (BigQuery export and Measurement Protocol), Amazon Reviews, and plain records of
/// `user_id` and `item_id`; one event for each product that a record names.
enum JSONEvents {
  /// Whether a text that begins so has the keys of one of the formats.
  static func isKnown(_ prefix: String) -> Bool {
    func has(_ key: String) -> Bool { prefix.contains("\"\(key)\"") }
    return has("eventType") && has("visitorId") || has("event_name") || has("events") && has("client_id")
      || has("events") && has("app_instance_id")
      || JSONRecord.userKeys.contains(where: has) && JSONRecord.itemKeys.contains(where: has)
  }

  static func read(
    path: String, now: Int64, onEvent: (EventRecord) throws -> Void, onProgress: (Int) -> Void
  ) throws(EventFileError) -> IngestTally {
    var pieces = try EventFileError.opening { () throws(InputFileError) in try JSONPieces(path: path) }
    var judge = EventJudge(now: now)
    if pieces.isArray {
      judge.warn(
        "W85", 1, "", "the file is one JSON array; one event a line is read as well, and mended easier")
    }
    while let piece = pieces.next() {
      guard let object = object(of: piece, &judge) else { continue }
      for event in JSONRecord(object, line: piece.line).events(&judge) where judge.take(event) {
        do { try onEvent(event) } catch {
          throw EventFileError(.stopped(error), file: path, line: piece.line)
        }
      }
      if piece.line & 0xFF == 0 { onProgress(judge.tally.read) }
    }
    try EventFileError.check(pieces.failure)
    judge.finish()
    return judge.tally
  }

  private static func object(of piece: JSONPieces.Piece, _ judge: inout EventJudge) -> [String: Any]? {
    if let fault = piece.fault {
      judge.refuse("R16", piece.line, fault)
      return nil
    }
    guard let value = try? JSONSerialization.jsonObject(with: Data(piece.bytes), options: .fragmentsAllowed)
    else {
      judge.refuse("R16", piece.line, "the record is not JSON, or is cut off; write one whole object a line")
      return nil
    }
    guard let object = value as? [String: Any] else {
      judge.refuse("R16", piece.line, "the record is no JSON object; write {\"user_id\": …, \"item_id\": …}")
      return nil
    }
    return object
  }
}
