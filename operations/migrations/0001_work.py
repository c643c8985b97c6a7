"""One more question that spans organizations, asked by whoever runs the installation: what waits, what has failed."""

from django.db import migrations

WORK = """
    CREATE FUNCTION accord_work()
    RETURNS TABLE (organization_id bigint, kind text, waiting bigint, oldest timestamptz, failed bigint, troubles text[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    AS $work$
        SELECT organization_id, 'mail', count(*) FILTER (WHERE dead_at IS NULL),
               min(greatest(not_before, queued_at)) FILTER (WHERE dead_at IS NULL AND not_before <= now()),
               count(*) FILTER (WHERE dead_at IS NOT NULL),
               array_agg(DISTINCT substring(trouble FROM '^\\w+')) FILTER (WHERE trouble <> '')
        FROM public.communication_mail WHERE sent_at IS NULL AND dropped_at IS NULL GROUP BY 1
        UNION ALL
        SELECT waiting.organization_id, 'event', count(*) FILTER (WHERE attempts < 5),
               min(event.at) FILTER (WHERE attempts < 5), count(*) FILTER (WHERE attempts >= 5),
               array_agg(DISTINCT substring(trouble FROM '^\\w+')) FILTER (WHERE trouble <> '')
        FROM public.activity_announcement waiting JOIN public.activity_event event ON event.id = event_id GROUP BY 1
    $work$;
    REVOKE ALL ON FUNCTION accord_work() FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION accord_work() TO accord_app;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("communication", "0001_begin"), ("activity", "0001_begin"), ("tenancy", "0001_begin")]

    operations = [migrations.RunSQL(WORK, "DROP FUNCTION accord_work()")]
