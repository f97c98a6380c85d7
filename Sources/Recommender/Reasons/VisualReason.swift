// Recommender › VisualReason: the pixels behind a shared colour, and which colour stands for which.

package import Catalogue
import Conversation
import Explanation
import Features
import Foundation
import GraphRules
import ImageIngest
import Scoring
import ShopStore

/// What two pictures have in common, for eyes and in words.
package struct VisualReason: Sendable {
  /// Both pictures side by side, the customer's own first; all but the shared colour is dimmed.
  package let picture: Picture
  /// The shared colour, how much of each product it covers, and what becomes of the other colours.
  package let lines: [String]

  /// The picture as a PNG file.
  package func png() throws -> [UInt8] { try PNGWriter.encode(picture) }
}

/// Makes a ``VisualReason`` out of the files that the feed names.
struct VisualReasonMaker {
  let shop: Shop
  let names: ProductNames
  /// Where the pictures are; `nil` for the folder of the feed that names them.
  let images: String?
  let language: String

  /// The height of both pictures, and the gap between them.
  private static let height = 360
  private static let gap = 16
  /// What is left of a pixel that has no part in the colour.
  private static let dimmed: Float = 0.16
  /// A flow of less is not told.
  private static let toldShare = 0.08

  /// The heaviest reason of the tree that rests on pictures.
  ///
  /// - Throws: ``ShopError`` when there is none, or a picture's file is gone.
  func reason(of explained: Explained, events: [Int: Event]) throws -> VisualReason {
    let receipt = explained.listed.receipt
    let reasons = explained.tree.shown + explained.tree.rest
    let isAboutPictures: (Reason) -> Bool = { $0.told.subject == .kind(.colour) && $0.told.item != nil }
    guard let reason = reasons.first(where: isAboutPictures), let own = reason.told.item,
      let (bin, variant) = heaviestBin(of: reason, receipt, own, events)
    else { throw ShopError.noPictureReason }
    let ours = try picture(own, variant)
    let shown = shop.variant(of: receipt.product, showing: bin) ?? receipt.variant
    let theirs = try picture(receipt.product, shown)
    guard let left = ColourMask(of: ours, bin: bin), let right = ColourMask(of: theirs, bin: bin) else {
      throw ShopError.noPictureReason
    }
    let word = word(bin)
    // Products are likened over all their pictures: the one that has the colour may not be the one on offer.
    let title = shop.catalogue[receipt.product].variants[shown].title
    let name = shown == receipt.variant || title.isEmpty ? names.short(receipt.product) : title
    let shares = [left, right].map { percent(Double($0.coverage)) }
    var lines = [
      say(
        "\(word): \(shares[0]) of the \(names.short(own)), \(shares[1]) of the \(name)",
        "\(word)：占“\(names.short(own))”的 \(shares[0])，占“\(name)”的 \(shares[1])")
    ]
    lines += moves(from: palette(own, variant), to: palette(receipt.product, shown))
    return VisualReason(picture: beside(marked(ours, left), marked(theirs, right)), lines: lines)
  }

  /// The bin that the reason names, of all that the own product shares, and the variant that the event was about.
  private func heaviestBin(
    of reason: Reason, _ receipt: Receipt, _ own: ProductID, _ events: [Int: Event]
  ) -> (bin: String, variant: Int)? {
    var best: (bin: String, variant: Int, amount: Double)?
    for place in reason.leaves {
      let part = receipt.contributions[place]
      guard case .colour(let bin) = part.evidence, case .event(let number)? = part.because,
        let event = events[number], event.product == own, word(bin) == reason.told.words.first,
        ColourBins.names(language: "en").contains(bin)
      else { continue }
      if part.amount > best?.amount ?? 0 { best = (bin, event.variant, part.amount) }
    }
    return best.map { ($0.bin, $0.variant) }
  }

  private func picture(_ product: ProductID, _ place: Int) throws -> Picture {
    let variant = shop.catalogue[product].variants[place]
    let files = try shop.store.imports()
    let feed = files.first { $0.number == variant.source.importNumber }?.file ?? ""
    let folder = images ?? URL(filePath: feed).deletingLastPathComponent().path
    do {
      return try PictureFolder(folder).picture(variant.imageLink, targetSide: Self.height)
    } catch {
      throw ShopError.notReadable(
        variant.imageLink, reason: "\(error); name the folder of the pictures with --images")
    }
  }

  // MARK: Words

