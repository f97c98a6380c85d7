// FeedIngest › NameTable: from libxml2's interned names to fields, by address.

import CLibXML2

/// What an element name means.
enum ElementName: Equatable {
  case field(Field)
  /// A field in another spelling, such as `Image-Link`.
  case respelled(Field)
  /// The number of a name that is not used; see ``NameTable/unusedCounts``.
  case unused(Int)
}

/// Names by the address that libxml2's dictionary gives them: one comparison instead of a string.
struct NameTable: ~Copyable {
  /// 4096 slots of which at most 3000 are filled, so that a search always ends.
  private let slots = UnsafeMutablePointer<Slot>.allocate(capacity: 4096)
  private var filled = 0
  private var unusedNames = ["…"]
  private(set) var unusedCounts = [0]
  /// Whether plain names of fields are to be recognised; not so for other namespaces.
  private let knowsFields: Bool

  /// A key of 0 is a free slot.
  private struct Slot {
    var key: UInt = 0
    var value = ElementName.unused(0)
  }

  /// A table that knows every field in the spelling of `dictionary`.
  init(dictionary: OpaquePointer, knowsFields: Bool) {
    self.knowsFields = knowsFields
    slots.initialize(repeating: Slot(), count: 4096)
    guard knowsFields else { return }
    for field in Field.allCases {
      if let name = xmlDictLookup(dictionary, field.name, -1) { _ = insert(name, .field(field)) }
    }
  }

  deinit { slots.deallocate() }

  /// What `name` means; a new name costs a string once.
  mutating func meaning(of name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?) -> ElementName {
    let key = UInt(bitPattern: name)
    var slot = Self.slot(key)
    while slots[slot].key != 0 {
      if slots[slot].key == key { return slots[slot].value }
      slot = (slot + 1) & 4095
    }
    if filled >= 3000 { return .unused(0) }
    let local = String(cString: name)
    if knowsFields, let field = Self.respelled(local) { return insert(name, .respelled(field)) }
    unusedNames.append(prefix.map { String(cString: $0) + ":" + local } ?? local)
    unusedCounts.append(0)
    return insert(name, .unused(unusedNames.count - 1))
  }

  /// Counts a name once more and tells it.
  mutating func countUnused(_ number: Int) -> String {
    unusedCounts[number] += 1
    return unusedNames[number]
  }

  /// The unused names with their counts, the most frequent first.
  var unused: [(name: String, count: Int)] {
    zip(unusedNames, unusedCounts).filter { $0.1 > 0 }.map { (name: $0.0, count: $0.1) }
  }

  private static func slot(_ key: UInt) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 52)
  }

  private mutating func insert(_ name: UnsafePointer<UInt8>, _ value: ElementName) -> ElementName {
    let key = UInt(bitPattern: name)
    var slot = Self.slot(key)
    while slots[slot].key != 0 { slot = (slot + 1) & 4095 }
    slots[slot] = Slot(key: key, value: value)
    filled += 1
    return value
  }

  /// `imageLink`, `image-link`, `Image_Link` and `IMAGE_LINK` all mean `image_link`.
  private static func respelled(_ name: String) -> Field? {
    guard name.utf8.count <= 40 else { return nil }
    let bare = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != "." }
    return Field.allCases.first { $0.name.filter { $0 != "_" } == bare }
  }
}
