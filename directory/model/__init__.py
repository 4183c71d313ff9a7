"""The nouns of Open Referral UK 3.0 / HSDS 3.0, and what follows from them.

No Flask, no SQL, no input or output: the standard library and python-dateutil.
"""
