"""Events that come from a file: .ics, CSV, OpenAgenda JSON.

``source`` recognises and reads a file into ``Incoming`` events, pure and bounded; ``importer``
compares them with the site, says what would become of each, and writes.
"""
