"""Floor 2: what the author wrote, validated. Node in, model out; nothing is computed or looked up.

``read(Deck, node)`` gives the model and every mistake at once; ``parse_inline`` reads a text's markup; ``LAYOUTS`` is the
list of slide kinds and their slots; ``schema("deck")`` is the same grammar as JSON Schema.
"""

from slidekit.spec.block import Block, Item
from slidekit.spec.blocks import Chart, Column, Datum, Highlight, Number, Quote, Table
from slidekit.spec.deck import VERSION, Deck, SlidesFile, Template
from slidekit.spec.faults import INSERT_CLOSE, INSERT_OPEN
from slidekit.spec.figures import Credit, Figure, FigureDefaults, FiguresFile, Orient, Review
from slidekit.spec.kinds import KINDS, Kind, shape_fault
from slidekit.spec.layouts import LAYOUTS, Layout, check_slots, check_steps, choose_layout, count_states, describe
from slidekit.spec.mark import Mark
from slidekit.spec.markup import escape, paragraphs, parse_inline
from slidekit.spec.panel import Panel, Play, Verdict
from slidekit.spec.place import Place
from slidekit.spec.points import Point, Step, SubPoint
from slidekit.spec.read import read, to_data
from slidekit.spec.references import Claim, ClaimsFile, ClaimSource, Reference, ReferencesFile
from slidekit.spec.scalars import slug
from slidekit.spec.schema import schema
from slidekit.spec.slide import Allow, Slide
from slidekit.spec.speaker import Disclosures, Relationship, Speaker
from slidekit.spec.text import source_keys
from slidekit.spec.venue import RuleSource, Venue
from slidekit.spec.venue_rules import (
    Branding,
    Deliver,
    DisclosureRules,
    DisclosureTemplate,
    Event,
    Fonts,
    Forbid,
    Labels,
    Logo,
    Media,
    Player,
    Privacy,
    Requirement,
    Rights,
    Screen,
    SlideTexts,
    TextRules,
    Timing,
    VideoRules,
)

__all__ = [
    "INSERT_CLOSE",
    "INSERT_OPEN",
    "KINDS",
    "LAYOUTS",
    "VERSION",
    "Allow",
    "Block",
    "Branding",
    "Chart",
    "Claim",
    "ClaimSource",
    "ClaimsFile",
    "Column",
    "Credit",
    "Datum",
    "Deck",
    "Deliver",
    "DisclosureRules",
    "DisclosureTemplate",
    "Disclosures",
    "Event",
    "Figure",
    "FigureDefaults",
    "FiguresFile",
    "Fonts",
    "Forbid",
    "Highlight",
    "Item",
    "Kind",
    "Labels",
    "Layout",
    "Logo",
    "Mark",
    "Media",
    "Number",
    "Orient",
    "Panel",
    "Place",
    "Play",
    "Player",
    "Point",
    "Privacy",
    "Quote",
    "Reference",
    "ReferencesFile",
    "Relationship",
    "Requirement",
    "Review",
    "Rights",
    "RuleSource",
    "Screen",
    "Slide",
    "SlideTexts",
    "SlidesFile",
    "Speaker",
    "Step",
    "SubPoint",
    "Table",
    "Template",
    "TextRules",
    "Timing",
    "Venue",
    "Verdict",
    "VideoRules",
    "check_slots",
    "check_steps",
    "choose_layout",
    "count_states",
    "describe",
    "escape",
    "paragraphs",
    "parse_inline",
    "read",
    "schema",
    "shape_fault",
    "slug",
    "source_keys",
    "to_data",
]
