"""Investment lever: the three parts of a business case for more family support."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.policy.rules import NeedsOne
from sim.policy.setting import Setting
from sim.policy.values import within
from sim.policy.whole_place import WholePlaceLever

if TYPE_CHECKING:
    from sim.population.place import Place

Posts = Annotated[float, within(0.0, 1000.0, "posts", "posts are full-time ones of the whole place")]
PARTS = {
    "family_support_0_11": "investment.posts_under_eleven",
    "family_support_11_16": "investment.posts_eleven_and_over",
    "enabling_team": "investment.enabling_posts",
}
IN_WORDS = {
    "family_support_0_11": "more key workers are kept for families with a child under eleven",
    "family_support_11_16": "more key workers are kept for families with a child of eleven or more",
    "enabling_team": "posts bring agencies together, so that ties between them grow; they hold no cases",
}


class InvestmentLever(WholePlaceLever):
    """Pay for posts beyond the usual ones; each part is a number of full-time posts in the whole place.

    Source: Tameside (2018, section 4.1), "three priority investments". Key workers of a part take only
    families with a child of its ages; the model knows ages under eleven and from eleven on. What a team that
    enables neighbourhood working achieves nobody has measured: it adds to the ties between agencies, an
    assumption. When the money ends, its key workers take families of any age until they leave.
    """

    rules: ClassVar = (NeedsOne(tuple(PARTS), "add family_support_0_11: 6", moved=True),)

    family_support_0_11: Posts = 0.0
    family_support_11_16: Posts = 0.0
    enabling_team: Posts = 0.0

    def settings(self, place: "Place") -> list[Setting]:
        """Return the posts of each part; a scaled place has its share of them."""
        return [
            Setting(parameter, posts * place.scaled_by, part, "shift")
            for part, parameter in PARTS.items()
            if (posts := getattr(self, part))
        ]

    def sentences(self, start: date) -> list[str]:
        """Say what each part pays for, and from when."""
        when = self.in_words(start)
        return [f"{posts:g} {IN_WORDS[part]}, {when}." for part in PARTS if (posts := getattr(self, part))]
