"""The face that Mesa shows: families, workers, agencies and children in care as agents.

An agent here is a live view of one row of the columns in `sim/state`: it holds no state of its own,
reads the row when asked, and acts through the compiled rules. Agents are made when somebody asks for
them; a run that nobody watches never makes any.
"""
