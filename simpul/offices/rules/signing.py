"""Who may sign an SK of an area: its head, or whoever stands in for the head (docs/rules/kelembagaan.md)."""

# Penjabat, pelaksana tugas, pelaksana harian: common titles of those who stand in for a head.
STANDING_IN = ("Pj.", "Plt.", "Plh.")


def signer_offices(titles: tuple[str, ...], place: str) -> tuple[str, ...]:
    """What whoever signs may be called there, the head first: "Lurah Penarukan", "Pj. Lurah Penarukan" ..."""
    heads = tuple(dict.fromkeys(f"{title} {place}".strip() for title in titles if title))
    return heads + tuple(f"{prefix} {head}" for head in heads for prefix in STANDING_IN)


def signs(office: str, titles: tuple[str, ...]) -> bool:
    """Whether somebody of that office signs SK where the head is called by one of these titles; none known: anybody.

    "Lurah" and "Lurah Penarukan" do, "Kepala Desa Penarukan" does not sign for a kelurahan.
    """
    words = _words(office)
    if words and words[0] in {_words(one)[0] for one in STANDING_IN}:
        words = words[1:]
    wanted = ["".join(_words(title)) for title in titles if title]
    return not wanted or any("".join(words).startswith(title) for title in wanted)


def _words(text: str) -> list[str]:
    return [word.rstrip(".") for word in text.casefold().split()]
