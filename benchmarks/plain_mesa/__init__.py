"""The plain twin: the model once more, as Mesa's own tutorial would write it.

Families, workers and children in care are agents with plain values; every agent is visited every
week. Lists, order of visits and book-keeping are its own; the scalar rules of `sim/journey` are
called as they stand, uncompiled. So it witnesses that the compiled sweeps compute the model, and it
is what their speed is held against. `python -m benchmarks.plain_mesa` does both.

`model.py` is the contents page. A family's week lies in one file a stage, from `home_life.py` to
`closure.py`; `start.py` says where it sets out from, `witness.py` how it is held against the other.
"""
