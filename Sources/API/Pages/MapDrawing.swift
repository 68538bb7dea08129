import Facts
import HTTP
import Repository

/// Places as circles on outlines of the countries: the part of the earth that they lie in, with degrees as long to the north
/// as to the east in the middle of it.
struct MapDrawing {
  private static let width = 1000.0
  /// Degrees from side to side: less would show nothing of what lies around.
  private static let leastDegrees = 24.0
  private static let mostLabels = 40
  private static let lineHeight = 15.0
  private static let letter = 7.2

  private struct Spot {
    var record: PlaceRecord
    var x: Double
    var y: Double
    var radius: Double
  }

  private let west: Double
  private let north: Double
  /// Degrees shown.
  private let east: Double
  private let south: Double
  private let height: Double
  private let spots: [Spot]

  /// - Parameter places: at least one, those with most mentions first.
  init(_ places: [(PlaceRecord, Coordinates)]) {
    let latitudes = places.map(\.1.latitude)
    let longitudes = places.map(\.1.longitude)
    var (bottom, top) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
    var (left, right) = (longitudes.min() ?? 0, longitudes.max() ?? 0)
    let middle = (bottom + top) / 2
    // A degree to the east is as long as so many to the north; far in the north no less than a third.
    let squeeze = max(0.33, Self.cosine(ofDegrees: middle))
    func widen(_ low: inout Double, _ high: inout Double, to size: Double) {
      let more = max(0, size - (high - low)) / 2
      (low, high) = (low - more, high + more)
    }
    widen(&left, &right, to: (right - left) * 1.15)
    widen(&bottom, &top, to: (top - bottom) * 1.25)
    widen(&left, &right, to: Self.leastDegrees / squeeze)
    // Neither a strip nor a tower.
    widen(&bottom, &top, to: (right - left) * squeeze * 0.42)
    widen(&left, &right, to: (top - bottom) / squeeze / 0.7)
    if right - left > 360 { (left, right) = (-180, 180) }
    if left < -180 { (left, right) = (-180, right - left - 180) }
    if right > 180 { (left, right) = (left - right + 180, 180) }
    (west, east, south, north) = (left, right, max(-90, bottom), min(90, top))
    height = Self.width * (north - south) / ((right - left) * squeeze)
    let most = Double(places.map(\.0.mentionCount).max() ?? 1)
    spots = places.map { [west, north, south, east, height] record, coordinates in
      Spot(
        record: record, x: (coordinates.longitude - west) / (east - west) * Self.width,
        y: (north - coordinates.latitude) / (north - south) * height,
        radius: 3 + 19 * (Double(record.mentionCount) / max(1, most)).squareRoot())
    }
  }

  /// Within a thousandth from -90 to 90 (Bhaskara I).
  private static func cosine(ofDegrees degrees: Double) -> Double {
    let x = degrees * degrees
    return (32_400 - 4 * x) / (32_400 + x)
  }

  func write(to html: inout HTMLWriter) {
    html.element(
      "svg", ("class", "map"), ("viewBox", "0 0 \(Int(Self.width)) \(Coordinate.text(height))"),
      ("role", "group"), ("aria-label", "The places on a map")
    ) { html in
      html.element(
        "rect", ("class", "sea"), ("width", "\(Int(Self.width))"), ("height", Coordinate.text(height))
      ) { _ in }
      writeDegrees(to: &html)
      writeLand(to: &html)
      for spot in spots { write(spot, to: &html) }
      for label in labels { write(label.spot, at: label.x, to: &html) }
    }
  }

  /// The outlines, which are in tenths of degrees, stretched to the box.
  private func writeLand(to html: inout HTMLWriter) {
    let box = [west, -north, east - west, north - south].map { Coordinate.text($0 * 10) }
    html.element(
      "svg", ("width", "\(Int(Self.width))"), ("height", Coordinate.text(height)),
      ("viewBox", box.joined(separator: " ")), ("preserveAspectRatio", "none"), ("aria-hidden", "true")
    ) { html in
      html.element("use", ("class", "land"), ("href", "/assets/world.svg#land")) { _ in }
    }
  }

  /// Lines of the earth's net, at least three from side to side.
  private func writeDegrees(to html: inout HTMLWriter) {
    let step = [30.0, 10, 5].first { (east - west) / $0 >= 3 } ?? 5
    var longitude = (west / step).rounded(.up) * step
    while longitude <= east {
      let x = Coordinate.text((longitude - west) / (east - west) * Self.width)
      html.element(
        "line", ("class", "net"), ("x1", x), ("x2", x), ("y1", "0"), ("y2", Coordinate.text(height))
      ) { _ in }
      longitude += step
    }
    var latitude = (south / step).rounded(.up) * step
    while latitude <= north {
      let y = Coordinate.text((north - latitude) / (north - south) * height)
      html.element(
        "line", ("class", "net"), ("x1", "0"), ("x2", "\(Int(Self.width))"), ("y1", y), ("y2", y)
      ) { _ in }
      latitude += step
    }
  }

  private func write(_ spot: Spot, to html: inout HTMLWriter) {
    let place = spot.record.place
    let count = spot.record.mentionCount
    let words = "\(place.name): \(Wording.number(Double(count))) \(count == 1 ? "mention" : "mentions")"
    let style = place.name == place.country ? "spot whole" : "spot"
    html.element("a", ("class", style), ("href", Places.resource.path(of: place.id)), ("aria-label", words)) {
      html in
      html.element("title", text: words)
      html.element(
        "circle", ("cx", Coordinate.text(spot.x)), ("cy", Coordinate.text(spot.y)),
        ("r", Coordinate.text(spot.radius))
      ) { _ in }
    }
  }

  /// The names that fit, of the places with most mentions: right of the circle, or left where the map ends, and over no
  /// other name.
  private var labels: [(spot: Spot, x: Double)] {
    var taken: [(x: ClosedRange<Double>, y: ClosedRange<Double>)] = []
    var labels: [(spot: Spot, x: Double)] = []
    for spot in spots.prefix(Self.mostLabels) {
      let length = Self.letter * Double(NetworkPage.short(spot.record.place.name).count)
      var x = spot.x + spot.radius + 3
      if x + length > Self.width { x = spot.x - spot.radius - 3 - length }
      let box = (x: x...x + length, y: spot.y - Self.lineHeight / 2...spot.y + Self.lineHeight / 2)
      guard x >= 0, !taken.contains(where: { $0.x.overlaps(box.x) && $0.y.overlaps(box.y) }) else { continue }
      taken.append(box)
      labels.append((spot, x))
    }
    return labels
  }

  private func write(_ spot: Spot, at x: Double, to html: inout HTMLWriter) {
    html.element(
      "text", ("x", Coordinate.text(x)), ("y", Coordinate.text(spot.y + 4)), ("aria-hidden", "true"),
      text: NetworkPage.short(spot.record.place.name))
  }
}
