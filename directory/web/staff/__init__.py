"""The pages of those who work on the directory. In English: staff read it."""

from flask import Blueprint

from directory.web.house import House
from directory.web.staff.guard import set_up_guard
from directory.web.staff.log import add_log
from directory.web.staff.monday import add_monday
from directory.web.staff.password import add_password
from directory.web.staff.signing import add_refusals, add_signing
from directory.web.staff.users import add_users


def staff_blueprint(house: House) -> Blueprint:
    """Every page of staff and volunteers, below /staff/."""
    blueprint = Blueprint("staff", __name__, url_prefix="/staff")
    set_up_guard(blueprint, house)
    add_refusals(blueprint, house)
    add_signing(blueprint, house)
    add_monday(blueprint, house)
    add_users(blueprint, house)
    add_password(blueprint, house)
    add_log(blueprint, house)
    return blueprint
