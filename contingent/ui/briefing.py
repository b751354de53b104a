"""The Briefing page's pieces: what goes in, a preview of each slide, and one button for each thing to take away."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from contingent import wording
from contingent.briefing import bundle, renderer
from contingent.briefing.bundle import Order, Progress
from contingent.briefing.contents import FIGURES, SLIDES, Contents, Material, available, default_title, material
from contingent.briefing.preview import svg
from contingent.briefing.provenance import DASHBOARD, address, day_written
from contingent.briefing.renderer import Renderer
from contingent.briefing.slide import text_of
from contingent.briefing.slides import slides
from contingent.briefing.stamps import zipped
from contingent.briefing.template import open_template
from contingent.errors import ContingentError
from contingent.schema import MEASURES
from contingent.ui import address as view_address
from contingent.ui import store
from contingent.ui.frame import View

_POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_ZIP = "application/zip"
_MADE = "briefing.made"
_IDLE = "10m"
_STYLE = """<style>
.slides { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(30rem, 100%), 1fr)); gap: 1rem; }
.slides figure { margin: 0; }
.slides img { width: 100%; height: auto; display: block; border: 1px solid var(--faint); }
.slides figcaption { color: var(--quiet); font-size: .85rem; padding-top: .15rem; }
</style>"""


def material_of(view: View) -> Material:
    """What the briefing is made from, with the address at which this dashboard shows the same."""
    seen = urlsplit(st.context.url or DASHBOARD)
    dashboard = f"{seen.scheme}://{seen.netloc}/"
    written = day_written(store.tables_folder())
    return material(view.tables, view.selection, written, address(view.selection, dashboard), view.chosen)


def wishes(found: Material, there: tuple[str, ...]) -> Order:
    """The form: slides, title, marking, what is counted, template. All but the template is in the address."""
    left, right = st.columns([0.5, 0.5], gap="large")
    with left:
        chosen = _slides(there)
        counted = _measures(found) if "troops" in chosen else ()
    with right:
        title = _line("title", "Title", default_title(found))
        marking = _line("marking", "Marking, at the top and foot of each slide", "none")
        template = _template()
    return Order(found, Contents(chosen, title, marking, counted), template)


def wishes_of_address(found: Material, there: tuple[str, ...]) -> Order:
    """What the address asks for, without a form: for a screenshot."""
    asked = view_address.view()
    chosen = tuple(one for one in there if one in asked.get("slides", there))
    counted = tuple(asked.get("counted", ()))
    return Order(found, Contents(chosen, view_address.text("title"), view_address.text("marking"), counted))


def _slides(there: tuple[str, ...]) -> tuple[str, ...]:
    asked = [one for one in view_address.view().get("slides", []) if one in there]

    def changed() -> None:
        picked = st.session_state["briefing-slides"]
        view_address.change(slides=[] if set(picked) == set(there) else picked)

    st.session_state["briefing-slides"] = asked or list(there)
    picked = st.pills(
        "Slides", there, selection_mode="multi", wrap=True, key="briefing-slides", format_func=SLIDES.__getitem__,
        on_change=changed,
    )  # fmt: skip
    return tuple(one for one in there if one in (picked or there))


def _measures(found: Material) -> tuple[str, ...]:
    reported = set(found.tables.figures["measure"])
    options = [one for one in MEASURES if one in reported]
    asked = [one for one in view_address.view().get("counted", []) if one in options]

    def changed() -> None:
        view_address.change(counted=st.session_state["briefing-counted"])

    st.session_state["briefing-counted"] = asked or options[:1]
    picked = st.pills(
        "Troop counts of", options, selection_mode="multi", wrap=True, key="briefing-counted",
        format_func=lambda one: wording.MEASURES[one], on_change=changed,
    )  # fmt: skip
    return tuple(picked)


def _line(name: str, label: str, placeholder: str) -> str:
    key = f"briefing-{name}"

    def changed() -> None:
        text = st.session_state[key].strip()
        view_address.change(**{name: [text] if text else []})

    st.session_state[key] = view_address.text(name)
    return st.text_input(label, key=key, placeholder=placeholder, on_change=changed, max_chars=500)


def _template() -> bytes | None:
    with st.expander("A template of your own"):
        given = st.file_uploader(
            "A .pptx file: its layouts and typefaces are used", type="pptx", key="briefing-template"
        )
    return given.getvalue() if given else None


def buttons(order: Order) -> None:
    """One button for each thing to take away; nothing is made before it is pressed."""
    missing = renderer.available()
    figures = any(one in FIGURES for one in order.wished.slides)
    row, below = st.container(horizontal=True, key="briefing-buttons"), st.empty()
    things = (
        _Thing("the slides (PowerPoint)", bundle.DECK, _POWERPOINT, lambda _: bundle.slide_deck(order)),
        _Thing("the images (zip)", "images.zip", _ZIP, lambda tell: _images(order, tell), figures and not missing),
        _Thing("one PDF", bundle.DOCUMENT, "application/pdf", lambda tell: _document(order, tell), not missing),
        _Thing(
            "everything (zip)",
            bundle.ARCHIVE,
            _ZIP,
            lambda tell: bundle.archive(order, None if missing else _renderer(), tell),
        ),
    )
    with row:
        for thing in things:
            _take(thing, _mark_of(order), below)
    if missing:
        st.warning(f"Images and the PDF cannot be made here. {missing}")


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something to take away: what the button calls it, its file, and how it is made."""

    label: str
    file_name: str
    mime: str
    make: Callable[[Progress], bytes]
    possible: bool = True


