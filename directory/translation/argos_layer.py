"""argostranslate's package layer, kept within our folders.

This is the one place that imports it. It is made for a desktop: importing it makes
folders in the home directory, and installing a package imports stanza, which we do not
have (docs/adr/0002, 0011). Both are dealt with here and nowhere else.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

# Written for a moment, never read: what differs between installations is in Settings.
from os import environ
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from types import ModuleType, SimpleNamespace
from typing import Any

_USING = RLock()
"""The layer's settings belong to its module, so one thread at a time changes them."""


def package_layer() -> Any:
    """The module argostranslate.package, imported without a trace in any home."""
    with _USING:
        if "argostranslate.settings" not in sys.modules:
            with TemporaryDirectory() as nowhere, _homes_in(nowhere):
                import_module("argostranslate.settings")
        return import_module("argostranslate.package")


def index_address() -> str:
    """Where the index is; ARGOS_PACKAGE_INDEX says another place."""
    return str(package_layer().settings.remote_package_index)


def user_agent() -> str:
    """As what the layer itself fetches packages."""
    return str(package_layer().networking.USER_AGENT)


def offers_in(index: Path) -> list[Any]:
    """The AvailablePackages of an index that lies here."""
    with _settings(local_package_index=index) as layer:
        return list(layer.get_available_packages())


def open_package(folder: Path) -> Any:
    """The Package in a folder. Raises whatever argostranslate raises of a bad one."""
    return package_layer().Package(folder)


def package_name(package: Any) -> str:
    """Such as "translate-en_pt"."""
    return str(package_layer().argospm_package_name(package))


def extract(file: Path, folder: Path) -> None:
    """Install a package file into a folder. It must have been checked before."""
    with _settings(package_data_dir=folder) as layer, _without_stanza():
        layer.install_from_path(file)


def erase(folder: Path) -> None:
    """Uninstall the package in a folder; it may be damaged."""
    with _USING, _without_stanza():
        # It asks a Package for nothing but its path, and none can be made of a
        # damaged one.
        package_layer().uninstall(SimpleNamespace(package_path=folder))


@contextmanager
def _settings(**ours: Path) -> Iterator[Any]:
    """The layer, with our settings while it is used."""
    with _USING:
        layer = package_layer()
        before = {name: getattr(layer.settings, name) for name in ours}
        try:
            for name, value in ours.items():
                setattr(layer.settings, name, value)
            yield layer
        finally:
            for name, value in before.items():
                setattr(layer.settings, name, value)


@contextmanager
def _homes_in(folder: str) -> Iterator[None]:
    """Have every folder that is made at import be made in `folder`, which goes."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    ours = dict.fromkeys((*names, "ARGOS_PACKAGES_DIR"), folder)
    before = {name: environ.get(name) for name in ours}
    environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del environ[name]
            else:
                environ[name] = value


@contextmanager
def _without_stanza() -> Iterator[None]:
    """Let the layer end its work although argostranslate.translate cannot be imported.

    `install_from_path` and `uninstall` do their work and then have
    `argostranslate.translate.get_installed_languages` forget what it knew. That module
    imports stanza, and with it PyTorch. Where nobody has imported it, nobody's
    knowledge is out of date: a stand-in takes the message, and is gone afterwards.
    """
    name = "argostranslate.translate"
    if name in sys.modules:
        yield
        return
    stand_in = ModuleType(name)
    forget = SimpleNamespace(cache_clear=lambda: None)
    setattr(stand_in, "get_installed_languages", forget)  # noqa: B010  # no such name
    sys.modules[name] = stand_in
    try:
        yield
    finally:
        del sys.modules[name]
