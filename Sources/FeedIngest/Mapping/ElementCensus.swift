// FeedIngest › ElementCensus: which elements and attributes the start of an XML file has, and how often.

import CLibXML2

/// Counts the paths of a sample of XML; opens nothing and expands nothing.
final class ElementCensus {
  struct Entry {
    let path: String
    var count = 0
    /// The first texts, shortened.
    var examples: [String] = []
  }

  /// In the order of the file; attributes are `…/@name`.
  private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]
  private var stack: [(place: Int, text: [UInt8])] = []
  /// More paths than any feed has are not told apart.
  private static let mostPaths = 2_000

  /// Takes a sample, which may end in the middle of an element.
  init(_ sample: [UInt8]) {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { data, name, _, _, _, _, count, _, attributes in
      guard let data, let name else { return }
      Unmanaged<ElementCensus>.fromOpaque(data).takeUnretainedValue().start(name, attributes, Int(count))
    }
    handler.endElementNs = { data, _, _, _ in
      guard let data else { return }
      Unmanaged<ElementCensus>.fromOpaque(data).takeUnretainedValue().end()
    }
    let characters: charactersSAXFunc = { data, bytes, count in
      guard let data, let bytes else { return }
      Unmanaged<ElementCensus>.fromOpaque(data).takeUnretainedValue().characters(bytes, Int(count))
    }
    handler.characters = characters
    handler.cdataBlock = characters
    handler.serror = { _, _ in }
    let data = Unmanaged.passUnretained(self).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&handler, data, nil, 0, nil) else { return }
    defer {
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      context.pointee.myDoc = nil
      xmlFreeParserCtxt(context)
    }
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    sample.withUnsafeBytes { raw in
      guard let base = raw.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      _ = xmlParseChunk(context, base, Int32(min(raw.count, 16 << 20)), 0)
    }
  }

  private func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) {
    guard stack.count < 64 else { return stack.append((-1, [])) }
    let parent = stack.last.map { $0.place < 0 ? "…" : entries[$0.place].path + "/" } ?? ""
    let path = parent + String(cString: name)
    stack.append((note(path), []))
    for index in 0..<min(count, 64) {
      guard let name = attributes?[index * 5], let start = attributes?[index * 5 + 3],
        let end = attributes?[index * 5 + 4]
      else { continue }
      let place = note(path + "/@" + String(cString: name))
      AttributeText.with(UnsafeBufferPointer(start: start, count: end - start)) { show($0, at: place) }
    }
  }

  private func end() {
    guard let (place, text) = stack.popLast(), place >= 0 else { return }
    text.withUnsafeBufferPointer { show($0, at: place) }
  }

  private func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard let last = stack.indices.last, stack[last].text.count < 400 else { return }
    stack[last].text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: min(count, 400)))
  }

  /// Counts a path once more; answers its place, or -1 when there are too many.
  private func note(_ path: String) -> Int {
    if let place = places[path] {
      entries[place].count += 1
      return place
    }
    guard entries.count < Self.mostPaths else { return -1 }
    places[path] = entries.count
    entries.append(Entry(path: path, count: 1))
    return entries.count - 1
  }

  private func show(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
    guard place >= 0, entries[place].examples.count < 5 else { return }
    let words = text.trimmed.text.split { $0.isWhitespace }.joined(separator: " ")
    if !words.isEmpty { entries[place].examples.append(String(words.prefix(60))) }
  }
}
