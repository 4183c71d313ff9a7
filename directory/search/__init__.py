"""Finding listings: text analysis, the Whoosh index, ranking, filters with counts.

Other packages import `directory.search.seam` (the nouns and the `SearchIndex`
protocol); only the composition root names `directory.search.whoosh_index`.
"""
