"""Tables in, briefing out: editable slides, images, one PDF, and a zip with all of it and the rows behind it.

    python -m contingent.briefing --out DIR

`contents` says what can go in; `slides` lays it out (points, as values); `deck` writes the slides as PowerPoint and
`preview` as SVG; `renderer` draws the figures; `document` and `bundle` put the parts together. No Streamlit here, and
no browser but in `renderer`. The same tables and the same wishes give the same bytes.
"""
