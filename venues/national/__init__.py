"""The national format « Lieux de médiation numérique » (v1): reading, importing, exporting.

``mapping`` says which column holds which field. A *row* is, everywhere in this package, a dict of
the 32 fields to normalised strings; what an import compares, records and an export writes.
"""
