"""What the audit log calls by a short name, in plain words."""

from collections.abc import Mapping
from types import MappingProxyType

from directory.storage.audit import WRONG_SIGN_IN

REFUSED = "refused"
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "signing_in": "signed in",
        "sign_out": "signed out",
        WRONG_SIGN_IN: "gave a wrong password",
        REFUSED: "asked for something that the role does not allow",
        "still_correct": "said that a listing is still correct",
        "later": "put off a job",
        "begin_listing": "began a listing",
        "copy_listing": "began a listing with a copy",
        "keep": "kept a draft",
        "drop_draft": "threw a draft away",
        "publish_now": "published a listing",
        "settle": "put two changes of a listing together",
        "take_back": "made a draft of an earlier state",
        "close_now": "closed a listing",
        "reopen": "opened a listing again",
        "merge_now": "made one of two listings",
        "save_picture": "changed the picture of a listing",
        "answer_sentence": "checked a sentence of a translation",
        "approve_sentence": "approved easy words of a sentence",
        "approve_all": "approved all easy words of a listing",
        "add_user": "added a user",
        "change_user": "changed the role or languages of a user",
        "give_password": "gave a user a new password",
        "remove_user": "removed a user",
        "change_password": "changed their own password",
    }
)
NOBODY = "Somebody unknown"
"""Who gave a name that no user has."""


def in_words(action: str) -> str:
    """What somebody did. An action without words of its own is called by its name."""
    return _WORDS.get(action, action.replace("_", " "))
