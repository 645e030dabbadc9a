"""Levers: every block that a scenario file may hold, in the order in which they act."""

from sim.policy.advocates import AdvocatesLever
from sim.policy.capacity import CapacityLever
from sim.policy.closure import ClosureLever
from sim.policy.co_location import CoLocationLever
from sim.policy.community_capacity import CommunityCapacityLever
from sim.policy.concern_register import ConcernRegisterLever
from sim.policy.domestic_abuse_conference import DomesticAbuseConferenceLever
from sim.policy.early_years import EarlyYearsLever
from sim.policy.edge_of_care import EdgeOfCareLever
from sim.policy.family_help import FamilyHelpLever
from sim.policy.front_door import FrontDoorLever
from sim.policy.gp_gateway import GpGatewayLever
from sim.policy.information_sharing import InformationSharingLever
from sim.policy.intensive_family_support import IntensiveFamilySupportLever
from sim.policy.investment import InvestmentLever
from sim.policy.joint_allocation import JointAllocationLever
from sim.policy.key_worker import KeyWorkerLever
from sim.policy.lever import Lever
from sim.policy.neighbourhood_teams import NeighbourhoodTeamsLever
from sim.policy.payment_by_results import PaymentByResultsLever
from sim.policy.personal_budgets import PersonalBudgetsLever
from sim.policy.pooled_fund import PooledFundLever
from sim.policy.post_removal_support import PostRemovalSupportLever
from sim.policy.probation import ProbationLever
from sim.policy.redesigned_pathway import RedesignedPathwayLever
from sim.policy.referral_pathway import ReferralPathwayLever
from sim.policy.risk_appetite import RiskAppetiteLever
from sim.policy.risk_model import RiskModelLever
from sim.policy.school_community import SchoolCommunityLever
from sim.policy.service_directory import ServiceDirectoryLever
from sim.policy.shocks import ShockLever
from sim.policy.single_assessment import SingleAssessmentLever
from sim.policy.step_down import StepDownLever
from sim.policy.team_around import TeamAroundLever
from sim.policy.thresholds import ThresholdLever
from sim.policy.voluntary_sector import VoluntarySectorLever

LEVERS: dict[str, type[Lever]] = {
    "thresholds": ThresholdLever,
    "co_location": CoLocationLever,
    "advocates": AdvocatesLever,
    "redesigned_pathway": RedesignedPathwayLever,
    "probation": ProbationLever,
    "shocks": ShockLever,
    "capacity": CapacityLever,
    "investment": InvestmentLever,
    "pooled_prevention_fund": PooledFundLever,
    "payment_by_results": PaymentByResultsLever,
    "personal_budgets": PersonalBudgetsLever,
    "risk_appetite": RiskAppetiteLever,
    "closure": ClosureLever,
    "step_down": StepDownLever,
    "key_worker": KeyWorkerLever,
    "neighbourhood_teams": NeighbourhoodTeamsLever,
    "joint_allocation": JointAllocationLever,
    "team_around": TeamAroundLever,
    "family_help": FamilyHelpLever,
    "concern_register": ConcernRegisterLever,
    "risk_model": RiskModelLever,
    "referral_pathway": ReferralPathwayLever,
    "gp_gateway": GpGatewayLever,
    "information_sharing": InformationSharingLever,
    "front_door": FrontDoorLever,
    "single_assessment": SingleAssessmentLever,
    "service_directory": ServiceDirectoryLever,
    "domestic_abuse_conference": DomesticAbuseConferenceLever,
    "early_years": EarlyYearsLever,
    "school_community": SchoolCommunityLever,
    "voluntary_sector": VoluntarySectorLever,
    "community_capacity": CommunityCapacityLever,
    "edge_of_care": EdgeOfCareLever,
    "intensive_family_support": IntensiveFamilySupportLever,
    "post_removal_support": PostRemovalSupportLever,
}
