"""The sample blocks of the language's introduction, and excerpts of lectures."""

DECK = """
slidekit: 1
id: pittsburgh                       # default: the file's stem
title: {en: "Stem Cell Mythbusters", es: "Mitos sobre las células madre"}
subtitle: Harvest and injection under imaging guidance
venue: pittsburgh
language: en
languages: [en, es]
theme: reading-room
template: ../assets/society.potx
speaker: ../assets/speaker.yaml
vars: {minutes: 20}
slides:
  - use: shared/opening.yaml#title
    subtitle: "{{ venue.city }}, {{ venue.date | date('d MMMM') }}"
  - id: harvest-compare
    section: Harvest
    layout: compare
    title: Without imaging, a marrow harvest can miss by a quarter of an inch
    when: venue.audience != 'lay'
    panels:
      - figure: harvest-landmarks
        verdict: {text: Without fluoroscopy, sign: cross}
        annotations:
          - arrow: needle-tip
            label: Tip position assumed
            dashed: true
      - figure: harvest-fluoroscopy
        verdict: {text: With fluoroscopy, sign: check}
        crop: [0.1, 0.0, 0.9, 1.0]
        fit: contain
        caption: Oblique view.
        annotations:
          - arrow: needle-tip
            label: Tip in marrow
          - ellipse: [0.61, 0.44]
            size: [0.12, 0.20]
            label: Paper-thin bone
            style: risk
          - number: psis
    points:
      - The back of the hip is **very tricky** ground [@centeno]
      - text: In the wrong spot you get blood and not many stem cells
        number: 1
        points: [Nested points are allowed, to two levels]
    notes: |
      What to say. Markdown paragraphs; becomes the speaker notes.
    seconds: 90
    claims: [S1, S4]
    overflow: error
    tags: [core]
    allow: [many-words]
    hidden: false
"""

FIGURES = """
figures:
  harvest-fluoroscopy:
    file: harvest-fluoroscopy.png
    kind: illustration
    alt: {en: "...", es: "..."}
    caption: ...
    credit: {author: ..., source: ..., licence: CC-BY-4.0, url: ..., changes: cropped}
    landmarks: {needle-tip: [0.58, 0.47], psis: [0.31, 0.22]}
    stale: [psis, numbers]
    view: AP
    side: R
    spacing_mm: [0.2, 0.2]
    badges: [simulated]
    redact: [[0.0, 0.0, 0.3, 0.06]]
    review: {by: initials, date: 2026-04-02, sha256: …}
"""

VENUE = """
id: pittsburgh
event: {name: ..., city: Pittsburgh, country: US, start: 2026-04-28T09:00, slot_minutes: 20, qa_minutes: 5}
language: en
date: 2026-04-28
audience: clinical
screen: {aspect: "4:3", pixels: [1024, 768]}
fonts: {allow: [Arial, Calibri], min_pt: 18, caption_pt: 14}
text: {max_lines: 6, max_words: 40}
timing: {max_slides_per_minute: 1.5}
disclosure: {position: second, hold_seconds: 3}
required: [title, disclosure, take-home, references]
forbid: {trade_names: [Regenexx], logos: commercial, urls: false, animations: true}
deliver: {formats: [pptx, pdf], max_mb: 500, filename: "{{ venue.id }}_{{ speaker.last }}_v{{ deck.revision }}"}
branding: {accent: "#0072B2", logo: ..., footer: "{{ venue.event.name }}"}
sources: [{rule: fonts.min_pt, url: ..., confirmed: false}]
"""

