"""What was promised: projects, their goals and scope, its versions and signatures, changes, and who may look."""

from projects.models.baselines import ScopeVersion
from projects.models.changes import ChangeRequest
from projects.models.deliverables import Criterion, Deliverable
from projects.models.goals import Goal
from projects.models.measurements import Measurement
from projects.models.needs import GoalDeliverable, Need, NeedGoal
from projects.models.projects import Project, ProjectQuerySet
from projects.models.scope import ScopeItem
from projects.models.shares import Share
from projects.models.signatures import Signature, SigningRound

__all__ = [
    "ChangeRequest",
    "Criterion",
    "Deliverable",
    "Goal",
    "GoalDeliverable",
    "Measurement",
    "Need",
    "NeedGoal",
    "Project",
    "ProjectQuerySet",
    "ScopeItem",
    "ScopeVersion",
    "Share",
    "Signature",
    "SigningRound",
]