  private func palette(_ product: ProductID, _ variant: Int) -> [PaletteColour] {
    shop.features.pictures[product.index][variant]?.palette ?? []
  }

  /// What becomes of the colours of one picture in the other, by their words.
  private func moves(from one: [PaletteColour], to other: [PaletteColour]) -> [String] {
    var sums: [(words: [String], share: Double, difference: Double)] = []
    for flow in PaletteTransport.flows(from: one, to: other) {
      let words = [one[flow.from], other[flow.to]].map {
        shop.features.word(for: $0, lexicon: shop.rules.lexicon, language: language)
      }
      let place = sums.firstIndex { $0.words == words } ?? sums.count
      if place == sums.count { sums.append((words, 0, 0)) }
      sums[place].share += flow.share
      sums[place].difference += flow.share * flow.difference
    }
    return sums.filter { $0.share >= Self.toldShare }.map { sum in
      let likeness =
        switch sum.difference / sum.share {
        case ..<6: say("the same", "相同")
        case ..<14: say("nearly the same", "几乎相同")
        case ..<28: say("alike", "相近")
        default: say("another colour", "不同")
        }
      let way = sum.words.joined(separator: " → ")
      return say("\(percent(sum.share)) \(way): \(likeness)", "\(percent(sum.share)) \(way)：\(likeness)")
    }
  }

  private func word(_ bin: String) -> String {
    guard let place = ColourBins.names(language: "en").firstIndex(of: bin) else { return bin }
    return ColourBins.names(language: language)[place]
  }

  private func percent(_ share: Double) -> String { Decimals.percent(share) }
  private func say(_ english: String, _ chinese: String) -> String { language == "zh" ? chinese : english }

  // MARK: Pixels

  /// The picture over white, with all but the marked pixels grey and pale.
  private func marked(_ picture: Picture, _ mask: ColourMask) -> Picture {
    var rgba = picture.rgba
    for pixel in 0..<(picture.width * picture.height) {
      let at = pixel * 4
      let alpha = Float(rgba[at + 3]) / 255
      let colour = (0..<3).map { Float(rgba[at + $0]) * alpha + 255 * (1 - alpha) }
      let grey = 255 - (255 - (0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2])) * Self.dimmed * 2
      // A pixel that has half a part in the bin is shown in full: shares are small between two bins.
      let part = min(1, mask.shares[pixel] * 2)
      for channel in 0..<3 {
        rgba[at + channel] = UInt8(min(255, max(0, colour[channel] * part + grey * (1 - part))))
      }
      rgba[at + 3] = 255
    }
    return scaled(Picture(width: picture.width, height: picture.height, rgba: rgba))
  }

  /// To the common height, by the nearest pixel.
  private func scaled(_ picture: Picture) -> Picture {
    let width = max(1, min(4 * Self.height, picture.width * Self.height / picture.height))
    var rgba: [UInt8] = []
    rgba.reserveCapacity(width * Self.height * 4)
    for y in 0..<Self.height {
      let row = y * picture.height / Self.height * picture.width
      for x in 0..<width {
        let at = (row + x * picture.width / width) * 4
        rgba += picture.rgba[at..<at + 4]
      }
    }
    return Picture(width: width, height: Self.height, rgba: rgba)
  }

  private func beside(_ left: Picture, _ right: Picture) -> Picture {
    let width = left.width + Self.gap + right.width
    var rgba: [UInt8] = []
    rgba.reserveCapacity(width * Self.height * 4)
    for y in 0..<Self.height {
      rgba += left.rgba[(y * left.width * 4)..<((y + 1) * left.width * 4)]
      rgba += [UInt8](repeating: 255, count: Self.gap * 4)
      rgba += right.rgba[(y * right.width * 4)..<((y + 1) * right.width * 4)]
    }
    return Picture(width: width, height: Self.height, rgba: rgba)
  }
}

extension Shop {
  /// The variant whose picture has most of a named bin, by the bin's English name; `nil` where none has it.
  func variant(of product: ProductID, showing bin: String) -> Int? {
    guard let number = ColourBins.names(language: "en").firstIndex(of: bin) else { return nil }
    var best: (variant: Int, share: Float)?
    for (variant, picture) in features.pictures[product.index].enumerated() {
      guard let histogram = picture?.overall,
        let place = histogram.bins.firstIndex(where: { Int($0) == number })
      else { continue }
      if histogram.share(place) > best?.share ?? 0 { best = (variant, histogram.share(place)) }
    }
    return best?.variant
  }
}
