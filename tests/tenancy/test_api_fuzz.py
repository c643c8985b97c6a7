"""The API under whatever its description allows, and what it forbids: no defect, and no answer it does not describe.

`make test` asks 25 questions per operation, always the same; `make fuzz` a thousand.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig

from members.actions import make_token
from tenancy.models import Membership
from tenancy.scope import scope
from tests.isolation.world import tell

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "25"))
# What may also be answered to a request of the right shape: nouns refuse (400), preconditions fail (412).
REFUSED = ["400", "401", "403", "404", "406", "409", "412", "413", "415", "422", "428", "429"]
CONFIG = {
    "checks": {
        "positive_data_acceptance": {"expected-statuses": ["2xx", "304", *REFUSED]},
        "negative_data_rejection": {"expected-statuses": [*REFUSED, "207"]},
        "missing_required_header": {"expected-statuses": ["400", "404", "428"]},
    },
}
QUIET = settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES < 100,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


def described() -> Any:
    """The API's description, made as its page makes it."""
    raw = SchemaGenerator().get_schema(request=None, public=True)
    raw["servers"] = [{"url": "/acme"}]
    schema: Any = schemathesis.openapi.from_dict(raw, config=SchemathesisConfig.from_dict(CONFIG))
    schema.app = WSGIHandler()
    return schema


SCHEMA = described()


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """The server lives in the test's own transaction: as in Django's test client, no request ends its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def token(acme, founder, manager, settings) -> dict[str, str]:
    """The owner's token, in an organization where everything is there once."""
    settings.API_LIMITS = {}
    with scope(acme):
        tell("own", by=founder, colleague=manager)
        membership = Membership.objects.get(user=founder)
        _token, secret = make_token(membership, name="Fuzz", scopes=["write"], by=founder)
    return {"Authorization": f"Bearer {secret}"}


@SCHEMA.parametrize()
@QUIET
def test_every_answer_is_described(case, token):
    case.call_and_validate(headers=token)
