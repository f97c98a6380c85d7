// FeaturesTests › LabTests: colours are measured as the standards say.

import Testing

import Features

@Suite("CIELAB and CIEDE2000")
struct LabTests {
  @Test(
    "The published colour pairs differ by the published amounts",
    arguments: [
      ([50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425),
      ([50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615),
      ([50, 2.8361, -74.0200], [50, 0, -82.7485], 3.4412),
      ([50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0),
      ([50, 0, 0], [50, -1, 2], 2.3669), ([50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792),
      ([50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195), ([50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045),
      ([50, 2.5, 0], [50, 0, -2.5], 4.3065), ([50, 2.5, 0], [73, 25, -18], 27.1492),
      ([50, 2.5, 0], [61, -5, 29], 22.8977), ([50, 2.5, 0], [56, -27, -3], 31.9030),
      ([50, 2.5, 0], [58, 24, 15], 19.4535), ([50, 2.5, 0], [50, 3.1736, 0.5854], 1.0),
      ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
      ([63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.2630),
      ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
      ([90.9257, -0.5406, -0.9208], [88.6381, -0.8985, -0.7239], 1.5381),
      ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ] as [([Float], [Float], Double)])
  func sharma(pair: (first: [Float], second: [Float], difference: Double)) {
    let a = Lab(pair.first[0], pair.first[1], pair.first[2])
    let b = Lab(pair.second[0], pair.second[1], pair.second[2])
    #expect(abs(a.difference(from: b) - pair.difference) < 0.0002)
    #expect(abs(b.difference(from: a) - pair.difference) < 0.0002)
  }

  @Test("Screen red, white and black have the coordinates of the tables")
  func known() {
    let red = Lab(rgb: 0xFF0000)
    #expect(abs(red.lightness - 53.24) < 0.02 && abs(red.a - 80.09) < 0.03 && abs(red.b - 67.20) < 0.03)
    let white = Lab(rgb: 0xFFFFFF)
    #expect(abs(white.lightness - 100) < 0.01 && white.chroma < 0.05)
    #expect(abs(Lab(rgb: 0).lightness) < 0.001)
  }

  @Test("A screen colour survives the way to CIELAB and back")
  func roundTrip() {
    for rgb: UInt32 in stride(from: 0, through: 0xFFFFFF, by: 65_537 * 3 + 17) {
      #expect(Lab(rgb: rgb).rgb == rgb)
    }
  }
}
