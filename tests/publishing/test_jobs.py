"""In which order the jobs of the Monday list are dealt."""

from directory.publishing.jobs import MOST, Job, Queue, Search, deal


def jobs(kind: str, count: int) -> list[Job]:
    """So many, told apart by their numbers."""
    return [Search(kind, str(number), 1) for number in range(count)]


def dealt(**waiting: list[Job]) -> list[str]:
    """The list, each as its kind and number."""
    names: tuple[Queue, ...] = ("check", "said", "search", "translation", "text")
    return [
        f"{job.language}{job.word}"
        for job in deal({name: waiting.get(name, []) for name in names})
        if isinstance(job, Search)
    ]


def test_two_hundred_of_one_kind_leave_room_for_the_others() -> None:
    """Of each the first; what residents say is not pushed out by what is late."""
    late = jobs("late", 200)
    said = jobs("said", 3)
    assert dealt(
        check=late + said,
        said=said,
        search=jobs("search", 9),
        translation=jobs("translation", 9),
        text=jobs("text", 9),
    ) == ["late0", "said0", "search0", "late1", "translation0", "text0", "late2"]


def test_one_kind_alone_fills_the_list() -> None:
    """Nobody is given a short list for the sake of fairness."""
    assert dealt(check=jobs("late", 200)) == [f"late{n}" for n in range(MOST)]
    assert dealt(text=jobs("text", 2)) == ["text0", "text1"]
    assert dealt() == []


def test_what_is_first_of_all_and_what_residents_say_is_one_job() -> None:
    """It stands in both queues, and once on the list."""
    said = jobs("said", 2)
    assert dealt(check=said, said=said) == ["said0", "said1"]
