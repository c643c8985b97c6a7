"""What can be done with plans on their way in: upload, import, refuse."""

import logging
from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict
from functools import partial
from typing import Any

from django.core.files import File
from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from clients.models import Client
from core.wake import wake
from integrations.models import ATTEMPTS, LEASE, PlanImport, PlanPiece
from integrations.msproject.door import LOOK, first_look
from integrations.msproject.plan import Plan
from integrations.msproject.reader import PlanReader
from integrations.msproject.trouble import Reason, Unreadable
from integrations.rows import make_project
from integrations.texts import why_refused
from tenancy.models import refuse
from tenancy.scope import current

logger = logging.getLogger(__name__)
PIECE = 1024 * 1024
Steps = Generator[Callable[[], Any], Any, None]


@transaction.atomic
def upload_plan(client: Client, *, file: "File[Any]", by: Any, name: str = "") -> PlanImport:
    """Keep a file to be imported by a worker; what is plainly no plan is refused at once, and nothing is kept."""
    if client.archived_at:
        raise refuse(_("%(name)s is archived. Restore the client first."), field="client", name=client.name)
    pieces = in_pieces(file.chunks())
    head = next(pieces, b"")
    try:
        first_look(head[:LOOK], file.size or 0)
    except Unreadable as trouble:
        raise refuse(why_refused(told(trouble)), field="file") from None
    plan_import = PlanImport(
        client=client, name=name, file_name=(file.name or "")[-200:], size=file.size or 0, uploaded_by=by
    )
    plan_import.save(force_insert=True)
    keep(plan_import, head, pieces)
    record(plan_import, "plan.uploaded", by=by)
    wake("integrations.tasks.import_one", current().pk, plan_import.pk)
    return plan_import


def in_pieces(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of a megabyte."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= PIECE:
            yield bytes(held[:PIECE])
            del held[:PIECE]
    if held:
        yield bytes(held)


def keep(plan_import: PlanImport, head: bytes, pieces: Iterator[bytes]) -> None:
    """One row a piece, so that no more than a megabyte is ever held."""
    PlanPiece(plan_import=plan_import, number=0, content=head).save(force_insert=True)
    for number, content in enumerate(pieces, 1):
        PlanPiece(plan_import=plan_import, number=number, content=content).save(force_insert=True)


def import_plan(import_id: int) -> Steps:
    """Read the file piece by piece, each step in a transaction of its own, then make the project in a single one."""
    plan_import = claim(import_id)
    if plan_import is None:
        return
    reader = PlanReader()
    for number in range(plan_import.pieces.count()):
        piece = plan_import.pieces.filter(number=number).first()
        if piece is None:
            return  # another worker has brought it to an end
        hold(plan_import, stage=PlanImport.Stage.READING, bytes_read=min(number * PIECE, plan_import.size))
        trouble = yield partial(attempt, reader.feed, bytes(piece.content))
        if isinstance(trouble, Unreadable):
            refuse_plan(plan_import, trouble=trouble, by=None)
            return
    plan = yield partial(attempt, reader.close)
    if isinstance(plan, Unreadable):
        refuse_plan(plan_import, trouble=plan, by=None)
        return
    hold(plan_import, stage=PlanImport.Stage.WRITING, bytes_read=plan_import.size)
    yield pause
    finish(plan_import, plan)


def hold(plan_import: PlanImport, **progress: Any) -> None:
    """Write how far it is, and keep it for a lease longer, unless another worker has it by now."""
    mine(plan_import).update(**progress, lease_until=Now() + LEASE)


def attempt(read: Callable[..., Any], *content: bytes) -> Any:
    """What reading answers, or the trouble with the file."""
    try:
        return read(*content)
    except Unreadable as trouble:
        return trouble


def pause() -> None:
    """Nothing: let the step before be committed, so that everybody sees how far it is."""


@transaction.atomic
def claim(import_id: int) -> PlanImport | None:
    """Take the import for the length of a lease, unless another worker has it or it was tried often enough."""
    free = (
        PlanImport.objects.select_for_update(skip_locked=True, of=("self",))
        .due()
        .filter(pk=import_id)
        .first()
    )
    if free is None:
        return None
    if free.attempts >= ATTEMPTS:
        refuse_plan(free, trouble=Unreadable(Reason.GAVE_UP, attempts=ATTEMPTS), by=None)
        return None
    free.attempts += 1
    PlanImport.objects.filter(pk=import_id).update(
        attempts=free.attempts, lease_until=Now() + LEASE, bytes_read=0
    )
    return free


def finish(plan_import: PlanImport, plan: Plan) -> None:
    """Make the project, all or nothing; trouble on our side lets go of the import, to be tried again."""
    try:
        with transaction.atomic():
            write(plan_import, plan)
    except Exception:
        logger.exception("import %s failed", plan_import.pk)
        mine(plan_import).update(lease_until=None, stage=PlanImport.Stage.WAITING)


def write(plan_import: PlanImport, plan: Plan) -> None:
    if mine(plan_import).select_for_update(of=("self",)).first() is None:
        return  # the lease ran out and another worker has it
    by = plan_import.uploaded_by
    project, kept = make_project(
        plan, plan_import.client, name=plan_import.name or stem(plan_import, plan), by=by
    )
    mine(plan_import).update(
        project=project,
        finished_at=Now(),
        lease_until=None,
        kept=kept,
        not_kept=[asdict(loss) for loss in plan.losses],
    )
    plan_import.pieces.all().delete()
    record(plan_import, "plan.imported", by=by, project=project.key)


def stem(plan_import: PlanImport, plan: Plan) -> str:
    """What to call the project: the plan's title, else the file without its ending."""
    return plan.title or plan_import.file_name.rpartition(".")[0] or plan_import.file_name


def mine(plan_import: PlanImport) -> Any:
    """The row, as long as nobody else has claimed it since."""
    return PlanImport.objects.waiting().filter(pk=plan_import.pk, attempts=plan_import.attempts)


@transaction.atomic
def refuse_plan(plan_import: PlanImport, *, trouble: Unreadable, by: Any) -> PlanImport:
    """Say why a file can't become a plan; the file is thrown away, the sentence stays."""
    if mine(plan_import).update(refusal=told(trouble), refused_at=Now(), lease_until=None):
        plan_import.pieces.all().delete()
        record(plan_import, "plan.refused", by=by)
    return plan_import


def told(trouble: Unreadable) -> dict[str, Any]:
    return {"reason": trouble.reason.value, "details": trouble.details}
