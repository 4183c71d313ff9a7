"""The seam between translation engines and the rest of Front Door."""

from collections.abc import Mapping, Sequence
from typing import Protocol


class Engine(Protocol):
    """Something that translates sentences. It knows no listing and keeps nothing.

    What it returns is raw: nothing of it is shown before `lock` and `judging` have
    looked at it. Languages are primary subtags of BCP 47 ("ur").
    """

    name: str
    """Such as "argos": it stands beside every rendition that it made."""

    def versions(self) -> Mapping[str, str]:
        """What translates English into each language: names, versions, checksums.

        It changes whenever the same sentence may come out otherwise.
        """

    def masks(self, target: str) -> Sequence[str]:
        """Characters that come out of the engine as they went in, mostly.

        Each stands for one fact of a sentence; none is in any text.
        """

    def translate(
        self, segments: Sequence[str], target: str, source: str = "en"
    ) -> list[str]:
        """Return the raw translation of each of `segments`, in order.

        Raises `Unavailable` when there is no sound package for it.
        """
