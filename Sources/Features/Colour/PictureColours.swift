// Features › PictureColours: what a picture says about its product's colours.

/// One of the main colours of a product.
package struct PaletteColour: Hashable, Sendable {
  package let lab: Lab
  /// The share of the product's area that has about this colour, weighted towards the middle, in `0...1`.
  package let coverage: Float

  package init(lab: Lab, coverage: Float) {
    self.lab = lab
    self.coverage = coverage
  }

  /// `0xRRGGBB`, for swatches.
  package var rgb: UInt32 { lab.rgb }
}

/// The colours of the product in a picture, without its background.
///
/// All numbers are rounded when they are made, so what comes back from storage is equal to what was stored.
package struct PictureColours: Hashable, Sendable {
  /// The product as a whole, weighted towards its middle.
  package let overall: ColourHistogram
  /// Top, middle and bottom third of the product; always three.
  package let bands: [ColourHistogram]
  /// At most six colours, the widest first; together at most 1.
  package let palette: [PaletteColour]
  /// How surely product and background were told apart, in `0...1`.
  package let confidence: Float
  /// The mean lightness, 0 black to 1 white.
  package let lightness: Float
  /// The mean warmth, -1 for full blue to 1 for full orange, 0 for greys.
  package let warmth: Float

  init(
    overall: ColourHistogram, bands: [ColourHistogram], palette: [PaletteColour], confidence: Float,
    lightness: Float, warmth: Float
  ) {
    precondition(bands.count == 3, "one histogram each for top, middle and bottom")
    self.overall = overall
    self.bands = bands
    self.palette = palette
    self.confidence = confidence
    self.lightness = lightness
    self.warmth = warmth
  }
}
