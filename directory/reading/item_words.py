"""Words that say whether items of a list share something, or are of one class."""

_PEOPLE = (
    "people adults children families carers carer parents women men residents "
    "volunteers professionals staff teenagers individuals members pupils students "
    "users "
    "patients clients couples siblings grandparents refugees workers employers tenants "
    "boys girls friends neighbours groups organisations organizations communities "
    "schools charities businesses teams teachers nurses doctors therapists adolescents "
    "infants babies toddlers relatives partners veterans practitioners agencies "
    "participants ones folk seekers family trainers practices homes hospitals providers"
)
_SHARED_HEADS = (
    "support service services advice activity activities group groups session sessions "
    "class classes course courses workshop workshops need needs issue issues problem "
    "problems project projects programme programmes training event events care skill "
    "skills work opportunities opportunity facilities equipment staff people community "
    "communities organisation organisations difficulty difficulties disability "
    "disabilities impairment impairments background backgrounds area areas setting "
    "settings condition conditions therapy therapies club clubs team teams walks "
    "products advocacy help information guidance assistance counselling provision "
    "matters appointments concerns development education illness illnesses disorder "
    "disorders abuse loss clinics clinic system systems items goods options games "
    "rooms "
    "room space spaces treatment treatments trips visits centre centres market markets "
    "health wellbeing environment research materials resources relationships lives "
    "life "
    "trusts professionals workers industry sector sectors techniques methods law rights"
)
_LIKE_ADJECTIVES = (
    "sports arts drugs benefits savings skills jobs rights homes accounts systems "
    "communications women's men's children's works sales news crafts needs services"
)
_SHARED_WORDS = (
    "free affordable cheap local regular weekly daily monthly specialist practical "
    "emotional personal professional confidential independent fresh new good quality "
    "high high-quality accessible outdoor indoor supervised subsidised low low-cost "
    "social short long other various different additional extra own small large "
    "healthy "
    "hot cold safe friendly trained qualified experienced disabled older young younger "
    "elderly vulnerable homeless blind deaf single unpaid paid private public national "
    "international regional online face-to-face one-to-one individual group full "
    "complete comprehensive improved better increased reduced more greater creative "
    "fun informal formal basic advanced gentle adapted tailored bespoke expert legal "
    "financial mental physical severe complex mild moderate chronic long-term "
    "short-term acute bilingual multilingual female male community"
)
_DETERMINERS = (
    "a an the our your their its my some any all this these that those many more"
)
PEOPLE = frozenset(_PEOPLE.split())
"""What an item of people ends with."""
SHARED_HEADS = frozenset(_SHARED_HEADS.split())
"""Last words that may be those of all items: "debt, housing and benefits advice"."""
LIKE_ADJECTIVES = frozenset(_LIKE_ADJECTIVES.split())
"""Plurals that stand before a noun all the same: "arts and sports clubs"."""
SHARED_WORDS = frozenset(_SHARED_WORDS.split())
"""First words that may be said of all items: "free food, clothes and advice"."""
DETERMINERS = frozenset(_DETERMINERS.split())
HALVES = frozenset(
    ("Avon", "Bath", "Health", "Food", "Arts", "Marks", "Police", "Care")
)
"""Names that are half of one: "Avon and Somerset Police"."""
