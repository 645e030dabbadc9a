"""`revolving-door scenarios`: what comes with the project."""

from sim.commands.options import Json


def scenarios(json: Json = False) -> None:
    """List the scenarios that come with the project."""
    from sim import screen
    from sim.scenario import Scenario, shipped_scenarios

    read = [Scenario.read(name) for name in shipped_scenarios()]
    rows = [{"name": one.name, "title": one.title, "question": one.question} for one in read]
    screen.show_json({"scenarios": rows}) if json else screen.show(screen.names_table(rows, "scenario"))
