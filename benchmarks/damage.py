"""Damage to a file: flipped bits, lost and doubled stretches, and members of a zip mixed up."""

from __future__ import annotations

import io
import zipfile
from random import Random

_MOST_FLIPS = 12


def damage(data: bytes, random: Random) -> bytes:
    """The file damaged in one to three ways; of a zip often what is inside it."""
    for _ in range(random.randint(1, 3)):
        if data.startswith(b"PK\x03\x04") and random.random() < 0.7:
            data = _repacked(data, random)
        else:
            data = random.choice((_flip, _cut, _lose, _double, _exchange, _scribble))(data, random)
    return data


def _flip(data: bytes, random: Random) -> bytes:
    made = bytearray(data)
    for _ in range(random.randint(1, _MOST_FLIPS) if made else 0):
        made[random.randrange(len(made))] ^= 1 << random.randrange(8)
    return bytes(made)


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _lose(data: bytes, random: Random) -> bytes:
    low, high = _stretch(data, random)
    return data[:low] + data[high:]


def _double(data: bytes, random: Random) -> bytes:
    low, high = _stretch(data, random)
    at = random.randint(0, len(data))
    return data[:at] + data[low:high] * random.choice((1, 2, 50)) + data[at:]


def _exchange(data: bytes, random: Random) -> bytes:
    low, high = _stretch(data, random)
    middle = random.randint(low, high)
    return data[:low] + data[middle:high] + data[low:middle] + data[high:]


def _scribble(data: bytes, random: Random) -> bytes:
    low, high = _stretch(data, random)
    return data[:low] + random.randbytes(min(high - low, 200)) + data[high:]


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    low = random.randint(0, len(data))
    return low, min(low + random.choice((1, 10, 100, 1000)), len(data))


def _repacked(data: bytes, random: Random) -> bytes:
    """The zip with a member damaged, left out, doubled, or exchanged for another."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except Exception:
        return _flip(data, random)
    if not members:
        return data
    at, other = random.randrange(len(members)), random.randrange(len(members))
    way = random.choice(("damage", "damage", "damage", "drop", "exchange", "double"))
    if way == "damage":
        hurt = random.choice((_flip, _cut, _lose, _double, _exchange, _scribble))
        members[at] = (members[at][0], hurt(members[at][1], random))
    elif way == "drop":
        del members[at]
    elif way == "exchange":
        one, two = members[at], members[other]
        members[at], members[other] = (one[0], two[1]), (two[0], one[1])
    else:
        members.append(members[at])
    return _packed(members)


def _packed(members: list[tuple[str, bytes]]) -> bytes:
    import warnings

    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()
