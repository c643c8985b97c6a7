from django.db import migrations, models

# Gives each event its place when its transaction commits: nobody who waits for the head can then hold what another wants.
CHAIN = """
    CREATE FUNCTION accord_chain_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        head public.activity_audithead;
        link text;
    BEGIN
        SELECT * INTO head FROM public.activity_audithead WHERE organization_id = NEW.organization_id FOR UPDATE;
        IF NOT FOUND THEN
            INSERT INTO public.activity_audithead (organization_id, number, hash)
            VALUES (NEW.organization_id, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
            SELECT * INTO head FROM public.activity_audithead WHERE organization_id = NEW.organization_id FOR UPDATE;
        END IF;
        link := encode(sha256(convert_to(
            concat_ws(E'\\n', head.number + 1, NEW.id, head.hash, NEW.digest), 'UTF8')), 'hex');
        UPDATE public.activity_event SET number = head.number + 1, previous = head.hash, hash = link
        WHERE id = NEW.id;
        UPDATE public.activity_audithead SET number = head.number + 1, hash = link WHERE id = head.id;
        RETURN NULL;
    END $$;
    REVOKE ALL ON FUNCTION accord_chain_event() FROM PUBLIC;
    CREATE CONSTRAINT TRIGGER event_is_chained AFTER INSERT ON activity_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION accord_chain_event();
"""
UNCHAIN = "DROP TRIGGER event_is_chained ON activity_event; DROP FUNCTION accord_chain_event();"


class Migration(migrations.Migration):
    dependencies = [("activity", "0003_chain_what_happened")]

    operations = [
        migrations.AddConstraint(
            "event",
            models.UniqueConstraint(fields=("organization", "number"), name="event_has_its_own_number"),
        ),
        migrations.RunSQL(CHAIN, UNCHAIN),
    ]
