"""People, the organisations they work for, and their permanences: who is where, when."""
