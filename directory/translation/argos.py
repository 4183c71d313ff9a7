"""argostranslate's packages, their models driven in batches by CTranslate2.

argostranslate itself finds, installs and lists packages and brings their tokenizers;
its own `translate()` sends a paragraph at a time and needs stanza to split sentences
(docs/adr/0011). Splitting is done before: what comes here are sentences.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from directory.errors import Unavailable
from directory.translation.packages import Installed, Packages

ENGLISH = "en"
MASKS = 20
"""How many facts of one sentence may go through under masks."""
_RESERVED = [chr(0xE000 + n) for n in range(MASKS)]
"""Characters that packages made for Front Door know, and copy."""
_UNKNOWN = [chr(0xF8D1 + n) for n in range(MASKS)]
"""Characters that no package knows: the decoder is told to copy what it does not."""
_LONGEST = 256
"""Tokens of a sentence; of a longer one there is no translation."""
_TIMES_AS_LONG = 4
"""Tokens of a translation to one of its source, at most: `judging` allows three times
as many characters, and of some scripts a token has few."""
_LOADED = 2
"""Packages in memory at once: languages come one after the other, some by English."""
_BATCH_TOKENS = 2048
_THREADS = 1
"""Pages need the other core; and two that wait for one another are the slower, the
busier the machine: six times, where something else was running."""
_FAILURES = (RuntimeError, ValueError, OSError, LookupError, MemoryError)
"""What the libraries raise of a damaged model: what its bytes say is anything."""


class ArgosEngine:
    """An `Engine` over the packages in a folder. Use it in one thread at a time."""

    name = "argos"

    def __init__(self, packages: Packages, *, beam: int = 2) -> None:
        """beam: 4 is a little better, and half as fast."""
        self._packages = packages
        self._beam = beam
        self._models: dict[Path, _Model] = {}

    def versions(self) -> Mapping[str, str]:
        """Each language that sound packages lead to from English, as `Engine` says."""
        found = {}
        for package in self._sound():
            if package.source == ENGLISH:
                found[package.target] = f"{package.version} {package.checksum[:16]}"
        return found

    def masks(self, target: str) -> Sequence[str]:
        """Characters to put in the place of facts, as `Engine.masks` says."""
        package = self._package(ENGLISH, target)
        if package is None:
            return _UNKNOWN
        model = self._model(package)
        known = [character for character in _RESERVED if model.knows(character)]
        return (known + _UNKNOWN)[:MASKS]

    def translate(
        self, segments: Sequence[str], target: str, source: str = ENGLISH
    ) -> list[str]:
        """Translate in batches, by way of English where no package goes straight."""
        direct = self._package(source, target)
        if direct:
            return self._model(direct).translate(segments)
        first, second = self._package(source, ENGLISH), self._package(ENGLISH, target)
        if first is None or second is None:
            raise Unavailable(
                f"No sound package translates {source!r} into {target!r}: see "
                "`directory languages list`."
            )
        return self._model(second).translate(self._model(first).translate(segments))

    def _sound(self) -> list[Installed]:
        return [each for each in self._packages.installed() if not each.damage]

    def _package(self, source: str, target: str) -> Installed | None:
        wanted = (source, target)
        each = (p for p in self._sound() if (p.source, p.target) == wanted)
        return next(each, None)

    def _model(self, package: Installed) -> "_Model":
        model = self._models.get(package.folder)
        if model is None or model.checksum != package.checksum:
            model = _Model(
                package,
                self._packages.argos_package(package),
                beam=self._beam,
            )
        # The one that was asked last stands last.
        self._models.pop(package.folder, None)
        self._models[package.folder] = model
        while len(self._models) > _LOADED:
            del self._models[next(iter(self._models))]
        return model


class _Model:
    """One package, loaded when it is first asked."""

    def __init__(self, installed: Installed, package: Any, *, beam: int) -> None:
        self.checksum = installed.checksum
        self._package = package
        self._beam = beam

    def translate(self, segments: Sequence[str]) -> list[str]:
        """The raw translations. Raises `Unavailable` when the package is damaged."""
        prefix = self._package.target_prefix
        with self._telling():
            tokens = [self._package.tokenizer.encode(s) for s in segments]
            # The end of a sentence cut short would be lost without a sign.
            is_whole = [len(each) <= _LONGEST for each in tokens]
            tokens = [each[:_LONGEST] for each in tokens]
            # What is longer would be withheld: a loop need not be gone through.
            most = min(_LONGEST, _TIMES_AS_LONG * max(map(len, tokens), default=0) + 20)
            results = self._translator.translate_batch(
                tokens,
                target_prefix=[[prefix]] * len(tokens) if prefix else None,
                beam_size=self._beam,
                max_batch_size=_BATCH_TOKENS,
                batch_type="tokens",
                replace_unknowns=True,
                max_decoding_length=most,
                # A loop would be withheld anyway: it need not be worked out.
                no_repeat_ngram_size=6,
            )
            found = [result.hypotheses[0] for result in results]
            return [
                self._words(words, prefix) if whole and len(words) < most else ""
                for words, whole in zip(found, is_whole, strict=True)
            ]

    def knows(self, character: str) -> bool:
        """Whether the package has a piece of its own for a character."""
        with self._telling():
            tokens = self._package.tokenizer.encode(character)
            vocabulary = getattr(self._package.tokenizer, "processor", None)
            if vocabulary is None:
                return False  # byte pairs have none reserved
            return any(
                character in token
                and vocabulary.piece_to_id(token) != vocabulary.unk_id()
                for token in tokens
            )

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say which package it is that fails."""
        try:
            yield
        except _FAILURES as error:
            raise Unavailable(
                f"The package in {self._package.package_path} is damaged: remove it "
                "and install it again."
            ) from error

    def _words(self, tokens: list[str], prefix: str) -> str:
        if prefix and tokens[:1] == [prefix]:
            tokens = tokens[1:]
        return str(self._package.tokenizer.decode(tokens)).strip()

    @cached_property
    def _translator(self) -> Any:
        # Only here, so that the process that serves pages never loads it.
        import ctranslate2

        return ctranslate2.Translator(
            str(self._package.package_path / "model"),
            device="cpu",
            compute_type="int8",
            inter_threads=1,
            intra_threads=_THREADS,
        )
