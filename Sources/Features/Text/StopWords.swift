// Features › StopWords: words that say nothing about a product, and units that belong to numbers.

/// English function words, Chinese particles and units of measure.
enum StopWords {
  static let english = PackedWords(
    """
    a about all also am an and any are as at be been but by can do does for from has have he her him his how i if in
    into is it its just me more most my no nor not of on or our out over own she so some such than that the their them
    then there these they this those to too up us very was we were what when which while who will with you your
    """)

  /// Particles that end a run of characters, so that no pair of characters spans them.
  static let chinese: Set<UInt32> = Set("的了与及或吗呢吧啊之也".unicodeScalars.map(\.value))

  /// Units that are read with the number before them: `45 L` is one term, `45l`.
  ///
  /// `in` is not one: “2 in 1”.
  static let units = PackedWords(
    "l ml cl g kg mg mm cm m km oz lb lbs w kw v mah wh gb tb mb hz khz inch ft mp px")
}

/// A small set of short ASCII words, each packed into one number: a look-up costs a few nanoseconds.
struct PackedWords: Sendable {
  private static let slots = 512
  private let table: [UInt64]

  /// - Parameter words: Parted by white space, lower case, at most eight bytes each.
  init(_ words: String) {
    var table = [UInt64](repeating: 0, count: Self.slots)
    for word in words.split(whereSeparator: \.isWhitespace) {
      precondition(word.utf8.count <= 8, "a packed word has at most eight bytes")
      let packed = word.utf8.reduce(0) { $0 << 8 | UInt64($1) }
      var slot = Self.slot(packed)
      while table[slot] != 0 { slot = (slot + 1) % Self.slots }
      table[slot] = packed
    }
    self.table = table
  }

  func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count <= 8 else { return false }
    var packed: UInt64 = 0
    for byte in word { packed = packed << 8 | UInt64(byte) }
    var slot = Self.slot(packed)
    while table[slot] != 0 {
      if table[slot] == packed { return true }
      slot = (slot + 1) % Self.slots
    }
    return false
  }

  private static func slot(_ packed: UInt64) -> Int {
    Int((packed &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }
}
