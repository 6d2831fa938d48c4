"""When: school and public holidays, rules that repeat, what they leave out and how to say them.

Pure, except the models that keep the holidays: no page, nothing of who or where.
"""