LECTURE = """
slidekit: 1
languages: [en, es]
slides:
  - id: title
    layout: title
    panels:
      - figure: injection-fluoroscopy
        fit: cover
        focus: tip
        caption: ""
  - id: quarter-inch
    layout: points-figure
    title: A quarter of an inch
    panels:
      - figure: bone-section
        crop: close-up
        annotations:
          - {needle: [entry-right, tip-right], number: 1, style: ok}
          - {needle: [entry-wrong, tip-wrong], number: 2, style: risk, step: 2}
          - {measure: [tip-right, tip-wrong], label: ¼ in (≈ 6 mm), step: 3}
    points:
      - {text: In the right spot you get **stem cells**, number: 1}
      - {text: "In the wrong spot you get **blood**, and not many stem cells", number: 2, step: 2}
    steps:
      - {seconds: 30, notes: The first needle ends in marrow.}
      - {seconds: 40, notes: {en: The second ends where the bone is paper thin., es: La segunda termina en hueso fino.}}
      - Between the two tips there is a quarter of an inch.
  - id: flow
    layout: sequence
    title: {en: Its path can be watched, es: Su camino puede seguirse}
    panels:
      - {figure: flow-1, time: {en: Frame 1, es: Cuadro 1}}
      - {figure: flow-2, time: {en: Frame 2, es: Cuadro 2}}
      - {figure: flow-3, time: {en: Frame 3, es: Cuadro 3}}
    annotations:
      - arrow: front
    allow:
      - code: many-marks
        why: They come one after the other
  - id: blind-caudal
    layout: chart
    title: Placed blind, caudal needles were correct in 48 to 62 % of cases
    chart:
      kind: bar
      unit: "%"
      range: [0, 100]
      data:
        - {label: Fewer than 10 done before, value: 47.7, n: 111}
        - {label: Staff physicians, value: 61.7, n: 89, style: focus}
      source: renfrew1991
  - id: evidence
    layout: evidence
    title: The studies are indirect
    table:
      header: [Study, n, Found, Does not show]
      rows:
        - ["Renfrew [@renfrew1991]", 316, Blind caudal needles correct in 48–62 %, Intrathecal use]
        - ["Bartynski [@bartynski2005]", –, "25.7 % of lumbar epidural needles misplaced", Intrathecal use]
      widths: [3, 1, 5, 3]
      highlight: {column: 4}
  - id: heard
    layout: quote
    title: What pathologists say
    quote: {text: They will tell you this is a big problem, by: The source, source: centeno, original: en}
  - id: scarce
    layout: number
    title: Ten times scarcer
    number: {value: 10-fold, unit: lower, text: concentration of progenitor cells, source: [batinic1990, yu2009]}
    points: [Nucleated cells were 3-fold lower]
    footnote: Indirect.
  - id: three-views
    layout: columns
    title: Three views
    columns:
      - title: {en: The eye, es: El ojo}
        sign: question
        points:
          - en: Where the needle enters
            es: Por dónde entra la aguja
      - {title: Fluoroscopy, sign: check, text: Where the tip is}
  - id: loop
    layout: cine
    title: The cells on their way
    video: flow-video
  - {id: law, title: A law, equation: '\\frac{a}{b}'}
  - {id: thanks, layout: thanks, qr: "https://example.org", when: "not venue.forbid.urls"}
"""

SPEAKER = """
slidekit: 1
name: Chris Centeno
family: Centeno
credentials: MD
role: {en: Interventional orthopedics, es: Ortopedia intervencionista}
disclosures:
  statement: relationships
  as_of: 2026-04-01
  relationships:
    - {with: Name of the company, nature: "Owner, royalties", amount: 10 000 USD, from: 2024, to: 2026, mitigated: true}
"""

REFERENCES = """
slidekit: 1
references:
  yu2009:
    authors: [Yu SD, Chen MY, Johnson AJ]
    title: "Factors associated with traumatic fluoroscopy-guided lumbar punctures: a retrospective review"
    journal: AJNR Am J Neuroradiol
    year: 2009
    volume: 30
    issue: 3
    pages: 512-515
    doi: 10.3174/ajnr.A1420
  fda2021:
    authors: [US Food and Drug Administration]
    title: Important information
    kind: regulation
    date: 2021-06-03
    url: https://www.fda.gov
    note: {en: Notice, es: Aviso}
    confirmed: false
"""

CLAIMS = """
slidekit: 1
source: {file: source-article.txt, reference: centeno}
claims:
  S1:
    text: A harvest of stem cells from bone marrow needs imaging guidance
    quote: a procedure to harvest stem cells from bone marrow needs imaging guidance.
    status: opinion
    keep: {en: [in my view, I hold], es: [en mi opinión, sostengo]}
"""
