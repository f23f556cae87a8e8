"""Equations: a box model of mathematics, its drawing, and its text on one line."""
