"""Floor 7: HTTP → pipeline calls. The pages that ``slidekit preview`` and ``slidekit studio`` show, on this machine only.

The base, which every page stands on:

- ``addresses``: a loopback address with a free port, and the names that requests may call it by.
- ``security``: what every request passes and every answer carries: exact hosts and origins, a token, limits, a strict policy.
- ``bodies``: JSON and uploads, counted while they stream; the server names what it keeps.
- ``events``: server-sent events for many pages. ``watching``: files that change on disk, our own writes left out.
- ``writes``: files written from a page only over the version that the page has seen.
- ``serving``: the application from its routes; serve it until Ctrl-C.

The preview: ``live`` keeps one deck drawn as its files change, ``preview`` has its routes. ``desk`` is the studio.
"""
