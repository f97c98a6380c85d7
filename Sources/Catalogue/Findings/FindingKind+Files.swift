// Catalogue › FindingKind+Files: what makes a file or a record be refused.

extension FindingKind {
  /// Faults of a whole file: nothing of it is taken.
  static let ofFiles: [FindingKind] = [
    FindingKind(
      "F00", "unreadable", .fatal, .none, why: "nothing was read; the shop is as it was",
      fix: "check the path and its permissions"),
    FindingKind(
      "F01", "not_a_feed", .fatal, .none, why: "the document is of another kind; the shop is as it was",
      fix: "give the feed itself; a page or a message often means a login or an error of the exporter"),
    FindingKind(
      "F02", "malformed", .fatal, .none,
      why: "the file breaks off or breaks its format's rules; the shop is as it was",
      fix: "mend the place that the message names, or export again"),
    FindingKind(
      "F03", "encoding", .fatal, .none, why: "the letters cannot be told; the shop is as it was",
      fix: "save the file as UTF-8, and let its first line say so"),
    FindingKind(
      "F04", "truncated", .fatal, .none,
      why: "the end is missing; products after it would have vanished, so the shop is as it was",
      fix: "export or download again, and compare the sizes"),
    FindingKind(
      "F05", "empty", .fatal, .none, why: "no record was found; the shop is as it was",
      fix: "check the exporter's filter, or that it ran at all"),
    FindingKind(
      "F06", "unsafe_dtd", .fatal, .none,
      why: "the document asks for other files or swells when read; nothing was opened",
      fix: "export without entity declarations"),
    FindingKind(
      "F07", "too_big", .fatal, .none, why: "something is larger than any product needs; nothing was kept",
      fix: "look at the place that the message names"),
    FindingKind(
      "F08", "container", .fatal, .none, why: "the archive cannot be unpacked safely; nothing was kept",
      fix: "pack one feed in a gzip or zip file, or give it unpacked"),
    FindingKind(
      "F09", "products_removed", .fatal, .none,
      why: "a feed that lost so many products is more often a failed export than a smaller shop",
      fix: "look at the export, or take it in with --confirm"),
    FindingKind(
      "F10", "id_churn", .fatal, .none,
      why: "products with new ids lose what customers did with them",
      fix: "keep the ids, or take in the proposed renaming"),
    FindingKind(
      "F11", "error_rate", .fatal, .none,
      why: "so many records are wrong that the rest is not to be trusted; the shop is as it was",
      fix: "mend the errors listed, the most frequent first"),
    FindingKind(
      "F13", "currency_changed", .fatal, .none,
      why: "prices in another currency fall into other bands and budgets",
      fix: "check the market that the export was made for, or take it in with --confirm"),
    FindingKind(
      "F14", "prices_moved", .fatal, .none,
      why: "when half of the prices jump, tax, currency or the decimal point has usually gone wrong",
      fix: "check some prices, or take it in with --confirm"),
    FindingKind(
      "F15", "feed_older", .fatal, .none,
      why: "an old export would bring back old prices and products that are gone",
      fix: "take in the newest export, or this one with --confirm"),
  ]

  /// Faults of one record: it is left out, the rest is taken.
  static let ofRecords: [FindingKind] = [
    FindingKind(
      "R01", "id_missing", .error, .mandatory, why: "without an id no event can be joined to the product",
      fix: "give every product an id of its own that never changes"),
    FindingKind(
      "R02", "id_conflict", .error, .mandatory,
      why: "two records claim the same id; only the first can be recommended",
      fix: "give each record its own id"),
    FindingKind(
      "R03", "title_missing", .error, .mandatory,
      why: "a product without a name can be neither found nor told about", fix: "fill the title"),
    FindingKind(
      "R04", "price_unparseable", .error, .mandatory,
      why: "a product without a price cannot be offered or kept within a budget",
      fix: "write the price as 19.99 EUR"),
    FindingKind(
      "R05", "record_malformed", .error, .mandatory, why: "the record cannot be told from its neighbour",
      fix: "close each record before the next begins"),
    FindingKind(
      "R06", "record_too_big", .error, .mandatory, why: "a field of this size is no text about a product",
      fix: "shorten the field; files do not belong into feeds"),
    FindingKind(
      "R07", "product_unknown", .error, .mandatory,
      why: "a price without its product cannot be offered",
      fix: "bring the product in a full feed first"),
    FindingKind(
      "R11", "user_missing", .error, .mandatory, why: "nobody's taste is learned from it",
      fix: "give every row an id; one per visitor is enough"),
    FindingKind(
      "R12", "item_missing", .error, .mandatory, why: "the event is about no product",
      fix: "give every event the product's id"),
    FindingKind(
      "R13", "event_unknown", .error, .mandatory, why: "what was done decides how much it says of a taste",
      fix: "use one of the words that the message lists"),
    FindingKind(
      "R14", "time_unreadable", .error, .mandatory, why: "old events count less, so each needs its time",
      fix: "write 2025-09-25T17:15:50Z or seconds since 1970"),
    FindingKind(
      "R15", "value_unreadable", .error, .mandatory,
      why: "a rating or an amount that cannot be read says nothing",
      fix: "write 4.5, or leave it out"),
    FindingKind(
      "R16", "row_malformed", .error, .mandatory, why: "the cells of the row cannot be told apart",
      fix: "export with quoted cells, in UTF-8"),
  ]
}
