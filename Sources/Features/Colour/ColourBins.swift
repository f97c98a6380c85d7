// Features › ColourBins: the seventy-seven named drawers into which colours are sorted.

/// Five greys and 12 hues × 3 lightnesses × 2 chromas in CIELAB.
///
/// Bin numbers and names are stable: stored histograms and trained weights refer to them. A colour is shared
/// among its up to eight nearest bins (trilinear, hue going round), so that a slightly different light moves
/// a little weight instead of all of it.
package enum ColourBins {
  /// The number of bins.
  package static let count = greys.count + hues.count * 6

  /// The English (`en`) or Chinese (`zh`) name of every bin, in bin order; English for other languages.
  package static func names(language: String) -> [String] { language == "zh" ? chinese : english }

  /// A colour in the middle of each bin, for swatches.
  package static let centres: [Lab] =
    greys.indices.map { Lab(greyLightness[$0], 0, 0) }
    + hues.indices.flatMap { hue in
      let angle = Float(hue) * 30 * .pi / 180
      return (0..<3).flatMap { light in
        (0..<2).map { Lab(lightnesses[light], chromas[$0] * cosine(angle), chromas[$0] * sine(angle)) }
      }
    }

  // The middles of the bins, rising; vectors because they are read without a check or a look at whether they are made.
  private static let greyLightness = SIMD8<Float>(6, 30, 54, 77, 96, 96, 96, 96)
  private static let lightnesses = SIMD4<Float>(28, 55, 80, 80)
  private static let chromas = SIMD2<Float>(22, 52)

  /// Adds `weight` to the bins of `colour`; `bins` has ``count`` places from its base.
  package static func add(_ colour: Lab, weight: Float, to bins: UnsafeMutablePointer<Float>) {
    let chroma = colour.chroma
    // Below 6 everything looks grey, above 14 nothing does.
    let colourful = min(max((chroma - 6) / 8, 0), 1)
    if colourful < 1 {
      let (low, part) = place(colour.lightness, greyLightness, count: 5)
      let grey = weight * (1 - colourful)
      bins[low] += grey * (1 - part)
      bins[low + 1] += grey * part
    }
    guard colourful > 0 else { return }
    let turn = direction(colour.b, colour.a) * 12
    let hue = Int(turn)
    let (light, lightPart) = place(colour.lightness, lightnesses, count: 3)
    let strong = min(max((chroma - chromas[0]) / (chromas[1] - chromas[0]), 0), 1)
    let hueWeights = (1 - (turn - Float(hue)), turn - Float(hue))
    for side in 0..<2 {
      let base = 5 + (hue + side) % 12 * 6 + light * 2
      let share = weight * colourful * (side == 0 ? hueWeights.0 : hueWeights.1)
      bins[base] += share * (1 - lightPart) * (1 - strong)
      bins[base + 1] += share * (1 - lightPart) * strong
      bins[base + 2] += share * lightPart * (1 - strong)
      bins[base + 3] += share * lightPart * strong
    }
  }

  /// The lower of the two knots around `value` and the upper one's share.
  @inline(__always)
  private static func place(_ value: Float, _ knots: some SIMD<Float>, count: Int) -> (Int, Float) {
    var low = 0
    for knot in 1..<(count - 1) where value >= knots[knot] { low = knot }
    return (low, min(max((value - knots[low]) / (knots[low + 1] - knots[low]), 0), 1))
  }

  /// The direction of (`x`, `y`) in turns, `0..<1`, to 1e-5: the same on every machine, unlike `atan2`.
  ///
  /// The polynomial is the one of M. Abramowitz, I. Stegun, formula 4.4.49.
  static func direction(_ y: Float, _ x: Float) -> Float {
    let (ax, ay) = (abs(x), abs(y))
    guard ax > 0 || ay > 0 else { return 0 }
    let t = min(ax, ay) / max(ax, ay)
    let s = t * t
    var angle =
      t * (0.999_866 + s * (-0.330_299_5 + s * (0.180_141 + s * (-0.085_133 + s * 0.020_835_1))))
      * (0.5 / .pi)
    if ay > ax { angle = 0.25 - angle }
    if x < 0 { angle = 0.5 - angle }
    if y < 0 { angle = 1 - angle }
    return angle < 1 ? angle : 0
  }

  private static func cosine(_ angle: Float) -> Float { sine(angle + .pi / 2) }

  /// Good to 1e-3, which is far below what a swatch shows.
  private static func sine(_ angle: Float) -> Float {
    let x = angle > .pi ? angle - 2 * .pi : angle
    let y = 4 / .pi * x - 4 / (.pi * .pi) * x * abs(x)
    return 0.225 * (y * abs(y) - y) + y
  }

  private static let greys = ["black", "dark grey", "grey", "light grey", "white"]
  private static let chineseGreys = ["黑色", "深灰", "灰色", "浅灰", "白色"]
  private static let english = greys + hues.flatMap(\.english)
  private static let chinese = chineseGreys + hues.flatMap(\.chinese)

  /// Names by hue, from 0° in steps of 30°.
  ///
  /// In each: dark muted, dark vivid, middle muted, middle vivid, light muted, light vivid; named as shoppers
  /// would: dark orange is brown, muted dark yellow is olive brown.
  private static let hues: [(english: [String], chinese: [String])] = [
    (
      ["dark wine", "deep raspberry", "dusty rose", "raspberry pink", "pale pink", "bright pink"],
      ["暗酒红", "深莓红", "灰玫瑰", "莓粉", "浅粉", "亮粉"]
    ),
    (
      ["dark maroon", "deep red", "dusty red", "vivid red", "pale salmon", "bright coral"],
      ["暗枣红", "深红", "灰红", "鲜红", "浅鲑粉", "亮珊瑚"]
    ),
    (
      ["dark brown", "deep rust", "light brown", "vivid orange", "pale peach", "bright orange"],
      ["深棕", "锈棕", "浅棕", "鲜橙", "浅桃", "亮橙"]
    ),
    (
      ["dark olive brown", "deep bronze", "khaki", "mustard", "sand", "bright yellow"],
      ["暗橄榄棕", "深古铜", "卡其", "芥末黄", "沙色", "亮黄"]
    ),
    (
      ["dark olive", "deep moss green", "olive grey", "vivid leaf green", "pale lime", "bright lime"],
      ["暗橄榄", "深苔绿", "灰橄榄", "鲜叶绿", "浅青柠", "亮青柠"]
    ),
    (
      ["dark forest green", "deep green", "sage green", "vivid green", "pale green", "bright green"],
      ["暗林绿", "深绿", "鼠尾草绿", "鲜绿", "浅绿", "亮绿"]
    ),
    (
      ["dark sea green", "deep jade", "muted sea green", "vivid jade", "pale mint", "bright turquoise"],
      ["暗海绿", "深翡翠", "灰海绿", "鲜翡翠", "浅薄荷", "亮绿松石"]
    ),
    (
      ["dark teal", "deep teal", "muted teal", "vivid teal", "pale aqua", "bright cyan"],
      ["暗青", "深青", "灰青", "鲜青", "浅水蓝", "亮青"]
    ),
    (
      ["dark petrol", "deep sea blue", "steel blue", "vivid azure", "pale sky blue", "bright sky blue"],
      ["暗石油蓝", "深海蓝", "钢蓝", "鲜蔚蓝", "浅天蓝", "亮天蓝"]
    ),
    (
      ["navy", "deep blue", "denim blue", "vivid blue", "pale blue", "bright blue"],
      ["藏青", "深蓝", "牛仔蓝", "鲜蓝", "浅蓝", "亮蓝"]
    ),
    (
      [
        "dark slate violet", "deep indigo", "muted violet", "vivid violet", "pale lavender",
        "bright lavender",
      ],
      ["暗蓝紫", "深靛蓝", "灰蓝紫", "鲜蓝紫", "浅薰衣草", "亮薰衣草"]
    ),
    (
      ["dark plum", "deep purple", "muted mauve", "vivid purple", "pale lilac", "bright magenta"],
      ["暗梅紫", "深紫", "灰紫", "鲜紫", "浅丁香", "亮品红"]
    ),
  ]
}
