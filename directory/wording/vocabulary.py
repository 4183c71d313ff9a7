"""The usual words of listings, each a whole message in every language.

What a listing says in one of these words is a fact, and is said in the reader's
language; anything else stays as the service wrote it, marked as such. The words are
those of content/README.md, compared without regard to case.
"""

from collections.abc import Mapping
from types import MappingProxyType

from directory.wording.wording import N_


def key(words: str) -> str:
    """How words are compared: without regard to case, or a full stop at their end."""
    return " ".join(words.split()).rstrip(".").casefold()


def _by_words(*messages: str) -> Mapping[str, str]:
    return MappingProxyType({key(message): message for message in messages})


PER: Mapping[str, str] = MappingProxyType(
    {
        # i18n: %(price)s is such as "£2"
        "per session": N_("%(price)s per session"),
        "per visit": N_("%(price)s per visit"),
        "per hour": N_("%(price)s per hour"),
        "per day": N_("%(price)s per day"),
        "per week": N_("%(price)s per week"),
        "per month": N_("%(price)s per month"),
        "per term": N_("%(price)s per term"),
        "per year": N_("%(price)s per year"),
        "per person": N_("%(price)s per person"),
        "per family": N_("%(price)s per family"),
        "per meal": N_("%(price)s per meal"),
        "per item": N_("%(price)s per item"),
        "per page": N_("%(price)s per page"),
    }
)
"""What an amount may be for: an amount_description, and the price with it."""

FREE = _by_words(
    N_("Free"),
    N_("Free. You can give money if you want to"),
    N_("Free to join and borrow"),
)

PRICES = _by_words(
    N_("Full price"),
    N_("Lower price"),
    N_("Adult"),
    N_("Child"),
    N_("Second child"),
    N_("Family"),
    N_("Student"),
    N_("Older people"),
    N_("If you earn little"),
    N_("If you cannot pay"),
    N_("If you pay yourself"),
    N_("On benefits"),
    N_("On Universal Credit or Pension Credit"),
    N_("On free school meals"),
    N_("With a Freedom Pass"),
    N_("To join"),
    N_("There and back"),
    N_("First talk"),
    N_("Class"),
    N_("Printing"),
    N_("Certificate"),
    N_("Breakfast"),
    N_("Lunch"),
    N_("Hot meal"),
)
"""Whom or what a price is for."""

PAYMENT = _by_words(
    N_("Cash"),
    N_("Cash only"),
    N_("Card"),
    N_("Card only"),
    N_("Cash or card"),
    N_("Cheque"),
    N_("Bank transfer"),
    N_("Voucher"),
)
"""How to pay: an amount_description."""

NOT_RUNNING: Mapping[str, str] = MappingProxyType(
    {
        "inactive": N_("This service is not running now"),
        "defunct": N_("This service has closed for good"),
        "temporarily closed": N_("Closed for now"),
    }
)
"""A service's status, where it is not active."""

BOOKING: Mapping[str, str] = MappingProxyType(
    {
        "none": N_("You can just turn up. You do not need to book."),
        "needed": N_("You need to book."),
        "phone_first": N_("Please phone before you go."),
        "referral": N_("Someone must refer you, such as a doctor or adviser."),
    }
)

ACCESS: Mapping[str, str] = MappingProxyType(
    {
        "step-free": N_("Step-free entrance"),
        "step-free-inside": N_("Step-free inside"),
        "lift": N_("Lift"),
        "accessible-toilet": N_("Accessible toilet"),
        "changing-places": N_("Changing Places toilet"),
        "hearing-loop": N_("Hearing loop"),
        "blue-badge-parking": N_("Parking for Blue Badge holders"),
        "quiet-room": N_("Quiet room"),
        "assistance-dogs": N_("Assistance dogs welcome"),
        "sign-language": N_("British Sign Language on request"),
        "large-print": N_("Large print on request"),
    }
)
"""What helps people to get in and take part, by the code that addresses use."""

ACCESSIBILITY = _by_words(*ACCESS.values(), N_("Not step-free"))

_ACCESS_CODES = MappingProxyType(
    {key(message): code for code, message in ACCESS.items()}
    | {"not step-free": "not-step-free"}
)


def access_code(description: str) -> str:
    """The code of a usual accessibility word; "" of any other."""
    return _ACCESS_CODES.get(key(description), "")


