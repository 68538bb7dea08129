import HTTP

/// Fields that tell a browser to do nothing with an answer but show it.
enum SecurityHeaders {
  /// Scripts, styles and requests of our own only; no frames around us, no forms to elsewhere.
  static let fields = Headers([
    (
      .contentSecurityPolicy,
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    (.referrerPolicy, "no-referrer"),
  ])
}
