// Catalogue › FindingKind+Feeds: what is amiss in a product feed whose records are taken all the same.

extension FindingKind {
  static let ofFeeds: [FindingKind] = ofForm + ofPrices + ofIdentity + ofTexts + ofPictures + ofCategories

  private static let ofForm: [FindingKind] = [
    FindingKind(
      "W00", "container_odd", .warn, .none, why: "the archive is not as it should be; one feed was read",
      fix: "pack one feed in one gzip or zip file"),
    FindingKind(
      "W01", "id_duplicate_identical", .warn, .none, why: "a repeated record adds nothing; it was merged",
      fix: "export each product once"),
    FindingKind(
      "W02", "id_variant", .warn, .optional,
      why: "ids that differ in case or length only get lost between systems, and events with them",
      fix: "write each id in one way, in at most 50 characters"),
    FindingKind(
      "W03", "id_doubtful", .warn, .optional,
      why: "what a doubtful id or name stands for was guessed; events may miss their product",
      fix: "give every record an id of its own, and every file one feed"),
    FindingKind(
      "W75", "farewell_unknown", .warn, .none,
      why: "nothing was taken out; a product may still be offered under another id",
      fix: "name products that go by the ids under which they came"),
    FindingKind(
      "W04", "leading_junk", .warn, .none, why: "it was skipped; stricter readers refuse such a file",
      fix: "let the file begin with its first line"),
    FindingKind(
      "W05", "encoding_guessed", .warn, .none,
      why: "the declared encoding is not the real one; a wrong guess spoils every word",
      fix: "declare the encoding in which the file is written, best UTF-8"),
    FindingKind(
      "W06", "html_entity", .warn, .none, why: "it was read as in HTML; stricter readers refuse it",
      fix: "write the character itself"),
    FindingKind(
      "W07", "field_respelled", .warn, .none, why: "fields were known by another spelling; nothing was lost",
      fix: "spell fields as the format does"),
    FindingKind(
      "W08", "field_left_out", .warn, .optional, why: "a value was dropped that could have been compared",
      fix: "write each field once and in the format's own form"),
    FindingKind(
      "W09", "excess_left_out", .warn, .optional, why: "what was left out cannot be compared",
      fix: "export without padding, and without hundreds of fields a record"),
    FindingKind(
      "W38", "control_character", .warn, .none, why: "it was left out; stricter readers refuse the file",
      fix: "export texts without control characters"),
    FindingKind(
      "W39", "bare_ampersand", .warn, .none, why: "it was read as itself; stricter readers refuse the file",
      fix: "write &amp; for &"),
    FindingKind(
      "W49", "section_cut", .warn, .optional, why: "the end of a huge section was skipped",
      fix: "keep files and pages out of the feed"),
    FindingKind(
      "N01", "field_unknown", .info, .none, why: "these fields are not used for recommendations",
      fix: "nothing needs mending; product details are the place for further facts"),
    FindingKind(
      "N05", "colour_word_new", .info, .none,
      why: "a colour word that the shop does not know cannot be asked for",
      fix: "add the word to colours in the shop's lexicon.yaml"),
    FindingKind(
      "N03", "row_translates", .info, .none, why: "a translation of a product is no product of its own",
      fix: "nothing needs mending; export one store view to leave them out"),
    FindingKind(
      "N04", "row_of_variants", .info, .none, why: "what the row tells of the product went to its variants",
      fix: "nothing needs mending"),
  ]

  private static let ofPrices: [FindingKind] = [
    FindingKind(
      "W10", "price_no_currency", .warn, .recommended,
      why: "a price without a currency cannot be compared with others", fix: "write prices as 19.99 EUR"),
    FindingKind(
      "W11", "price_form", .warn, .optional,
      why: "1,234 may be a thousand or one; a wrong guess misprices it",
      fix: "write amounts as 1234.50 EUR"),
    FindingKind(
      "W12", "zero_price", .warn, .recommended, why: "it lies in no band of prices and wins every “cheaper”",
      fix: "give the price, or leave the product out while it has none"),
    FindingKind(
      "W13", "sale_not_below_price", .warn, .optional, why: "an offer that saves nothing disappoints",
      fix: "leave sale_price out, or put the old price into price"),
    FindingKind(
      "W14", "sale_dates", .warn, .optional, why: "an offer without readable dates counts as over",
      fix: "write START/END, as in 2026-11-01/2026-11-09"),
    FindingKind(
      "W15", "mixed_currency", .warn, .optional,
      why: "a sale in another currency than the price saves nobody knows how much; it was left out",
      fix: "use one currency a record"),
    FindingKind(
      "W16", "two_prices", .warn, .optional, why: "which one holds cannot be told; the first was taken",
      fix: "give one price, and the lower one as sale_price"),
    FindingKind(
      "W18", "price_missing", .warn, .recommended, why: "it can be neither compared nor kept within a budget",
      fix: "give the price"),
    FindingKind(
      "W19", "price_without_tax", .info, .none, why: "prices with and without tax do not compare",
      fix: "export prices with tax"),
    FindingKind(
      "W60", "availability_unclear", .warn, .none,
      why: "what cannot be had should not be recommended; it counts as in stock",
      fix: "write in_stock, out_of_stock, preorder or backorder"),
    FindingKind(
      "W61", "condition_unknown", .warn, .optional, why: "used and new things are not told apart",
      fix: "write new, refurbished or used"),
    FindingKind(
      "W62", "not_published", .info, .none, why: "what the shop does not show is not recommended",
      fix: "nothing needs mending; publish it to have it recommended"),
    FindingKind(
      "W63", "out_of_stock_many", .info, .none,
      why: "lists leave out what is not in stock, so they have less to choose from",
      fix: "check the stock export, if that is more than you expect"),
  ]

