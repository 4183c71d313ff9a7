"""The command that lets people sign in."""

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]
PASSWORD = "three green ferries"


def test_users_are_added_changed_listed_and_removed(run: Run) -> None:
    """Each says what is so now."""
    assert "Nobody yet" in run("user", "list").output
    added = run("user", "add", "Anna", "--role", "admin", "--password", PASSWORD)
    assert (added.exit_code, added.output) == (
        0,
        "anna can sign in as admin, at /staff/\n",
    )
    run("user", "change", "anna", "--role", "translator", "--language", "gu")
    assert run("user", "list").output == "anna  translator  gu\n"
    given = run("user", "password", "anna", "--password", "four yellow kettles")
    assert given.exit_code == 0
    assert run("user", "remove", "anna").exit_code == 0
    assert "Nobody yet" in run("user", "list").output


def test_what_cannot_be_is_said_in_one_line(run: Run) -> None:
    """And nothing is changed."""
    run("user", "list")  # the starter listings come in
    for arguments, words in (
        (("add", "anna", "--role", "admin", "--password", "short"), "12 to 200"),
        (("change", "ravi", "--role", "editor"), "There is no user 'ravi'"),
        (("remove", "ravi"), "There is no user 'ravi'"),
        (
            ("add", "ravi", "--role", "translator", "--password", PASSWORD),
            "A translator needs a language",
        ),
    ):
        said = run("user", *arguments)
        assert said.exit_code == 1
        assert words in said.output
        assert said.output.count("\n") == 1
