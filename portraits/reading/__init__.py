"""The text of an interview becomes questions and answers: rules only, no database.

``interview.read_interview`` cuts a text into spans that tile it: nothing is lost, nothing is
corrected, and what looks wrong is a doubt for the editor. ``word.text_of_docx`` gives the text of a
Word file; ``matching.match_questions`` finds questions that are known already.
"""
