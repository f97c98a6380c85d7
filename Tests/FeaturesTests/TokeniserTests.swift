// FeaturesTests › TokeniserTests: text becomes the terms by which people look for things.

import Testing

import Features

@Suite("Tokeniser")
struct TokeniserTests {
  @Test(
    "English words lose case, accents, plural and function words",
    arguments: [
      ("The Boots for Women's feet", "boot women feet"), ("Crème brûlée Café", "creme brulee cafe"),
      ("CAFE\u{301}S", "cafe"), ("Dresses, boxes & watches", "dress box watch"),
      ("berries dress glass canvas", "berry dress glass canva"),
      ("GORE‑TEX wind-proof", "gore tex wind proof"),
      ("Straße Œuvre", "strasse œuvre"), ("don’t", "don"), ("", ""), ("— … !", ""), ("a I x", ""),
      ("shoes", "shoe"), ("Ｎｉｋｅ", "nike"), ("куртка ДЕТСКАЯ", "куртка детская"),
      ("socks 🧦 wool", "sock wool"),
    ])
  func english(text: String, terms: String) {
    #expect(Tokeniser.terms(in: text).joined(separator: " ") == terms)
  }

  @Test(
    "Numbers keep their units and their decimals",
    arguments: [
      ("45L pack", "45l pack"), ("45 L pack", "45l pack"), ("980g", "980g"), ("1.5 kg", "1.5kg"),
      ("1,5 kg", "1.5kg"), ("2 in 1", "2 1"), ("10000mAh", "10000mah"), ("size 42.", "size 42"),
      ("5 lamps", "5 lamp"),
      ("R2D2s", "r2d2s"),
    ])
  func numbers(text: String, terms: String) {
    #expect(Tokeniser.terms(in: text).joined(separator: " ") == terms)
  }

  @Test(
    "Chinese becomes pairs of characters, and a lone character stays",
    arguments: [
      ("登山靴", "登山 山靴"), ("防水的登山靴", "防水 登山 山靴"), ("包", "包"), ("红色，包", "红色 包"),
      ("T恤 男", "恤 男"), ("45升背包", "45 升背 背包"), ("Nike跑鞋", "nike 跑鞋"), ("的", ""),
    ])
  func chinese(text: String, terms: String) {
    #expect(Tokeniser.terms(in: text).joined(separator: " ") == terms)
  }

  @Test("A word of a million letters is cut, not refused")
  func endless() {
    let terms = Tokeniser.terms(in: String(repeating: "ab", count: 500_000) + " boot")
    #expect(terms.count == 2)
    #expect(terms[0].utf8.count == 48)
    #expect(terms[1] == "boot")
  }
}
