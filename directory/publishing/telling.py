"""A listing's own texts in the reader's language, as far as they may be shown."""

from datetime import datetime

from directory.model.listing import Listing
from directory.publishing.texts import segments_of
from directory.storage.renditions import Renditions
from directory.wording.phrases import Told
from directory.wording.wording import Wording


def telling(
    w: Wording, renditions: Renditions, listing: Listing
) -> tuple[Wording, bool]:
    """A wording with the translations of a listing, and whether any is missing."""
    service = listing.service
    if w.reads(service.text_language):
        return w, False
    segments = segments_of(listing)
    found = renditions.of(segments, w.language.tag, service.id)
    told = {
        segment: Told(
            each.text,
            datetime.fromisoformat(each.checked_at).date() if each.checked_at else None,
        )
        for segment, each in found.items()
        if each.is_shown
    }
    return w.telling(told), len(told) < len(segments)
