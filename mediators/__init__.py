"""People, their organisations and their permanences. Not built yet."""
