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


def taken(typed: Typed, before: Parts, known: Known) -> Taken:
    """What a form comes to. before: the records that it was filled from; what the form
    has no field for stays as it is there."""
    remarks = Remarks()
    for place, message in too_long(typed):
        remarks.wrong(place, message)
    if not typed["name"]:
        remarks.wrong("name", "Please write what the service is called.")
    if not typed["description"]:
        remarks.doubt("description", "It does not say yet what the service does.")
    organization = _organization(typed["organization"], before, known)
    places = Places(typed["places"], before, known, remarks)
    phones = phones_of(typed["phones"], before.service, known, remarks)
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
            before.service.schedules,
            "times",
            known,
            remarks,
        ),
        cost_options=costs_of(typed["costs"], before.service, known, remarks),
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
    return Taken(parts, tuple(remarks.problems), tuple(remarks.warnings))


def _organization(name: str, before: Parts, known: Known) -> Organization | None:
    """The one of that name; a new one where the directory has none."""
    if not name:
        return None
    if before.organization and before.organization.name == name:
        return before.organization
    return known.organization(name) or Organization(id=known.new_id(), name=name)


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
        remarks.wrong(name, f"“{said}” is no age. Please write a number, such as 18.")
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
    return found.shown
