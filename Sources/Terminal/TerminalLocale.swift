// Terminal › TerminalLocale: makes the C library read and measure text as UTF-8.

import Glibc

/// The character set that libedit uses for what is typed.
package enum TerminalLocale {
  /// Takes the character set of the environment, or UTF-8 when that is another one.
  ///
  /// In the plain C locale libedit silently drops every byte beyond ASCII: 北峰 would become nothing. Numbers,
  /// dates and messages keep the C locale, so that no library writes a decimal comma.
  package static func prepare() {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(nl_item(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}
