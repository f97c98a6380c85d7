// CatalogueTests › CalendarTimeTests: times as files write them.

import Catalogue
import Foundation
import Testing

@Suite("Times in files")
struct CalendarTimeTests {
  @Test(
    "A time is read with and without zone, seconds and fractions",
    arguments: [
      ("1970-01-01", 0), ("1970-01-02T00:00Z", 86_400), ("2026-11-01T13:00:05.2-0800", 1_793_566_805),
      ("2026-11-01 13:00Z", 1_793_538_000), ("2026-11-01T13:00:00+01:00", 1_793_534_400),
      ("1969-12-31T23:59:59Z", -1),
      ("2024-02-29", 1_709_164_800),
    ] as [(String, Int64)])
  func reads(text: String, seconds: Int64) {
    #expect(CalendarTime.seconds(iso: text) == seconds)
  }

  @Test(
    "What no calendar has is no time",
    arguments: [
      "", "2026", "2026-13-01", "2026-02-29", "1900-02-29", "2026-11-01T25:00", "2026-11-01T24:30Z",
      "2026-11-01T13", "2026-11-01x", "2026-11-01T13:00+", "2026-11-01T13:00Zz",
    ])
  func refuses(text: String) {
    #expect(CalendarTime.seconds(iso: text) == nil)
  }

  @Test("Every thousandth day of eight centuries is the day of the calendar library")
  func days() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for day in stride(from: -140_000, through: 150_000, by: 997) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let year = try #require(parts.year)
      guard year > 1600 else { continue }  // the library turns to the Julian calendar in 1582
      let text = try String(format: "%04d-%02d-%02d", year, #require(parts.month), #require(parts.day))
      #expect(CalendarTime.seconds(iso: text) == Int64(day) * 86_400, "\(text)")
    }
  }

  @Test(
    "A date as RSS writes it is a time",
    arguments: [
      ("Tue, 10 Jun 2003 04:00:00 GMT", "2003-06-10T04:00:00Z"),
      ("1 Jan 2026 00:00 +0200", "2026-01-01T00:00+02:00"),
      ("Wed, 11 Nov 26 04:00:00 GMT", "2026-11-11T04:00:00Z"),
      ("1 Jan 00 00:00", "2000-01-01"), ("31 Dec 49 00:00", "2049-12-31"), ("1 Jan 50 00:00", "1950-01-01"),
      ("31 Dec 99 00:00", "1999-12-31"),
      ("Sun, 29 February 2004 23:59:59 -0500", "2004-02-29T23:59:59-05:00"),
    ])
  func rss(text: String, iso: String) throws {
    let expected = try #require(CalendarTime.seconds(iso: iso) as Int64?)
    #expect(CalendarTime.seconds(rfc822: text) == expected)
  }

  @Test(
    "What is no date of RSS is no time",
    arguments: [
      "", "yesterday", "Tue, 31 Jun 2003 04:00:00 GMT", "10 Foo 2003 04:00", "10 Jun 2003", "-1 Jun 2003 1 2",
      "10 Jun 6 04:00", "10 Jun 103 04:00", "10 Jun -1 04:00", "10 Jun 02003 04:00",
    ])
  func noRSS(text: String) {
    #expect(CalendarTime.seconds(rfc822: text) == nil)
  }
}
