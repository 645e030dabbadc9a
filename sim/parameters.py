"""Every parameter of the model by its dotted name, and the arrays in which rules read them."""

from collections import namedtuple
from typing import TYPE_CHECKING

import numpy as np
from numba.experimental import structref

from sim.compiled import JIT_DISABLED, ReferenceType, compiled
from sim.journey.advocates import Advocates
from sim.journey.allocation import Allocation
from sim.journey.assessment_parameters import Assessment
from sim.journey.births import ParentingEducation
from sim.journey.care import Care
from sim.journey.closure import Closure
from sim.journey.community import Community, SchoolCommunity
from sim.journey.concern_register import ConcernRegister
from sim.journey.demography_parameters import Demography
from sim.journey.detection_parameters import Detection
from sim.journey.domestic_abuse_conference import DomesticAbuseConference
from sim.journey.doors import Doors
from sim.journey.family_help import FamilyHelp
from sim.journey.follow_up import FollowUp
from sim.journey.front_door_parameters import FrontDoor
from sim.journey.gp_gateway import GpGateway
from sim.journey.holistic import HolisticAssessment
from sim.journey.information_sharing import InformationSharing
from sim.journey.key_worker import KeyWorker
from sim.journey.needs_parameters import Needs
from sim.journey.payment_by_results import PaymentByResults
from sim.journey.personal_budgets import PersonalBudgets
from sim.journey.probation import Probation
from sim.journey.referral_pathway import ReferralPathway
from sim.journey.risk_model import RiskModel
from sim.journey.service_directory import ServiceDirectory
from sim.journey.services import (
    CommunityNavigators,
    EdgeOfCare,
    FamilyNurses,
    IntensiveFamilySupport,
    PostRemovalSupport,
    Services,
)
from sim.journey.single_assessment import SingleAssessment
from sim.journey.support_parameters import Support
from sim.journey.team_around import TeamAround
from sim.journey.thresholds import Thresholds
from sim.units import Parameter, parameters_of
from sim.workforce.co_location import CoLocation
from sim.workforce.investment import Investment
from sim.workforce.joint_allocation import JointAllocation
from sim.workforce.neighbourhood_teams import NeighbourhoodTeams
from sim.workforce.pooled_fund import PooledFund
from sim.workforce.posts import Workforce

STAGES: dict[str, type] = {
    "demography": Demography,
    "needs": Needs,
    "detection": Detection,
    "thresholds": Thresholds,
    "front_door": FrontDoor,
    "assessment": Assessment,
    "allocation": Allocation,
    "support": Support,
    "care": Care,
    "closure": Closure,
    "workforce": Workforce,
    "co_location": CoLocation,
    "advocates": Advocates,
    "probation": Probation,
    "investment": Investment,
    "pooled_fund": PooledFund,
    "payment_by_results": PaymentByResults,
    "personal_budgets": PersonalBudgets,
    "key_worker": KeyWorker,
    "joint_allocation": JointAllocation,
    "team_around": TeamAround,
    "neighbourhood_teams": NeighbourhoodTeams,
    "follow_up": FollowUp,
    "family_help": FamilyHelp,
    "holistic_assessment": HolisticAssessment,
    "concern_register": ConcernRegister,
    "risk_model": RiskModel,
    "referral_pathway": ReferralPathway,
    "gp_gateway": GpGateway,
    "information_sharing": InformationSharing,
    "doors": Doors,
    "single_assessment": SingleAssessment,
    "service_directory": ServiceDirectory,
    "domestic_abuse_conference": DomesticAbuseConference,
    "services": Services,
    "family_nurses": FamilyNurses,
    "edge_of_care": EdgeOfCare,
    "intensive_family_support": IntensiveFamilySupport,
    "post_removal_support": PostRemovalSupport,
    "community_navigators": CommunityNavigators,
    "parenting_education": ParentingEducation,
    "community": Community,
    "school_community": SchoolCommunity,
}

PARAMETERS: dict[str, Parameter] = {
    parameter.path: parameter for stage, block in STAGES.items() for parameter in parameters_of(stage, block)
}


class InForce(namedtuple("InForce", STAGES)):  # type: ignore[misc]
    """Parameters in force in one week: a record array for each stage, shape (zones,)."""

    __slots__ = ()
    if TYPE_CHECKING:

        def __getattr__(self, stage: str) -> np.recarray:
            """Return the records of a stage."""


@structref.register
class InForceType(ReferenceType):
    """The type under which compiled code knows the parameters in force."""


class InForceReference(structref.StructRefProxy):
    """One reference to the records of all stages."""


structref.define_boxing(InForceType, InForceReference)
structref.define_constructor(InForceReference, InForceType, list(InForce._fields))


@compiled
def refer_to_parameters(stages):
    """Make the reference from the records of all stages, a tuple in the order of `InForce`."""
    return InForceReference(*stages)


def handed_parameters(p: InForce) -> "InForce | InForceReference":
    """Return what compiled code takes for the parameters; interpreted code takes them as they are."""
    return p if JIT_DISABLED else refer_to_parameters(tuple(p))


def default_records(stage: str, zones: int) -> np.recarray:
    """Return a stage's defaults for every zone, shape (zones,), all 64-bit floats."""
    block = STAGES[stage]
    defaults = {name: np.asarray(value, float) for name, value in block._field_defaults.items()}  # type: ignore[attr-defined]
    records = np.zeros(zones, [(name, "f8", value.shape) for name, value in defaults.items()]).view(
        np.recarray
    )
    for name, value in defaults.items():
        records[name] = value
    return records


def defaults_in_force(zones: int) -> InForce:
    """Return the defaults of all stages for every zone."""
    return InForce(**{stage: default_records(stage, zones) for stage in STAGES})
