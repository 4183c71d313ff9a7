"""Front Door's translation, from the listings in a database to the memory in it.

    python -m bench.translating.ours LANGUAGE BEAM

The environment says where the site is, as it does for every command. Prints seconds
for importing, for a first sentence, for all sentences by the engine alone, for all with
everything that is checked and kept, and for all again; how many pieces of words the
engine said, and the largest memory in MB.
"""

import json
import os
import resource
import sys
import time


def main() -> None:
    """Translate all, twice."""
    language, beam = sys.argv[1:]
    start = time.perf_counter()
    from directory.app import build
    from directory.publishing.texts import segments_of
    from directory.publishing.translating import Translating
    from directory.settings import Settings
    from directory.translation.argos import ArgosEngine
    from directory.translation.packages import Packages
    from directory.wording.wording import Wordings

    imported = time.perf_counter() - start
    settings = Settings.from_environ(os.environ)
    works = build(settings)
    engine = ArgosEngine(Packages(settings.packages), beam=int(beam))
    wordings = Wordings(settings.translations)
    translating = Translating(
        works.listings, works.renditions, works.reference, wordings, engine
    )
    every = {s for each in works.listings.every() for s in segments_of(each)}
    said: list[str] = []
    times = []
    for order in (
        lambda: translating.try_out("Wash your hands.", language),
        lambda: said.extend(engine.translate(sorted(every), language)),
        lambda: translating.translate(language, lambda _left: None),
        lambda: translating.translate(language, lambda _left: None),
    ):
        start = time.perf_counter()
        order()
        times.append(time.perf_counter() - start)
    works.engine.dispose()
    first, alone, cold, warm = times
    (package,) = Packages(settings.packages).installed()
    tokenizer = Packages(settings.packages).argos_package(package).tokenizer
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "imported": imported,
                "first": first,
                "alone": alone,
                "pieces": sum(len(tokenizer.encode(text)) for text in said),
                "seconds": cold,
                "again": warm,
                "memory": memory,
            }
        )
    )


if __name__ == "__main__":
    main()
