"""What if: in the making."""

import streamlit as st

st.title("What if")
