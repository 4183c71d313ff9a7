"""From what stands in the form to records: with what has to be mended first."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from directory.model.nouns import (
    Attribute,
    Booking,
    Organization,
    Service,
    TaxonomyTerm,
)
from directory.model.parts import Parts
from directory.upkeep.filling import filled
from directory.upkeep.form import Typed, too_long
from directory.upkeep.money import costs_of
from directory.upkeep.places import Places
from directory.upkeep.remarks import Known, Remarks, Taken
from directory.upkeep.rows import (
    areas_of,
    documents_of,
    languages_of,
    phones_of,
)
from directory.upkeep.times import times_of
from directory.wording import vocabulary

_AGE = re.compile(r"[0-9]{1,3}(?:\.5)?")
_OLDEST = 120
BOOKINGS: tuple[Booking, ...] = get_args(Booking)


def taken(
    typed: Typed, before: Parts, known: Known, source: Parts | None = None
) -> Taken:
    """What a form comes to. before: the records as they stand; what the form has no
    field for stays as it is there. source: others from which rows of the form are,
    such as of an earlier state."""
    remarks = Remarks()
    for place, message in too_long(typed, filled(before, known.taxonomy)):
        remarks.wrong(place, message)
    old = _together(before, source) if source else before
    if not typed["name"]:
        remarks.wrong("name", "Please write what the service is called.")
    if not typed["description"]:
        remarks.doubt("description", "It does not say yet what the service does.")
    organization = _organization(typed["organization"], before, known, remarks)
    places = Places(typed["places"], old, known, remarks)
    phones = phones_of(typed["phones"], old.service, known, remarks)
    service = replace(
        before.service,
        **{
            name: typed[name]
            for name in (
                "alternate_name",
                "description",
                "alert",
                "eligibility_description",
                "fees_description",
                "application_process",
                "wait_time",
                "interpretation_services",
            )
        },
        name=typed["name"] or before.service.name,
        organization_id=organization.id if organization else "",
        attributes=_attributes(typed["categories"], before.service, known, remarks),
        eligible_values=_audiences(typed["eligible_values"], before.service),
        minimum_age=_age(typed, "minimum_age", remarks),
        maximum_age=_age(typed, "maximum_age", remarks),
        service_areas=areas_of(typed["service_areas"], before.service, known),
        service_at_locations=places.at,
        schedules=times_of(
            typed,
            old.service.schedules,
            "times",
            known,
            remarks,
        ),
        cost_options=costs_of(typed["costs"], old.service, known, remarks),
        phones=phones,
        email=_checked(typed, "email", before.service, known, remarks),
        url=_checked(typed, "url", before.service, known, remarks),
        booking=typed["booking"] if typed["booking"] in BOOKINGS else "",
        languages=languages_of(typed, before.service, known, remarks),
        required_documents=documents_of(
            typed["required_documents"], before.service, known
        ),
    )
    _ages(service, remarks)
    if not (phones or service.email or service.url or organization or places.at):
        remarks.wrong(
            "phones", "Please give a phone number, an email, a website or a place."
        )
    parts = Parts(service, organization, places.locations)
    _contacts(before, parts, remarks)
    return Taken(
        parts,
        tuple(remarks.problems),
        tuple(remarks.warnings),
        tuple(remarks.notes),
    )


def _together(before: Parts, source: Parts) -> Parts:
    """The records of both, for looking up what a row of the form was."""
    one, two = before.service, source.service
    service = replace(
        one,
        phones=(*one.phones, *two.phones),
        cost_options=(*one.cost_options, *two.cost_options),
        schedules=tuple(dict.fromkeys((*one.schedules, *two.schedules))),
        # Those of `before` last, as the last of an id is found.
        service_at_locations=(*two.service_at_locations, *one.service_at_locations),
    )
    return Parts(service, None, {**source.locations, **before.locations})


def _organization(
    name: str, before: Parts, known: Known, remarks: Remarks
) -> Organization | None:
    """The one of that name. One that has this listing alone is called so from now on;
    else it is a new one."""
    if not name:
        return None
    own = before.organization
    if own and own.name == name:
        return own
    there = known.organization(name)
    if there and not (own and there.id == own.id):
        return there
    if own and known.listings_of(own.id) <= 1:
        remarks.doubt("organization", f"“{own.name}” will be called “{name}”.")
        return replace(own, name=name)
    return Organization(id=known.new_id(), name=name)


def _contacts(before: Parts, after: Parts, remarks: Remarks) -> None:
    """Say what residents will not see any more, though nobody took it out of the form:
    it was the organization's."""
    if before.organization == after.organization:
        return
    was, now = before.listing(0), after.listing(0)
    own = {each.number for each in before.service.phones}
    gone = [x.number for x in was.phones if x.number not in own and x not in now.phones]
    gone += [was.email] if was.email != now.email and not before.service.email else []
    is_own = bool(before.service.url)
    gone += [was.website] if was.website != now.website and not is_own else []
    if any(gone):
        remarks.doubt(
            "organization",
            f"Residents will not see these of the organization any more: "
            f"{', '.join(filter(None, gone))}. Write them in below if they hold.",
        )


