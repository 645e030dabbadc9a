"""The revolving door: in the making."""

import streamlit as st

st.title("The revolving door")
