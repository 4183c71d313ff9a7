"""Finding listings: text analysis, the Whoosh index, ranking, filters with counts.

Other packages import `directory.search.seam` (the nouns and the `SearchIndex`
protocol) and `directory.search.phrasebook` (phrases as people read them); only the
composition root names `directory.search.whoosh_index`.
"""
