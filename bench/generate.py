"""Make many listings, as one Open Referral UK 3 file, from those in content/.

    python bench/generate.py 10000 listings.json

The same number always gives the same file. Nothing in it is real: names, places and
words of the starter listings are put together anew, with ids of their own.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

ROOT = Path(__file__).resolve().parent.parent
SEED = 2026
_SPACE = UUID("5f1d8e0a-7f5b-5c1e-9a55-0c6a4a3c9f10")
_FIRST_NAMES = (
    "Amber Aspen Birch Bluebell Bracken Cedar Clover Copper Elder Falcon Fern Harbour "
    "Hazel Heron Ivy Juniper Kestrel Lantern Larch Maple Meadow Mill Oak Orchard Otter "
    "Poppy Quarry River Rowan Sparrow Station Thistle Tower Valley Willow Wren"
)
_SECOND_NAMES = (
    "Bridge Brook Chapel Corner Court Cross Dale End Field Ford Gate Green Grove Heath "
    "Hill House Lane Lodge Park Place Quay Rise Row Side Square Street View Walk Way"
)


def generate(count: int, content: Path = ROOT / "content") -> Iterator[dict[str, Any]]:
    """`count` services, one at a time."""
    files = sorted((content / "listings").glob("*.json"))
    starters = [json.loads(path.read_text("utf-8")) for path in files]
    chance = random.Random(SEED)
    for number in range(count):
        yield _service(number, starters, chance)


def write(count: int, target: Path) -> None:
    """The services as a JSON array, never more than one of them in memory."""
    with target.open("w", encoding="utf-8") as file:
        for number, service in enumerate(generate(count)):
            file.write("[\n" if number == 0 else ",\n")
            json.dump(service, file, ensure_ascii=False)
        file.write("[]\n" if count == 0 else "\n]\n")


def _service(
    number: int, starters: list[dict[str, Any]], chance: random.Random
) -> dict[str, Any]:
    service = json.loads(json.dumps(starters[number % len(starters)]))
    place = (
        f"{chance.choice(_FIRST_NAMES.split())} {chance.choice(_SECOND_NAMES.split())}"
    )
    service["name"] = f"{service['name']}, {place}"
    service["description"] = _description(service, starters, chance, place)
    # A third of the services share an organization, as in a real directory.
    group = number if number % 3 else number // 30
    _renew(service, f"service {number}")
    organization = service.get("organization")
    if organization:
        _renew(organization, f"organization {number % len(starters)} {group}")
        organization["name"] = f"{organization['name']} {group}"
    for at in service.get("service_at_locations", []):
        _move(at["location"], place, number, chance)
    extension = service["front_door"]
    extension.pop("slug", None)
    extension["example"] = False
    return service


def _description(
    service: dict[str, Any],
    starters: list[dict[str, Any]],
    chance: random.Random,
    place: str,
) -> str:
    """Its own first paragraph and one of another, so that no two texts are alike."""
    other = chance.choice(starters)["description"].split("\n\n")
    own = service["description"].split("\n\n")
    return "\n\n".join([*own, chance.choice(other), f"We are near {place}."])


def _move(
    location: dict[str, Any], place: str, number: int, chance: random.Random
) -> None:
    _renew(location, f"location {number}")
    if location.get("name"):
        location["name"] = f"{location['name']}, {place}"
    for axis in ("latitude", "longitude"):
        if axis in location:
            location[axis] = round(location[axis] + chance.uniform(-0.05, 0.05), 4)
    for address in location.get("addresses", []):
        street = re.sub(r"^\d+ ", "", address["address_1"])
        address["address_1"] = f"{chance.randint(1, 200)} {street}"


def _renew(value: Any, seed: str) -> None:
    """New ids for a record and for what is nested in it, but not for terms."""
    if isinstance(value, list):
        for item in value:
            _renew(item, seed)
    elif isinstance(value, dict):
        if "id" in value:
            value["id"] = str(uuid5(_SPACE, f"{seed} {value['id']}"))
        for name, item in value.items():
            if name not in ("taxonomy_term", "organization"):
                _renew(item, seed)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        write(int(sys.argv[1]), Path(sys.argv[2]))
    elif len(sys.argv) > 1:
        sys.exit("Say how many, and the file to write.")
