"""What the site costs, measured in one run: see ``scripts/bench.py``.

The parent process (``bench.py``, ``databases``, ``weight``, ``imports``, ``table``) never loads
Django: it stays small and starts one worker per measure, each with a clean cache of its own.
"""
