"""The calendar: weeks with dates, statistical years to 31 March, and where each history begins.

Weeks run from the scenario's start forwards and backwards, seven days each. A week counts in the
year in which it begins, and a run ends with the last week that begins before 1 April.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

BURN_IN_FROM = date(2010, 4, 1)  # needs, trust and cases settle from here; nothing of it is kept
CARE_SEEDED_ON = date(2016, 4, 1)  # children in care are set once, on this day
RECORDED_FROM = date(2015, 4, 1)  # weekly counts are kept from here, to be held against the path
JOURNEYS_FROM = date(2017, 4, 1)  # the year to March 2018 is the first whose journeys are kept


@dataclass(frozen=True)
class Calendar:
    """Dates of one run of `years` statistical years from `start`."""

    start: date
    years: int

    @cached_property
    def start_week(self) -> int:
        """Weeks of burn-in before the start: the number of the first week of the run."""
        return (self.start - BURN_IN_FROM).days // 7

    @cached_property
    def weeks(self) -> int:
        """All weeks, burn-in included, up to the last that begins before 1 April."""
        first_april = date(self.start.year + self.years + (self.start >= date(self.start.year, 4, 2)), 4, 1)
        return self.start_week + -(-(first_april - self.start).days // 7)

    def begins(self, week: int) -> date:
        """Day on which a week begins."""
        return self.start + timedelta(weeks=week - self.start_week)

    def week_of(self, day: date) -> int:
        """First week that begins on or after a day."""
        return self.start_week + -(-(day - self.start).days // 7)

    def year_of(self, week: int) -> int:
        """Statistical year (ending 31 March of that year) in which a week begins."""
        day = self.begins(week)
        return day.year + (day.month >= 4)

    def ends_year(self, week: int) -> bool:
        """Whether a week is the last that begins before 1 April, whose end stands for 31 March."""
        return self.year_of(week + 1) > self.year_of(week)

    def weeks_of_year(self, year: int) -> range:
        """Weeks that begin in the statistical year ending 31 March of `year`."""
        return range(self.week_of(date(year - 1, 4, 1)), self.week_of(date(year, 4, 1)))

    @property
    def care_seed_week(self) -> int:
        """First week on or after 1 April 2016."""
        return self.week_of(CARE_SEEDED_ON)

    @property
    def record_from(self) -> int:
        """First week whose counts are kept."""
        return self.week_of(RECORDED_FROM)

    @property
    def journeys_from(self) -> int:
        """First week whose journeys are kept: a year before the start at the latest."""
        return self.week_of(min(JOURNEYS_FROM, date(self.start.year - 1, self.start.month, 1)))
