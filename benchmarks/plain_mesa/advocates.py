"""Advocates: the teams of the place, their hours, and which families these go to."""

SLACK = 1e-9  # hours; a share of a place may not cost a place by the last bits


class Advocates:
    """What the model does for all who have an advocate, or might."""

    def place_advocates(self):
        """End of step 8: places end with case, time or money, and free ones are offered."""
        for family in list(self.advised):
            family.may_outlive_advocate()
        for zones in self.advocate_teams():
            rules = self.rules.advocates[zones[0]]
            hours = rules.number * rules.contact_hours + SLACK
            self.withdraw_advocates(zones, hours)
            self.offer_advocates(zones, rules.hours, hours)

    def advocate_teams(self):
        """Return the zones of each team; zones that name the same code share one."""
        teams = {}
        for zone, rules in enumerate(self.rules.advocates):
            teams.setdefault(rules.team, []).append(zone)
        return list(teams.values())

    def advised_by(self, zones):
        """Return the families whom the team of these zones advises."""
        return [family for family in self.advised if family.zone in zones]

    def withdraw_advocates(self, zones, hours):
        """Withdraw advocates until a team's hours suffice, the longest held first."""
        held = sorted(self.advised_by(zones), key=lambda family: (family.advocate_since, family.number))
        for family in held:
            if self.hours_given(zones) <= hours:
                return
            family.have_advocate_withdrawn()

    def offer_advocates(self, zones, each, hours):
        """Give free hours, so many to each, to those at the head of the line."""
        places = int((hours - self.hours_given(zones)) / each)
        if places < 1:
            return
        line = [family for family in self.cases if family.zone in zones and family.would_take_advocate()]
        for family in sorted(line, key=lambda family: family.place_in_line())[:places]:
            family.take_advocate(each)

    def hours_given(self, zones):
        """Hours a week that a team gives to families."""
        return sum(family.advocate_hours for family in self.advised_by(zones))
