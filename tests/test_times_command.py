"""The command that says what opening times mean."""

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]


def test_a_rule_is_said_with_its_next_four_dates(run: Run) -> None:
    """In the words of the pages; it needs no quotes."""
    line = "Every second Tuesday from 3 November 2026 10 to 12"
    said = run("times", line)
    assert said.exit_code == 0, said.output
    assert said.output.startswith("Every second Tuesday, 10am to midday\n  Tuesday ")
    assert said.output.count("\n  Tuesday ") == 4
    assert "“10 to 12” is taken as 10am to midday." in said.output
    assert run("times", *line.split()).output == said.output
    phone = run("times", "By phone: Mondays 9am to 5pm, closed on bank holidays")
    assert phone.output.startswith("By phone: Monday, 9am to 5pm (Closed on bank")
    assert run("times", "By appointment").output == "By appointment\n"
    over = run("times", "Mondays 9am to 5pm until 2 March 2020").output
    assert "This is over" in over


def test_what_is_not_understood_is_said_with_what_to_type(run: Run) -> None:
    """And is an error."""
    for words, problem in (
        ("Every second Tuesday 10 to 12", "add “from "),
        ("tuesdya 10 to 12", "Did you mean “Tuesday”?"),
        (" ", "Say some opening times"),
    ):
        said = run("times", words)
        assert said.exit_code == 1
        assert problem in said.output
        assert said.output.count("\n") == 1
