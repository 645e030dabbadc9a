"""Rooms: one page each, short, run from top to bottom by Streamlit whenever something is moved."""
