"""The measure of all things here: one filter and one chart, as little Streamlit as there can be."""

import pandas as pd
import plotly.express as px
import streamlit as st

rows = pd.DataFrame({"x": range(40), "y": [n * n % 17 for n in range(40)], "kind": ["nmi", "oir"] * 20})
asked = st.query_params.get_all("mission")
kinds = st.sidebar.multiselect("Missions", ["nmi", "oir"], default=asked)
shown = rows[rows["kind"].isin(kinds)] if kinds else rows
st.plotly_chart(px.scatter(shown, x="x", y="y", title=f"{len(shown)} rows"))