  private static let ofIdentity: [FindingKind] = [
    FindingKind(
      "W20", "gtin_missing", .info, .optional, why: "the same product in two feeds cannot be recognised",
      fix: "add the GTIN, or identifier_exists no"),
    FindingKind(
      "W21", "gtin_checksum", .warn, .optional, why: "a wrong number may name somebody else's product",
      fix: "copy the number from the package; export the column as text"),
    FindingKind(
      "W24", "gtin_shared", .warn, .optional,
      why: "one number for several products links what is not the same",
      fix: "give each variant its own GTIN"),
    FindingKind(
      "W25", "brand_missing", .info, .recommended, why: "without a brand it has one edge less to its likes",
      fix: "fill the brand, your own name for own products"),
    FindingKind(
      "W26", "brand_variants", .warn, .none,
      why: "spellings of one brand are reconciled in the graph; what is ambiguous stays apart",
      fix: "write each brand in one way, or decide in the shop's lexicon"),
    FindingKind(
      "W48", "link_missing", .info, .none, why: "an agent cannot open the product's page",
      fix: "add the link"),
    FindingKind(
      "W70", "variant_group_single", .info, .none,
      why: "an item group of one record groups nothing; its siblings may be missing",
      fix: "give all variants of an item the same item_group_id"),
  ]

  private static let ofTexts: [FindingKind] = [
    FindingKind(
      "W30", "title_long", .info, .none, why: "lists cut it, and its main words weigh less",
      fix: "keep titles below 150 characters"),
    FindingKind(
      "W31", "description_missing", .warn, .recommended, why: "its words cannot be compared",
      fix: "describe what it is, what it is made of and what it is for"),
    FindingKind(
      "W32", "html_in_text", .info, .none, why: "mark-up was taken out; nothing was lost",
      fix: "export plain text"),
    FindingKind(
      "W33", "description_shared", .warn, .optional,
      why: "the same text on many products makes them look alike", fix: "describe each product by itself"),
    FindingKind(
      "W34", "mojibake", .warn, .recommended, why: "broken words match nothing",
      fix: "export as UTF-8 once only"),
    FindingKind(
      "W37", "invisible_characters", .warn, .none, why: "they were left out; elsewhere they break searches",
      fix: "export texts without them"),
  ]

  private static let ofPictures: [FindingKind] = [
    FindingKind(
      "W40", "image_missing", .warn, .recommended, why: "without a picture it has no neighbours by sight",
      fix: "give every product an image_link, and the folder of pictures with --images"),
    FindingKind(
      "W41", "image_broken", .warn, .recommended, why: "a picture that cannot be decoded says nothing",
      fix: "save the picture again as JPEG or PNG"),
    FindingKind(
      "W42", "image_too_small", .warn, .optional, why: "a tiny picture shows few colours",
      fix: "give a picture of at least 250 × 250 pixels"),
    FindingKind(
      "W43", "image_placeholder", .warn, .recommended,
      why: "one picture for many products makes them look alike when they are not",
      fix: "leave image_link out until there is a picture"),
    FindingKind(
      "W44", "image_shared", .info, .optional, why: "products with the same picture look the same",
      fix: "give each product a picture of its own"),
    FindingKind(
      "W45", "image_unsupported_format", .warn, .recommended, why: "the picture cannot be compared",
      fix: "use JPEG, PNG or WebP"),
    FindingKind(
      "W46", "image_url_bad", .warn, .recommended, why: "the picture was not opened",
      fix: "write a web address, or a path inside the feed's folder"),
    FindingKind(
      "W47", "image_misnamed", .info, .none, why: "the picture was read by its content; nothing was lost",
      fix: "name the file for its format"),
    FindingKind(
      "W73", "colour_conflict", .warn, .optional, why: "asked for a colour, the shop would show another one",
      fix: "mend the colour, or the image_link"),
  ]

  private static let ofCategories: [FindingKind] = [
    FindingKind(
      "W50", "category_missing", .warn, .recommended, why: "it has no neighbours by kind",
      fix: "fill product_type or google_product_category"),
    FindingKind(
      "W51", "category_unmapped", .info, .optional,
      why: "its categories do not meet those of other feeds in the taxonomy",
      fix: "add google_product_category, or name categories as the taxonomy does"),
    FindingKind(
      "W53", "category_broken", .warn, .optional, why: "a category without its place has no neighbours above",
      fix: "list every category with its parent, without circles"),
    FindingKind(
      "W54", "category_tiny", .info, .none, why: "a category of one product links it to nothing",
      fix: "use categories that several products share"),
  ]
}
