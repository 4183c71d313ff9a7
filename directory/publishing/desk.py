"""What staff work with on listings."""

from dataclasses import dataclass

from directory.publishing.editing import Editing
from directory.publishing.gate import Gate
from directory.publishing.lifecycle import Lifecycle
from directory.storage.drafts import Drafts
from directory.storage.whole import Wholes


@dataclass(frozen=True, slots=True)
class Desk:
    """editing: forms, drafts and publishing. gate: how hard texts are to read."""

    editing: Editing
    gate: Gate
    lifecycle: Lifecycle
    drafts: Drafts
    wholes: Wholes
