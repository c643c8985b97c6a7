"""Trying reactions again that were given up: retry_reactions(."""

from activity.actions import hear_all, record, retry_reactions
from activity.models import Announcement, Event
from activity.reactions import on, reactions_to


def test_what_was_given_up_is_heard_after_all(client, manager):
    hear_all()
    heard = []

    @on("client.edited")
    def hear(event):
        heard.append(event)
        if len(heard) <= 5:
            raise RuntimeError("not yet")

    record(client, "client.edited", by=manager)
    for _ in range(6):
        hear_all()
    given_up = Announcement.objects.get()

    tried = [retry_reactions(by=manager), hear_all(), retry_reactions(by=manager)]
    reactions_to("client.edited").remove(hear)

    assert (given_up.attempts, given_up.trouble) == (5, "RuntimeError('not yet')")
    assert tried == [1, 1, 0]
    assert not Announcement.objects.exists()
    assert "had 1 failed reactions tried again" in str(Event.objects.get(kind="reactions.retried"))