def _audiences(codes: Iterable[str], before: Service) -> tuple[str, ...]:
    """Whom it is for: those from before in their order, codes of no box too."""
    wanted, known = set(codes), vocabulary.AUDIENCES
    stay = [x for x in before.eligible_values if x in wanted or x not in known]
    return (*stay, *(x for x in known if x in wanted and x not in stay))


def _attributes(
    codes: Iterable[str], before: Service, known: Known, remarks: Remarks
) -> tuple[Attribute, ...]:
    """The categories, those from before with their ids; other terms stay."""
    wanted = [code for code in codes if known.taxonomy.get(code)]
    if not wanted:
        remarks.wrong("categories", "Please choose at least one kind of service.")
    if {each.code for each in known.taxonomy.of(before)} == set(wanted):
        return before.attributes
    own: dict[str, Attribute] = {}
    others = []
    for attribute in before.attributes:
        alone = replace(before, attributes=(attribute,))
        category = next(iter(known.taxonomy.of(alone)), None)
        if category:
            own[category.code] = attribute
        else:
            others.append(attribute)
    made = (own.get(code) or _attribute(code, known) for code in wanted)
    return (*made, *others)


def _attribute(code: str, known: Known) -> Attribute:
    category = known.taxonomy.get(code)
    parent = known.taxonomy.get(category.parent) if category else None
    return Attribute(
        id=known.new_id(),
        link_type="category",
        taxonomy_term=TaxonomyTerm(
            id=category.id,
            code=code,
            name=category.names["en"],
            description=category.descriptions["en"],
            parent_id=parent.id if parent else "",
            taxonomy=known.taxonomy.name,
        )
        if category
        else None,
    )


def _age(typed: Typed, name: str, remarks: Remarks) -> float | None:
    said = typed[name]
    if not said:
        return None
    if not _AGE.fullmatch(said) or float(said) > _OLDEST:
        remarks.wrong(
            name, f"“{said}” is not an age. Please write a number, such as 18."
        )
        return None
    return float(said)


def _ages(service: Service, remarks: Remarks) -> None:
    youngest, oldest = service.minimum_age, service.maximum_age
    if youngest is not None and oldest is not None and youngest > oldest:
        remarks.wrong(
            "minimum_age", "The youngest age is above the oldest. Please look again."
        )


def _checked(
    typed: Typed, name: str, before: Service, known: Known, remarks: Remarks
) -> str:
    """An address as it will be kept. One that was there before is not asked about."""
    if typed[name] in ("", getattr(before, name)):
        return str(typed[name])
    check = known.checks.email if name == "email" else known.checks.web
    found = check(typed[name], before.example)
    if found.error:
        remarks.wrong(name, found.error)
        return ""
    if found.warning:
        remarks.doubt(name, found.warning)
    if found.shown != typed[name]:
        remarks.say(name, f"It will be shown as {found.shown}")
    return found.shown
