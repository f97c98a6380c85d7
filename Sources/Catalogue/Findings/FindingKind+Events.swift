// Catalogue › FindingKind+Events: what is amiss in events and tables whose rows are taken all the same.

extension FindingKind {
  static let ofEvents: [FindingKind] = [
    FindingKind(
      "W76", "user_without_items", .warn, .none, why: "nothing is learned of a customer without a choice",
      fix: "leave the line out"),
    FindingKind(
      "W77", "cell_unreadable", .warn, .optional, why: "a value that is none of its column was left out",
      fix: "write years as 1988 and coordinates in degrees, as in 52.52"),
    FindingKind(
      "W82", "triples_misjoined", .warn, .none,
      why: "walks over wrong links lead to wrong products, and tell them as reasons",
      fix: "check that the ids of the triples, or of the map from entities to items, are this shop's own"),
    FindingKind(
      "W83", "events_unknown_item", .warn, .none, why: "they say nothing until a feed brings the product",
      fix: "ingest the feed that has these products; the events join by themselves"),
    FindingKind(
      "W84", "triple_of_itself", .warn, .optional, why: "such a triple links nothing",
      fix: "leave it out"),
    FindingKind(
      "W85", "json_array", .warn, .none, why: "nothing was lost", fix: "write one event a line"),
    FindingKind(
      "W86", "ratings_all_one", .info, .none, why: "they say that it happened, not how it was liked",
      fix: "leave the column out, or export the real ratings"),
    FindingKind(
      "W87", "one_customer_dominates", .warn, .none, why: "a robot teaches nothing about taste",
      fix: "leave robots out, and give visitors without an account ids of their own"),
    FindingKind(
      "W88", "time_units_mixed", .warn, .optional, why: "a wrong unit makes an event too old or too new",
      fix: "use one unit of time in a file"),
    FindingKind(
      "W89", "id_rounded", .warn, .recommended, why: "a rounded id joins the wrong product or none",
      fix: "export the column as text, not through a spreadsheet"),
    FindingKind(
      "W90", "header_missing", .warn, .none, why: "columns were taken by their place",
      fix: "begin with user_id,item_id,event,timestamp"),
    FindingKind(
      "W91", "event_duplicate", .warn, .none, why: "it was merged, so that it does not count twice",
      fix: "export each event once"),
    FindingKind(
      "W92", "time_in_future", .warn, .optional, why: "it counts as if it had just happened",
      fix: "check the clock and the time zone of the exporter"),
    FindingKind(
      "W93", "time_unit", .info, .none, why: "nothing was lost", fix: "write seconds since 1970 or ISO 8601"),
    FindingKind(
      "W94", "time_zero", .warn, .optional, why: "an event of 1970 is so old that it says nothing",
      fix: "leave the time out where it is unknown"),
    FindingKind(
      "W95", "cells_miscounted", .warn, .none,
      why: "what has no column was left out, and columns without a cell are empty",
      fix: "quote cells that hold the separator or a line end"),
    FindingKind(
      "W96", "header_repeated", .warn, .none, why: "it was skipped",
      fix: "join files without their headers"),
    FindingKind(
      "W97", "lines_blank", .warn, .none, why: "they were skipped", fix: "leave them out"),
    FindingKind(
      "W98", "no_events", .warn, .none, why: "nothing was learned from it",
      fix: "check the exporter's filter"),
    FindingKind(
      "W99", "decimal_comma", .warn, .none, why: "nothing was lost", fix: "write 4.5"),
    FindingKind(
      "N02", "event_not_a_choice", .info, .none, why: "it is about no product", fix: "nothing needs mending"),
  ]
}
