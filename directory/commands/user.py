"""Users: who may sign in to the staff pages."""

import click

from directory.commands.common import plainly, ready
from directory.model.users import ROLES
from directory.publishing.works import Works
from directory.storage.audit import COMMAND_LINE

password_option = click.password_option(
    help="Its password. Left out, it is asked for and not shown.",
)
languages_option = click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="TAG",
    help="A language that a translator checks; may be given again.",
)


@click.group("user")
def user_command() -> None:
    """Add, change, list and remove those who may sign in.

    Example: directory user add anna --role admin
    """


@user_command.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True)
@languages_option
@password_option
@plainly
def add_command(
    name: str, role: str, languages: tuple[str, ...], password: str
) -> None:
    """Add a user.

    Example: directory user add anna --role admin
    """
    works = ready()
    user = works.signing.add(name, password, role, languages)
    _note(works, "add_user", user.name)
    click.echo(f"{user.name} can sign in as {user.role}, at /staff/")


@user_command.command("change")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES))
@languages_option
@plainly
def change_command(name: str, role: str | None, languages: tuple[str, ...]) -> None:
    """Change a user's role or languages; she is signed out everywhere.

    Example: directory user change ravi --role translator --language gu
    """
    works = ready()
    user = works.signing.change(name, role=role, languages=languages or None)
    _note(works, "change_user", user.name)
    click.echo(f"{user.name} is {user.role} now")


@user_command.command("password")
@click.argument("name")
@password_option
@plainly
def password_command(name: str, password: str) -> None:
    """Give a user a new password; whoever was locked out may try again.

    Example: directory user password anna
    """
    works = ready()
    user = works.signing.change(name, password=password)
    _note(works, "give_password", user.name)
    click.echo(f"{user.name} has a new password, and is signed out everywhere")


@user_command.command("remove")
@click.argument("name")
@plainly
def remove_command(name: str) -> None:
    """Remove a user. What she did keeps her name.

    Example: directory user remove ravi
    """
    works = ready()
    works.signing.remove(name)
    _note(works, "remove_user", name.strip().lower())
    click.echo(f"{name} cannot sign in any more")


@user_command.command("list")
@plainly
def list_command() -> None:
    """Say who may sign in.

    Example: directory user list
    """
    users = ready().signing.users()
    for user in users:
        click.echo(f"{user.name}  {user.role}  {' '.join(user.languages)}".rstrip())
    if not users:
        click.echo("Nobody yet. Add one: directory user add NAME --role admin")


def _note(works: Works, action: str, name: str) -> None:
    """Into the audit log: an admin sees there what was done without the pages."""
    works.audit.note(COMMAND_LINE, "", action, name)
