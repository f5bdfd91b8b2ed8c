"""The figures of UI §16, computed from the tokens that ship: contrast, and distance for colour-blind eyes."""

import math

import pytest

from console import theme

Triple = tuple[float, float, float]


def _linear(hexcode: str) -> Triple:
    """Linear light, 0 to 1, of sRGB `#RRGGBB` (IEC 61966-2-1)."""
    channels = [int(hexcode[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return r, g, b


def _dot(weights: Triple, colour: Triple) -> float:
    return sum(w * c for w, c in zip(weights, colour, strict=True))


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio, 1 to 21."""
    light, dark = sorted((_dot((0.2126, 0.7152, 0.0722), _linear(c)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear light.
_DEFICIENCY: dict[str, tuple[Triple, Triple, Triple]] = {
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
# Linear sRGB to CIE XYZ relative to the D65 white, so that white is (1, 1, 1).
_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)


def _lab(linear: Triple) -> Triple:
    def bend(t: float) -> float:
        return t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29

    x, y, z = (bend(_dot(row, linear)) for row in _XYZ)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _seen(hexcode: str, deficiency: str) -> Triple:
    linear = _linear(hexcode)
    r, g, b = (min(1.0, max(0.0, _dot(row, linear))) for row in _DEFICIENCY[deficiency])
    return _lab((r, g, b))


def ciede2000(one: Triple, other: Triple) -> float:
    """CIEDE2000 difference of two Lab colours (Sharma, Wu, Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean_c**7 / (mean_c**7 + 25**7))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    grey = c1 * c2 == 0
    turn = 0.0 if grey else (h2 - h1 + 180) % 360 - 180
    hue_sum = h1 + h2
    if grey:
        hue = hue_sum
    elif abs(h1 - h2) <= 180:
        hue = hue_sum / 2
    else:
        hue = (hue_sum + 360) / 2 if hue_sum < 360 else (hue_sum - 360) / 2

    def cosine(times: int, offset: float) -> float:
        return math.cos(math.radians(times * hue + offset))

    lightness, chroma = (l1 + l2) / 2 - 50, (c1 + c2) / 2
    weight = 1 - 0.17 * cosine(1, -30) + 0.24 * cosine(2, 0) + 0.32 * cosine(3, 6) - 0.20 * cosine(4, -63)
    dl = (l2 - l1) / (1 + 0.015 * lightness**2 / math.sqrt(20 + lightness**2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    swing = 30 * math.exp(-(((hue - 275) / 25) ** 2))
    blend = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(math.radians(2 * swing))
    return math.sqrt(dl**2 + dc**2 + dh**2 + blend * dc * dh)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # three of the published check pairs
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_colour_difference_agrees_with_published_pairs(one: Triple, other: Triple, expected: float) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


# (token, least contrast on bg1, on bg2): the figures printed in UI §16.
_PRINTED = {
    theme.GRAPHITE: [
        ("text1", 13.98, 12.53),
        ("text2", 8.63, 7.74),
        ("text3", 5.59, 5.01),
        ("red", 5.4, 4.84),
        ("amber", 9.88, 8.86),
        ("green", 6.76, 6.06),
        ("blue", 7.33, 6.57),
        ("focus", 9.79, 8.78),
        ("edge", 3.53, 3.16),
    ],
    theme.SILVER: [
        ("text1", 14.47, 16.17),
        ("text2", 7.39, 8.26),
        ("text3", 5.02, 5.61),
        ("red", 5.65, 6.31),
        ("amber", 5.67, 6.34),
        ("green", 3.96, 4.43),
        ("blue", 5.5, 6.14),
        ("edge", 3.16, 3.53),
    ],
    theme.CONTRAST: [
        ("text1", 15, 15),
        ("text2", 15, 15),
        ("text3", 15, 15),
        ("red", 5.4, 4.84),
        ("amber", 9.88, 8.86),
        ("green", 6.76, 6.06),
        ("blue", 7.33, 6.57),
        ("focus", 9.79, 8.78),
        ("edge", 7, 7),
    ],
}


@pytest.mark.parametrize("key", sorted(_PRINTED))
def test_contrast_is_at_least_what_the_design_prints(key: str) -> None:
    colours = theme.THEMES[key].colours
    for token, on_bg1, on_bg2 in _PRINTED[key]:
        assert contrast(colours[token], colours["bg1"]) >= on_bg1 - 0.005, (key, token, "bg1")
        assert contrast(colours[token], colours["bg2"]) >= on_bg2 - 0.005, (key, token, "bg2")


@pytest.mark.parametrize("key", sorted(theme.THEMES))
def test_everything_written_is_readable_where_it_is_written(key: str) -> None:
    colours = theme.THEMES[key].colours
    pairs = [("onfill", "redfill"), ("onfill", "redfill2"), ("onfill", "bluefill"), ("onfill", "bluefill2")]
    pairs += [("text1", on) for on in ("bg0", "bg1", "bg2", "bg3", "overlay")]
    pairs += [("text2", on) for on in ("bg0", "bg1", "bg2", "bg3", "overlay")]
    tints = ("redbg", "redbg2", "amberbg", "bluebg")
    pairs += [(word, tint) for word in ("text1", "text2") for tint in tints]
    pairs += [("red", "redbg"), ("amber", "amberbg"), ("blue", "bluebg"), ("text3", "redbg")]
    pairs += [("onamber", "amberfill"), ("onlight", "red")]
    for word, ground in pairs:
        assert contrast(colours[word], colours[ground]) >= 4.5, (key, word, ground)
    for ground in ("bg0", "bg1", "bg2", "bg3", "redbg", "redbg2", "overlay"):
        assert contrast(colours["focus"], colours[ground]) >= 3.0, (key, "focus", ground)
    for shape in ("red", "green", "blue", "text3", "amberedge"):
        for ground in ("bg0", "bg1", "bg2", "redbg"):
            assert contrast(colours[shape], colours[ground]) >= 3.0, (key, shape, ground)


# Distances of UI §16: red to amber, amber to green, red to green, of the *fills*.
_DARK_LEAST = {"deutan": (13.4, 30.0, 23.7), "protan": (24.7, 22.6, 19.1)}
_LIGHT_LEAST = {"deutan": (22.0, 22.0, 22.0), "protan": (22.0, 22.0, 22.0)}


@pytest.mark.parametrize("deficiency", ["deutan", "protan"])
@pytest.mark.parametrize("key", sorted(theme.THEMES))
def test_lights_stay_apart_for_colour_blind_eyes(key: str, deficiency: str) -> None:
    colours = theme.THEMES[key].colours
    red, amber, green = (_seen(colours[token], deficiency) for token in ("red", "amberfill", "green"))
    distances = ciede2000(red, amber), ciede2000(amber, green), ciede2000(red, green)
    least = (_DARK_LEAST if theme.THEMES[key].dark else _LIGHT_LEAST)[deficiency]
    for distance, wanted in zip(distances, least, strict=True):
        assert distance >= wanted - 0.05, (key, deficiency, distances)


def test_all_themes_have_the_same_tokens() -> None:
    tokens = {key: set(scheme.colours) for key, scheme in theme.THEMES.items()}
    assert tokens[theme.GRAPHITE] == tokens[theme.SILVER] == tokens[theme.CONTRAST]
    assert list(theme.THEMES) == [theme.GRAPHITE, theme.SILVER, theme.CONTRAST]
