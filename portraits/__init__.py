"""Interviews as data. So far, their texts are read (``portraits.reading``)."""
