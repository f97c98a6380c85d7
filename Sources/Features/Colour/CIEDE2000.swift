// Features › CIEDE2000: how different two colours look.

import Foundation

extension Lab {
  /// The CIEDE2000 difference: about 1 is just noticeable, below 10 people use the same name.
  ///
  /// G. Sharma, W. Wu, E. N. Dalal, “The CIEDE2000 color-difference formula: implementation notes”,
  /// Color Research & Application 30(1), 2005; the published pairs are in the tests.
  package func difference(from other: Lab) -> Double {
    let meanChroma = (Double(chroma) + Double(other.chroma)) / 2
    let seventh = Self.seventhPower(meanChroma)
    let g = 0.5 * (1 - (seventh / (seventh + Self.seventhPower(25))).squareRoot())
    let a1 = (1 + g) * Double(a)
    let a2 = (1 + g) * Double(other.a)
    let c1 = hypot(a1, Double(b))
    let c2 = hypot(a2, Double(other.b))
    let h1 = Self.degrees(Double(b), a1)
    let h2 = Self.degrees(Double(other.b), a2)

    var turn = h2 - h1
    if c1 * c2 == 0 { turn = 0 } else if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let deltaL = Double(other.lightness) - Double(lightness)
    let deltaC = c2 - c1
    let deltaH = 2 * (c1 * c2).squareRoot() * Self.sine(turn / 2)

    let l = (Double(lightness) + Double(other.lightness)) / 2
    let c = (c1 + c2) / 2
    var h = h1 + h2
    if c1 * c2 != 0 {
      if abs(h1 - h2) > 180 { h += h < 360 ? 360 : -360 }
      h /= 2
    }
    let t =
      1 - 0.17 * Self.cosine(h - 30) + 0.24 * Self.cosine(2 * h) + 0.32 * Self.cosine(3 * h + 6)
      - 0.20 * Self.cosine(4 * h - 63)
    let offset = (l - 50) * (l - 50)
    let sl = 1 + 0.015 * offset / (20 + offset).squareRoot()
    let sc = 1 + 0.045 * c
    let sh = 1 + 0.015 * c * t
    let turned = (h - 275) / 25
    let rotation = 30 * exp(-turned * turned)
    let strong = Self.seventhPower(c)
    let rc = 2 * (strong / (strong + Self.seventhPower(25))).squareRoot()
    let rt = -Self.sine(2 * rotation) * rc
    let x = deltaL / sl
    let y = deltaC / sc
    let z = deltaH / sh
    return (x * x + y * y + z * z + rt * y * z).squareRoot()
  }

  @inline(__always)
  private static func seventhPower(_ x: Double) -> Double {
    let cube = x * x * x
    return cube * cube * x
  }

  private static func degrees(_ y: Double, _ x: Double) -> Double {
    guard x != 0 || y != 0 else { return 0 }
    let angle = atan2(y, x) * 180 / .pi
    return angle < 0 ? angle + 360 : angle
  }

  private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
