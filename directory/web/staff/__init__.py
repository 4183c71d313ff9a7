"""The pages of those who work on the directory. In English: staff read it."""

from flask import Blueprint

from directory.web.house import House
from directory.web.staff.collision import add_collision
from directory.web.staff.easy_read import add_easy_review
from directory.web.staff.edit import add_edit
from directory.web.staff.finding import add_finding
from directory.web.staff.guard import set_up_guard
from directory.web.staff.history import add_history
from directory.web.staff.lifecycle import add_lifecycle
from directory.web.staff.log import add_log
from directory.web.staff.merge import add_merge
from directory.web.staff.monday import add_monday
from directory.web.staff.password import add_password
from directory.web.staff.picture import add_picture
from directory.web.staff.preview import add_preview
from directory.web.staff.publish import add_publish
from directory.web.staff.report import add_report
from directory.web.staff.review import add_review
from directory.web.staff.signing import add_refusals, add_signing
from directory.web.staff.users import add_users


def staff_blueprint(house: House) -> Blueprint:
    """Every page of staff and volunteers, below /staff/."""
    blueprint = Blueprint("staff", __name__, url_prefix="/staff")
    set_up_guard(blueprint, house)
    add_refusals(blueprint, house)
    add_signing(blueprint, house)
    add_monday(blueprint, house)
    add_finding(blueprint, house)
    add_edit(blueprint, house)
    add_preview(blueprint, house)
    add_publish(blueprint, house)
    add_collision(blueprint, house)
    add_history(blueprint, house)
    add_lifecycle(blueprint, house)
    add_merge(blueprint, house)
    add_picture(blueprint, house)
    add_review(blueprint, house)
    add_easy_review(blueprint, house)
    add_report(blueprint, house)
    add_users(blueprint, house)
    add_password(blueprint, house)
    add_log(blueprint, house)
    return blueprint
