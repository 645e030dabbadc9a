"""The page: all sections in one HTML file that carries its style and pictures and runs nothing."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sim.report.material import Material
from sim.report.section import Section
from sim.report.sections.budgets_and_posts import budgets_and_posts
from sim.report.sections.demand import demand
from sim.report.sections.in_short import in_short
from sim.report.sections.leans_on import leans_on
from sim.report.sections.limits import limits
from sim.report.sections.most_expensive import most_expensive_families
from sim.report.sections.payback import payback
from sim.report.sections.who_gains import who_gains
from sim.report.words import capital, spelt

HERE = Path(__file__).parent
SECTIONS: tuple[Callable[[Material], Section], ...] = (
    in_short,
    demand,
    who_gains,
    payback,
    budgets_and_posts,
    most_expensive_families,
    leans_on,
    limits,
)


def unbroken(value: object) -> object:
    """Keep a figure on one line with its unit and its sign: `95 %`, `£1.20 million`, `−£300`."""
    if not isinstance(value, str):
        return value
    joined = value.replace("−£", "−\N{WORD JOINER}£")
    return joined.replace(" %", "\N{NO-BREAK SPACE}%").replace(" million", "\N{NO-BREAK SPACE}million")


def page_of(material: Material) -> str:
    """Return the report as HTML; every text from data is escaped."""
    room = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=unbroken,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    policy = material.policy
    return room.get_template("page.html").render(
        style=(HERE / "page.css").read_text(encoding="utf-8"),
        title=policy.title,
        beside=f"beside “{material.baseline.title}”",
        place=capital(spelt(policy.place)),
        label=policy.parameters["label"],
        sections=[section(material) for section in SECTIONS],
    )
