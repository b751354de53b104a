"""The view as the URL tells it: which selection, which row, which switch, kept in step with the widgets.

The whole view lives in one dictionary of parameters (lists, as in the URL). Widgets are drawn from it and change it
in their callbacks (`change`), which run before the page does. At the start of a run `arrive` decides who is right:

- a callback has changed the view: the view, and it is written to the URL (one entry in the browser's history);
- otherwise the URL: a deep link, a page link, back and forward, or just what was written last.

An unknown value stays in the URL until something is changed: rewriting it at once would trap the back button.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from contingent.selection import Query

_VIEW = "address.view"
_SEEN = "address.seen"
_TOUCHED = "address.touched"


def arrive() -> Query:
    """The view of this run; call once, before any widget is drawn."""
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    if not st.session_state.pop(_TOUCHED, False):
        st.session_state[_VIEW] = asked
    elif view() != asked:
        st.query_params.from_dict(view())
    return view()


def view() -> Query:
    """The parameters as they stand; an absent name is at its default."""
    return dict(st.session_state.get(_VIEW, {}))


def change(**parameters: Sequence[str]) -> None:
    """Set parameters (an empty list removes one). For callbacks: the next run writes the URL."""
    changed = {**view(), **{name: list(values) for name, values in parameters.items()}}
    st.session_state[_VIEW] = {name: values for name, values in changed.items() if values}
    st.session_state[_TOUCHED] = True


def value(name: str, options: Sequence[str], default: str) -> str:
    """One page's own parameter: what the view holds if it is among the options, else the default."""
    asked = view().get(name, [])
    return asked[-1] if asked and asked[-1] in options else default


def text(name: str) -> str:
    """One parameter as it stands, empty when it is not set."""
    return (view().get(name) or [""])[-1]


def switch(name: str, label: str, options: Mapping[str, str], current: str) -> None:
    """A row of buttons, one of which is down, for a parameter of one page; `options` are values and their labels."""
    key = f"switch-{name}"

    def changed() -> None:
        change(**{name: [st.session_state[key]]})

    st.session_state[key] = current
    st.segmented_control(
        label,
        list(options),
        key=key,
        required=True,
        format_func=lambda one: options[one],
        label_visibility="collapsed",
        on_change=changed,
    )


def menu(name: str, label: str, options: Mapping[str, str], current: str) -> None:
    """A menu for a parameter of one page, where `switch` would have too many buttons."""
    key = f"menu-{name}"

    def changed() -> None:
        change(**{name: [st.session_state[key]] if st.session_state[key] else []})

    st.session_state[key] = current
    st.selectbox(label, list(options), key=key, format_func=lambda one: options[one], width=224, on_change=changed)
