// FeedIngest › FeedParser+Entities: what `&name;` stands for, decided by us and not by libxml2.

import CLibXML2
import Catalogue

extension FeedParser {
  func declare(_ name: UnsafePointer<UInt8>, kind: Int32, content: UnsafePointer<UInt8>?) {
    let isParameter = kind == Int32(XML_INTERNAL_PARAMETER_ENTITY.rawValue)
    if isParameter || kind == Int32(XML_EXTERNAL_PARAMETER_ENTITY.rawValue) {
      declaredParameter = isParameter
      return
    }
    let isInternal = kind == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue)
    let text = isInternal ? content.map { Array(String(cString: $0).utf8) } ?? [] : nil
    if !entities.declare(String(cString: name), text: text) {
      fail(.unsafe("the document type declares more than \(limits.entities) entities"))
    }
  }

  /// A parameter entity is being used; libxml2 itself looks each one up once after its declaration.
  func useParameterEntity() {
    if declaredParameter {
      declaredParameter = false
    } else {
      fail(.unsafe("the document type uses a parameter entity"))
    }
  }

  /// What `&name;` stands for, as a predefined entity so that libxml2 only copies its text.
  func entity(_ name: UnsafePointer<UInt8>) -> xmlEntityPtr? {
    guard let context, failure == nil, context.pointee.inSubset == 0 else { return nil }
    let word = String(cString: name)
    var expansion = entities.expand(word, bytesRead: bytesRead)
    if expansion == .undeclared, let known = htmlEntityLookup(name),
      let scalar = Unicode.Scalar(known.pointee.value)
    {
      expansion = .text(Array(String(Character(scalar)).utf8))
      notes.isSpecial = true
      if !hasHTMLEntity {
        hasHTMLEntity = true
        note(
          Finding(
            code: "W06", severity: .warn, line: line,
            message: "“&\(word);” is known in HTML only and was read as such; write the character itself"))
      }
    }
    switch expansion {
    case .undeclared: fail(.unsafe("the entity “&\(word.prefix(80));” is not declared"))
    case .refused(let why): fail(.unsafe(why))
    case .text(let bytes):
      // libxml2 copies but the first byte of such an entity into an attribute.
      if context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE, bytes.count != 1 {
        fail(.unsafe("the entity “&\(word.prefix(80));” stands in an attribute"))
        return nil
      }
      _ = entityText.update(fromContentsOf: bytes)
      entityText[bytes.count] = 0
      entity.pointee.type = XML_ENTITY_DECL
      entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
      entity.pointee.name = name
      entity.pointee.content = entityText.baseAddress
      entity.pointee.orig = entityText.baseAddress
      entity.pointee.length = Int32(bytes.count)
      return entity
    }
    return nil
  }
}
