"""/healthz: whether it can answer, and how fresh what it answers with is."""

from flask import Blueprint, Response, jsonify

from directory.web.house import House


def health_blueprint(house: House) -> Blueprint:
    """One address for whoever watches the server."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def health() -> Response:
        change = house.listings.sequence()
        index = house.index.state()
        response = jsonify(
            status="ok",
            listings=house.listings.count(),
            change=change,
            search_index={
                "usable": index.usable,
                "version": index.version,
                "up_to": index.up_to,
                "behind": max(0, change - index.up_to),
                "documents": index.documents,
            },
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    return blueprint
