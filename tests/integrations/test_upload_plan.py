"""Uploading a plan: kept in pieces, or refused at the door with nothing left behind."""

import json
import tracemalloc

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from activity.models import Event
from clients.actions import archive_client
from integrations.actions import PIECE, in_pieces, upload_plan
from integrations.models import PlanImport, PlanPiece
from integrations.msproject.door import LIMIT
from tests.conftest import sign_in
from tests.integrations.conftest import a_file
from tests.integrations.plans import believable, big
from tests.integrations.test_hostile import FILES

PAGE = "/acme/imports/upload/"
MB = 1024 * 1024


def nothing_is_left() -> bool:
    return not (PlanImport.objects.exists() or PlanPiece.objects.exists())


def test_a_file_is_kept_as_it_is_until_a_worker_comes(client, manager):
    content = big(2500)

    plan_import = upload_plan(client, file=a_file(content, "Großer Plan.xml"), name="Warehouse", by=manager)

    pieces = list(plan_import.pieces.all())
    assert b"".join(bytes(piece.content) for piece in pieces) == content
    assert len(pieces) == len(content) // PIECE + 1
    assert (plan_import.size, plan_import.stage, str(plan_import)) == (len(content), "waiting", "Warehouse")
    assert Event.objects.about(plan_import).get().kind == "plan.uploaded"


def test_a_worker_is_woken(client, manager, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as woken:
        upload_plan(client, file=a_file(believable()), by=manager)

    assert len(woken) >= 1


def test_pieces_are_the_same_bytes_however_they_come():
    content = bytes(range(256)) * 9000

    for size in (1, 7777, PIECE, 3 * PIECE):
        step = max(size, 4096) if size == 1 else size
        chunks = (content[at : at + step] for at in range(0, len(content), step))
        pieces = list(in_pieces(chunks))
        assert b"".join(pieces) == content
        assert all(len(piece) == PIECE for piece in pieces[:-1])


@pytest.mark.parametrize(("content", "reason"), FILES.values(), ids=FILES)
def test_what_is_no_plan_is_refused_with_a_sentence_and_leaves_nothing(client, manager, content, reason):
    with pytest.raises(ValidationError) as refused:
        upload_plan(client, file=a_file(content), by=manager)

    (sentence,) = refused.value.message_dict["file"]
    assert sentence.endswith((".", "."))
    assert "%" not in sentence
    assert nothing_is_left()


def test_an_archived_client_starts_nothing(client, manager):
    archive_client(client, by=manager)

    with pytest.raises(ValidationError):
        upload_plan(client, file=a_file(believable()), by=manager)

    assert nothing_is_left()


def test_the_page_takes_a_file_and_goes_to_its_progress(browser, client):
    answer = browser.post(PAGE, {"client": client.pk, "name": "", "file": a_file(believable())})

    plan_import = PlanImport.objects.get()
    assert answer.headers["Location"] == f"/acme/imports/{plan_import.pk}/"


def test_the_page_says_what_is_wrong_with_a_file_and_keeps_what_was_typed(browser, client):
    answer = browser.post(
        PAGE, {"client": client.pk, "name": "Tower", "file": a_file(b"PK\x03\x04....", "plan.docx")}
    )

    assert answer.status_code == 422
    assert "This is an archive or an Office document, not a plan." in answer.text
    assert 'value="Tower"' in answer.text
    assert nothing_is_left()


class Endless:
    """A request's body of any size that nobody holds."""

    def __init__(self, before: bytes, size: int, after: bytes):
        self.before, self.left, self.after = before, size, after
        self.length = len(before) + size + len(after)

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "nobody may ask for everything"
        if self.before:
            answer, self.before = self.before[:size], self.before[size:]
        elif self.left:
            answer = b"x" * min(size, self.left)
            self.left -= len(answer)
        else:
            answer, self.after = self.after[:size], self.after[size:]
        return answer

    def readline(self, size: int = -1) -> bytes:
        raise AssertionError("nobody may read it by lines")


def multipart(client_pk: int, size: int) -> Endless:
    before = (
        f'--b\r\nContent-Disposition: form-data; name="client"\r\n\r\n{client_pk}\r\n'
        '--b\r\nContent-Disposition: form-data; name="file"; filename="plan.xml"\r\nContent-Type: text/xml\r\n\r\n'
    ).encode()
    return Endless(before, size, b"\r\n--b--\r\n")


def send(browser, path: str, body: Endless):
    kind = "multipart/form-data; boundary=b"
    return browser.generic(
        "POST", path, **{"wsgi.input": body, "CONTENT_LENGTH": str(body.length), "CONTENT_TYPE": kind}
    )


def test_two_hundred_megabytes_get_a_clear_sentence_and_no_memory(browser, client):
    body = multipart(client.pk, 200 * MB)
    browser.get(PAGE)
    tracemalloc.start()

    answer = send(browser, PAGE, body)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert answer.status_code == 422
    assert "The file is larger than 50 MB." in answer.text
    assert peak < 20 * MB
    assert nothing_is_left()


def test_five_gigabytes_are_not_even_listened_to(browser, client):
    body = multipart(client.pk, 5000 * MB)

    send(browser, PAGE, body)

    assert body.left > 4990 * MB
    assert nothing_is_left()


def test_a_program_hears_the_same(browser, client):
    answer = send(browser, "/acme/api/v1/imports/", multipart(client.pk, 60 * MB))

    assert answer.status_code == 400
    assert json.loads(answer.content)["errors"]["file"][0].startswith("The file is larger than 50 MB.")
    assert nothing_is_left()


def test_a_file_that_grows_past_the_limit_while_it_comes_is_dropped(browser, client, settings):
    settings.LARGEST_UPLOAD = 1000

    answer = browser.post(PAGE, {"client": client.pk, "file": a_file(believable())})

    assert answer.status_code == 422
    assert "larger than" in answer.text
    assert nothing_is_left()


def test_the_limit_is_one_and_the_same_everywhere(settings):
    assert settings.LARGEST_UPLOAD == LIMIT


def test_a_program_brings_a_plan_in_and_asks_how_far_it_is(browser, client):
    answer = browser.post(
        "/acme/api/v1/imports/", {"client": client.pk, "name": "Tower", "file": a_file(believable())}
    )

    told = answer.json()
    assert answer.status_code == 201, told
    assert (told["name"], told["stage"], told["percent"], told["project"]) == ("Tower", "waiting", 0, None)
    assert browser.get(f"/acme/api/v1/imports/{told['id']}/").json() == told


def test_a_member_may_look_but_not_upload(member, uploaded):
    browser = sign_in(member)

    assert browser.get("/acme/imports/").status_code == 200
    assert browser.get(f"/acme/imports/{uploaded.pk}/").status_code == 200
    assert browser.get(PAGE).status_code == 403
    assert browser.post("/acme/api/v1/imports/", {}).status_code == 403


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_as_many_questions_for_one_as_for_thirty(
    browser, client, manager, rows, django_assert_num_queries
):
    for number in range(rows):
        PlanImport(
            client=client, file_name=f"{number}.xml", size=1, uploaded_by=manager, refused_at=timezone.now(),
            refusal={"reason": "empty", "details": {}},
        ).save()  # fmt: skip
    browser.get("/acme/imports/")

    with django_assert_num_queries(10):
        page = browser.get("/acme/imports/")

    assert page.text.count("The file is empty.") == rows
