"""Keys and tokens of demonstration rows, which addresses need; run in a process of the site's own."""

import json
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from acceptance.actions import submit_deliverable
from acceptance.queries import token_of as token_of_submission
from communication.models import ReminderRule
from files.actions import attach_file
from identity.models import IdentityProvider
from library.models import ProjectTemplate
from members.actions import invite_member
from members.queries import token_of as token_of_invitation
from phases.models import Condition
from portal.queries import token_of as token_of_contact
from projects.actions import add_criterion, add_deliverable
from projects.models import Criterion, Project, Signature
from projects.queries import token_of_signature
from schedule.models import Task
from surveys.actions import open_survey
from surveys.queries import token_of as token_of_survey
from tenancy.models import Membership, Organization, Role
from tenancy.scope import scope

BEGIN = "LINKS"
DEMONSTRATED = ("harbour", "yunheng")
"""Other tests have founded firms of their own meanwhile."""


def tell() -> None:
    firms = Organization.objects.filter(slug__in=DEMONSTRATED)
    told = {organization.slug: links_in(organization) for organization in firms}
    print(BEGIN + json.dumps(told))  # noqa: T201


def links_in(organization: Organization) -> dict[str, Any]:
    with scope(organization):
        boss = Membership.objects.filter(role=Role.OWNER)[0].user
        member = Membership.objects.filter(role=Role.MEMBER)[0]
        project = Project.objects.exclude(deliverables=None).exclude(shares=None).order_by("pk")[0]
        milestone = Task.objects.filter(project=project, is_milestone=True)[0]
        later = timezone.now() + timedelta(days=30)  # Nobody is asked twice within weeks.
        survey = open_survey(milestone, at=later, by=boss)
        contact = project.shares.all()[0].contact
        letter = SimpleUploadedFile("Offer.txt", b"Forty orders an hour.")
        attachment = attach_file(project, file=letter, by=boss)
        IdentityProvider(
            name="Company ID", issuer="https://id.invalid", client_id="accord", domains=["firm.example"]
        ).save()
        deliverable = add_deliverable(project, name="Map of the shelves", by=boss)
        add_criterion(deliverable, text="Every shelf is found within a minute.", by=boss)
        submission = submit_deliverable(deliverable, contact=contact, evidence=[attachment], by=boss)
        address = f"new@{organization.slug}.example"
        return {
            "organization": organization.slug,
            "key": project.key,
            "client": project.client_id,
            "contact": contact.pk,
            "goal": project.goals.all()[0].pk,
            "criterion": Criterion.objects.filter(deliverable__project=project)[0].pk,
            "scope item": project.scope_items.all()[0].pk,
            "version": 2,
            "change": 2,
            "sign": token_of_signature(Signature.objects.exclude(contact=None).filter(decision="")[0]),
            "task": milestone.pk,
            "survey": survey.pk,
            "attachment": attachment.pk,
            "member": member.pk,
            "reminder": ReminderRule.objects.all()[0].pk,
            "join": token_of_invitation(invite_member(address, role=Role.MEMBER, by=boss)),
            "answer": token_of_survey(survey.invitations.all()[0]),
            "enter": token_of_contact(contact),
            "accept": token_of_submission(submission),
            "deliverable": deliverable.pk,
            "ready": "website",
            "ready language": organization.language,
            "phase": project.phases.exclude(opened_at=None).filter(closed_at=None)[0].pk,
            "condition": Condition.objects.filter(phase__project=project, kind="confirmed")[0].pk,
            "need": project.needs.all()[0].pk,
            "template": ProjectTemplate.objects.all()[0].pk,
        }