def _images(order: Order, tell: Progress) -> bytes:
    return zipped(bundle.images(order, _renderer(), progress=tell))


def _document(order: Order, tell: Progress) -> bytes:
    return bundle.document(order, _renderer(), progress=tell)


def _take(thing: _Thing, mark: str, below: Any) -> None:
    """A button that makes a file, showing how far it is, and then is the button that saves it.

    `mark` stands for all that the file depends on: what was made from anything else is forgotten.
    """
    made: dict[tuple[str, str], bytes] = st.session_state.setdefault(_MADE, {})
    for old in [one for one in made if one[1] != mark]:
        del made[old]
    known, place = (thing.file_name, mark), st.empty()
    if known not in made:
        pressed = place.button(f"Make {thing.label}", key=f"make-{thing.file_name}", disabled=not thing.possible)
        content = _made(thing, below) if pressed else None
        if content is not None:
            made[known] = content
    if known in made:
        place.download_button(
            f"Save {thing.label}, {len(made[known]) / 1e6:.1f} MB",
            made[known],
            thing.file_name,
            thing.mime,
            key=f"save-{thing.file_name}",
            type="primary",
            on_click="ignore",
        )


def _made(thing: _Thing, below: Any) -> bytes | None:
    bar = below.progress(0.0, f"Making {thing.label} …")

    def tell(step: str, done: int, of: int) -> None:
        bar.progress(min(done / max(of, 1), 1.0), f"Making {step} …")

    try:
        content = thing.make(tell)
    except ContingentError as error:
        _renderer.clear()
        below.error(str(error))
        return None
    below.empty()
    return content


def _mark_of(order: Order) -> str:
    """What a made file depends on: it is offered only as long as nothing of that has changed."""
    parts = (order.found.selection, order.found.written, order.found.address, order.wished)
    digest = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass"))
    digest.update(order.template if isinstance(order.template, bytes) else b"")
    digest.update("".join(order.found.everything.articles["sha256"]).encode("ascii"))
    return digest.hexdigest()


@st.cache_resource(ttl=_IDLE, show_spinner=False, on_release=Renderer.close)
def _renderer() -> Renderer:
    """One browser for all sessions, stopped when nobody has drawn anything for a while."""
    return Renderer()


def preview(order: Order, always: bool = False) -> None:
    """The slides as they will be, once they are asked for."""
    shown = always or view_address.text("preview") == "1"
    if not always:
        st.button(
            "Hide the slides" if shown else "Show the slides", key="briefing-preview", on_click=view_address.change,
            kwargs={"preview": [] if shown else ["1"]},
        )  # fmt: skip
    if shown:
        try:
            st.html(_STYLE + _gallery(_mark_of(order), order))
        except ContingentError as error:
            st.error(str(error))


@st.cache_data(max_entries=6, show_spinner="Drawing the slides …")
def _gallery(mark: str, _order: Order) -> str:
    paper = open_template(_order.template).paper
    figures = []
    for number, slide in enumerate(slides(_order.found, _order.wished, paper), 1):
        drawn = base64.b64encode(svg(slide, paper, _order.wished.marking).encode("utf-8")).decode("ascii")
        words = escape(" ".join(text_of(slide))[:1000])
        figures.append(
            f'<figure><img src="data:image/svg+xml;base64,{drawn}" alt="{words}">'
            f"<figcaption>{number} · {escape(SLIDES[slide.kind])}</figcaption></figure>"
        )
    return f'<div class="slides">{"".join(figures)}</div>'


def possible(found: Material) -> tuple[str, ...]:
    """The kinds of slide that there can be; stops the page with the reason when there are none."""
    try:
        return available(found)
    except ContingentError as error:
        st.html(f'<div class="empty"><h1>Nothing to brief on</h1><p>{escape(str(error))}</p></div>')
        st.stop()
