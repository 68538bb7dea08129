"""Makes the two files that the map is drawn from: make.py GAZETTEER OUTLINE SOURCES

GAZETTEER is a folder with cities.tsv (name, country, population, latitude, longitude) and countries.tsv (name, iso2, iso3,
capital) made from GeoNames (CC BY 4.0). OUTLINE is the path, without its ending, of Natural Earth's countries at 1:110
million (public domain) as a shapefile: naturalearth_lowres of geopandas 0.14, for one. SOURCES is this project's folder of
sources: LanguageData/Data/coordinates.tsv and PageAssets/Data/world.svg are written. Python alone is needed.
"""

import csv
import pathlib
import struct
import sys
import unicodedata

LEAST_PEOPLE = 50_000
# Degrees: what lies nearer to a line is left out of it.
TOLERANCE = 0.12
SOUTHERNMOST = -60

PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "dh"})


def slug(name):
    """As Folding.slug has it."""
    letters = unicodedata.normalize("NFD", name.lower().translate(PLAIN))
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    out = ""
    for letter in letters:
        if letter.isalnum():
            out += letter
        elif letter not in "'’." and out and not out.endswith("-"):
            out += "-"
    return out.strip("-")


def rows(path):
    with open(path, encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def shapes(path):
    """Each country of a shapefile: its attributes, and its rings as lists of points."""
    table = pathlib.Path(path + ".dbf").read_bytes()
    count, head, width = struct.unpack("<IHH", table[4:12])
    fields = []
    for at in range(32, head - 1, 32):
        name = table[at:at + 11].split(b"\0")[0].decode()
        fields.append((name, table[at + 16]))
    data = pathlib.Path(path + ".shp").read_bytes()
    at = 100
    for number in range(count):
        record = table[head + number * width + 1:head + (number + 1) * width]
        values, start = {}, 0
        for name, size in fields:
            values[name] = record[start:start + size].decode("utf-8", "replace").strip()
            start += size
        length = struct.unpack(">I", data[at + 4:at + 8])[0] * 2
        body = data[at + 8:at + 8 + length]
        at += 8 + length
        parts, points = struct.unpack("<II", body[36:44])
        starts = list(struct.unpack(f"<{parts}I", body[44:44 + 4 * parts])) + [points]
        flat = struct.unpack(f"<{2 * points}d", body[44 + 4 * parts:44 + 4 * parts + 16 * points])
        pairs = list(zip(flat[::2], flat[1::2]))
        yield values, [pairs[first:last] for first, last in zip(starts, starts[1:])]


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def middle(ring):
    """The centroid of a ring."""
    size = area(ring)
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:])) / (6 * size)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:])) / (6 * size)
    return x, y


def write_coordinates(gazetteer, countries, path):
    known = list(rows(gazetteer / "countries.tsv"))
    code = {row["iso3"]: row["iso2"] for row in known}
    code |= {"France": "FR", "Norway": "NO", "Kosovo": "XK"}
    places, people = {}, {}
    cities = {}
    for row in rows(gazetteer / "cities.tsv"):
        key = (slug(row["name"]), row["country"])
        number = int(row["population"])
        at = (float(row["latitude"]), float(row["longitude"]))
        if key not in cities or number > people[key]:
            cities[key], people[key] = at, number
    capitals = {(slug(row["capital"]), row["iso2"]) for row in known if row["capital"]}
    for key, at in cities.items():
        if people[key] >= LEAST_PEOPLE or key in capitals:
            places[key] = at
    for row in known:
        at = cities.get((slug(row["capital"] or ""), row["iso2"]))
        if at:
            places[(slug(row["name"]), row["iso2"])] = at
    names = {row["iso2"]: slug(row["name"]) for row in known}
    for values, rings in countries:
        iso = code.get(values["iso_a3"]) or code.get(values["name"])
        if iso in names:
            x, y = middle(max(rings, key=lambda ring: abs(area(ring))))
            places[(names[iso], iso)] = (y, x)
    lines = [f"{name}\t{iso}\t{round(y * 100)}\t{round(x * 100)}\n" for (name, iso), (y, x) in places.items() if name]
    lines.sort(key=lambda line: line.encode())
    path.write_text("".join(lines), encoding="utf-8")
    print(f"{path}: {len(lines)} places, {path.stat().st_size} bytes")


def simplify(points):
    """Douglas and Peucker: the points without those that lie within the tolerance of the line between others."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5

    def distance(point):
        x, y = point
        if length == 0:
            return ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
        return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length

    farthest = max(range(1, len(points) - 1), key=lambda index: distance(points[index]))
    if distance(points[farthest]) <= TOLERANCE:
        return [points[0], points[-1]]
    return simplify(points[:farthest + 1])[:-1] + simplify(points[farthest:])


def write_outline(countries, path):
    rings = [[(round(x, 2), round(y, 2)) for x, y in ring[:-1]] for _, all_rings in countries for ring in all_rings
             if max(y for _, y in ring) > SOUTHERNMOST]
    owners = {}
    for number, ring in enumerate(rings):
        for point in ring:
            owners.setdefault(point, set()).add(number)
    parts, count = [], 0
    for ring in rings:
        # A border is simplified once, from where it begins to where it ends, so that both sides have the same.
        cuts = [i for i, point in enumerate(ring)
                if not owners[point] == owners[ring[i - 1]] == owners[ring[(i + 1) % len(ring)]]] or [0]
        line = []
        for first, last in zip(cuts, cuts[1:] + [cuts[0] + len(ring)]):
            arc = [ring[i % len(ring)] for i in range(first, last + 1)]
            if len(cuts) == 1:
                half = len(arc) // 2
                arc = simplify(arc[:half + 1])[:-1] + simplify(arc[half:])
            elif arc[0] <= arc[-1]:
                arc = simplify(arc)
            else:
                arc = simplify(arc[::-1])[::-1]
            line += arc[:-1]
        tenths = []
        for x, y in line:
            point = (round(x * 10), round(-y * 10))
            if not tenths or tenths[-1] != point:
                tenths.append(point)
        if len(tenths) < 3:
            continue
        count += len(tenths)
        text, (x, y) = f"M{tenths[0][0]} {tenths[0][1]}l", tenths[0]
        for next_x, next_y in tenths[1:]:
            step = f"{next_x - x} {next_y - y}".replace(" -", "-")
            text += step if text.endswith("l") or step.startswith("-") else " " + step
            x, y = next_x, next_y
        parts.append(text + "z")
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -900 3600 1800"><path id="land" vector-effect="non-scaling-stroke" d="'
        + "".join(parts) + '"/></svg>\n')
    print(f"{path}: {count} points, {path.stat().st_size} bytes")


def main():
    gazetteer, outline, sources = sys.argv[1:]
    countries = list(shapes(outline))
    sources = pathlib.Path(sources)
    write_coordinates(pathlib.Path(gazetteer), countries, sources / "LanguageData/Data/coordinates.tsv")
    write_outline(countries, sources / "PageAssets/Data/world.svg")


main()
