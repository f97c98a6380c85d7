// FeedIngest › CurrencyCodes: the currencies of the world by code and by sign.

/// ISO 4217, without precious metals, funds and test codes.
enum CurrencyCodes {
  static let known = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
    CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY
    TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether three bytes are one of the ``known`` codes; without a String.
  static func isKnown(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
    guard code.count == 3, code.allSatisfy({ (65...90).contains($0) }) else { return false }
    return knownByLetters[place(of: code)]
  }

  private static func place(of code: some Sequence<UInt8>) -> Int {
    code.reduce(0) { $0 * 26 + Int($1 - 65) }
  }

  private static let knownByLetters: [Bool] = {
    var table = [Bool](repeating: false, count: 26 * 26 * 26)
    for code in known { table[place(of: code.utf8)] = true }
    return table
  }()

  /// Signs and old codes that stand for one currency in shops; `$` is taken as the US dollar, with a warning.
  static let signs = [
    "€": "EUR", "$": "USD", "us$": "USD", "£": "GBP", "¥": "JPY", "zł": "PLN", "kč": "CZK", "₽": "RUB",
    "rur": "RUB",
    "₴": "UAH", "₺": "TRY", "₹": "INR", "₩": "KRW", "₸": "KZT", "ft": "HUF", "лв": "BGN", "元": "CNY",
  ]
}