AUDIENCES: Mapping[str, str] = MappingProxyType(
    {
        "everyone": N_("Everyone"),
        "adults": N_("Adults"),
        "children": N_("Children"),
        "young-people": N_("Young people"),
        "older-people": N_("Older people"),
        "babies": N_("Babies and small children"),
        "families": N_("Families"),
        "parents": N_("Parents"),
        "pregnant": N_("People who are pregnant"),
        "women": N_("Women"),
        "men": N_("Men"),
        "carers": N_("People who look after someone"),
        "young-carers": N_("Children who look after someone"),
        "disabled-people": N_("Disabled people"),
        "learning-disability": N_("People with a learning disability"),
        "autistic-people": N_("Autistic people"),
        "deaf-people": N_("Deaf people and people who do not hear well"),
        "sight-loss": N_("Blind people and people who do not see well"),
        "dementia": N_("People with memory problems or dementia"),
        "mental-health": N_("People with a mental health problem"),
        "long-illness": N_("People with a long illness"),
        "drugs-and-alcohol": N_("People who want to stop drinking or taking drugs"),
        "abuse": N_("People who are hurt or scared by someone at home"),
        "women-abuse": N_("Women who are hurt or scared by someone at home"),
        "homeless-people": N_("People without a home"),
        "tenants": N_("People who rent their home"),
        "low-income": N_("People with little money"),
        "job-seekers": N_("People who look for work"),
        "new-to-english": N_("People who are learning English"),
        "migrants": N_("People who come from another country"),
        "refugees": N_("Refugees and people who ask for asylum"),
        "lgbtq": N_("LGBTQ+ people"),
        "veterans": N_("People who were in the armed forces"),
        "volunteers": N_("People who want to help others"),
    }
)
"""Whom a service is for: a code of eligible_values."""

NOTHING = "nothing"
ANYWHERE = "anywhere"

DOCUMENTS = _by_words(
    N_("Photo ID"),
    N_("Photo ID, if you have it"),
    N_("Your passport"),
    N_("Your passport or other papers, if you have them"),
    N_("Your birth certificate"),
    N_("Proof of address"),
    N_("Proof of what you earn"),
    N_("Proof of what you pay in rent"),
    N_("Proof of benefits, if you get them"),
    N_("Your National Insurance number"),
    N_("Your NHS number"),
    N_("Bank statements for the last two months"),
    N_("Your tenancy agreement, if you have one"),
    N_("A letter from your landlord, if you have one"),
    N_("A letter about your benefit or your illness"),
    N_("A letter that shows your child gets free school meals"),
    N_("Letters about your benefits"),
    N_("Letters about your debts"),
    N_("Letters from the Home Office"),
    N_("Letters, contracts and photos about your problem"),
    N_("Photos of the problem"),
    N_("Your appointment letter"),
    N_("Your letter, if you have it"),
    N_("Your prescription"),
    N_("The baby's red health book"),
    N_("A voucher from a doctor, school or adviser"),
    N_("The number on your gas or electricity meter key or card"),
    N_("The thing that is broken"),
    N_("A bag to carry things home"),
    N_("Comfortable clothes and shoes"),
)
"""What to bring: a required_document."""

SCHEDULES = _by_words(
    N_("By appointment"),
    N_("By appointment only"),
    N_("Drop-in"),
    N_("Walk-in"),
    N_("Phone line"),
    N_("Booking line"),
    N_("Phone line for bookings"),
    N_("Phone advice"),
    N_("Open day and night"),
    N_("Spring to autumn"),
    N_("Winter"),
    N_("Summer"),
    N_("Breakfast"),
    N_("Lunch"),
    N_("Evening meal"),
    N_("Coffee morning"),
    N_("Morning classes"),
    N_("Afternoon classes"),
    N_("Evening classes"),
    N_("Evening group"),
    N_("Children's group"),
    N_("Women only"),
)
"""What happens at a time: a schedule's description."""

PHONES = _by_words(
    N_("Main number"),
    N_("Reception"),
    N_("Office"),
    N_("Help line"),
    N_("Advice line"),
    N_("Support line"),
    N_("Booking line"),
    N_("Bookings"),
    N_("To book"),
    N_("Free to call"),
    N_("Free to call, day and night"),
    N_("Calls and texts"),
    N_("Text messages only"),
    N_("Daytime"),
    N_("Emergency, nights and weekends"),
    N_("Video calls in sign language"),
    N_("Leave a message and we call back"),
)
"""What a number is for: a phone's description."""

PHONE_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "sms": N_("Text messages only"),
        "text": N_("Text messages only"),
        "tty": N_("Textphone, for people who cannot hear"),
        "cell": N_("Mobile phone"),
        "fax": N_("Fax"),
        "textphone": N_("Textphone, for people who cannot hear"),
        "video": N_("Video calls"),
        "pager": N_("Pager"),
    }
)
"""The kinds of telephone of HSDS but "voice", which needs no word."""

EMERGENCY: Mapping[str, str] = MappingProxyType(
    {
        "999": N_(
            "Someone is in danger now. Police, fire or ambulance. "
            "It is free, day and night."
        ),
        "111": N_(
            "You are ill and it cannot wait, but it is not an emergency. "
            "It is free, day and night."
        ),
        "18000": N_(
            "The same as 999, in writing, for people who cannot hear or speak. "
            "You need the Relay UK app or a textphone."
        ),
    }
)
"""What each national number is for."""
