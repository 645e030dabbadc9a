"""The dashboard: four rooms in a browser, for boards, trainers, researchers and whoever checks.

`app.py` is what Streamlit runs; `rooms/` holds one short page a room, `prose/` what they say at length.
All else is ordinary modules, tested without a browser: pages only lay out what these return.
"""
