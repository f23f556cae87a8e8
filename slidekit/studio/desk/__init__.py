"""The studio: the page on which assistants change a project's pictures, places and words, and build its decks.

``desk`` holds the project as it is now; ``figures``, ``slides``, ``edits``, ``swaps`` and ``builds`` answer for their part of
the page; ``app`` puts the routes together.
"""
