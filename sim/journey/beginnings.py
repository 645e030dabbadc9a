"""Beginnings: who begins early help, and with which needs: so that it can be told whom a rule has helped.

The mirror of `sim.journey.endings`. Any rule about the order of a queue or the ending of help, such as
payment by results, moves these counts and not only how many are helped.
"""

from sim.compiled import compiled
from sim.state.codes import Severity
from sim.state.measures import M
from sim.state.record import count


@compiled
def count_begun(town, family, week):
    """Count a family whose early help begins, and the needs it has then."""
    acute = has_acute_need(family.severity)
    count(town, week, family.neighbourhood, M.EARLY_HELP_STARTS, 1)
    count(town, week, family.neighbourhood, M.EARLY_HELP_STARTS_ACUTE, acute)
    count(town, week, family.neighbourhood, M.EARLY_HELP_START_SEVERITY, severity_of_all(family.severity))


@compiled
def count_wait(town, family, week):
    """Count the weeks that a family has waited for early help as it is allocated [family-weeks]."""
    waited = week - family.waiting_since
    count(town, week, family.neighbourhood, M.WAITED_WEEKS, waited)
    if has_acute_need(family.severity):
        count(town, week, family.neighbourhood, M.WAITED_WEEKS_ACUTE, waited)


@compiled
def severity_of_all(severity):
    """Add up the severity of all needs [points, 0 to 24]; severity : shape (needs,)."""
    return severity.sum()


@compiled
def has_acute_need(severity):
    """Whether some need is acute; severity : shape (needs,)."""
    return severity.max() == Severity.ACUTE
