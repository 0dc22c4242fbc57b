package nl.schakel.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import nl.schakel.support.postgres.ServerOnDisk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fills the database of a node with the history of a country, by statements only: one case in eleven is open, one in 25
 * belongs to the region of the demonstration. Nothing depends on chance, so that two databases hold the same rows.
 */
final class ScaleCountry implements AutoCloseable {

    /** One statement may take a minute at most, which is how long the connection waits. */
    private static final int SLICE = 20_000;

    private static final String NOW = "timestamptz '2026-11-20 12:00:00+00'";
    private static final String NIJKERK = "GM0267";
    private static final String NEIGHBOUR = "GM0203";
    private static final int FIFTY_AND_A_NEXT = 51;

    /** Cases as the other statements use them; two numbers that look like chance decide where and what. */
    private static final String CASES = """
            insert into bench.country
            select n, md5('zaak' || n)::uuid,
                   case when place % 25 = 0
                        then (array['GM0267', 'GM0228', 'GM0203', 'GM0279', 'GM0289'])[1 + place / 25 % 5]
                        else others.codes[1 + place % cardinality(others.codes)] end,
                   case when place % 25 = 0 then 'wvv' else 'keten-' || place % 24 end,
                   case when (n > :all - :all / 11 and fate % 5 > 0) or (n <= :all - :all / 11 and fate % 50 = 0)
                        then (array['ontvangen', 'in-triage', 'bij-regio', 'in-behandeling'])[1 + fate / 50 % 4]
                        else 'afgesloten' end,
                   :now - (:all - n) * (interval '5 years' / :all),
                   place, fate
            from (select n, hashint8(n) & 1048575 as place, hashint8(n + 1000000007) & 1048575 as fate
                  from generate_series(:from, :until) n) numbers,
                 (select array_agg(code order by code) as codes from schakel.organisation
                  where kind = 'gemeente' and code not in ('GM0267', 'GM0228', 'GM0203', 'GM0279', 'GM0289')) others
            where :which
            """;

    /** What each case brings along, for a slice of the country. */
    private static final List<String> ROWS = List.of("""
            insert into schakel.dossier (id, reference, municipality, region, status, acute, channel, received_at, outcome,
                                         closed_at)
            select id, 'M-2020-' || lpad(to_hex(n), 8, '0'), municipality, region, status, fate % 9 = 0,
                   'formulier-burger', received,
                   case when status = 'afgesloten' then 'hulp-geregeld' end,
                   case when status = 'afgesloten' then received + interval '40 days' end
            """, """
            insert into schakel.report (dossier_id, explanation_enc, forms, minor, indicators, reporter_safe,
                                        reporting_code_duty)
            select id, '', '{}', 'onbekend', '{}', false, 'nee'
            """, """
            insert into schakel.involved_person (id, dossier_id, position, name_hash)
            select md5('mens' || n)::uuid, id, 0, md5('naam' || n / 3)
            """, """
            insert into schakel.dossier_entry (id, dossier_id, at, step, field, label, value_enc)
            select md5('antwoord' || n)::uuid, id, received, 'signaal-beoordelen', 'toelichting', 'Toelichting', ''
            """, """
            insert into schakel.timeline_entry (dossier_id, at, kind, codes)
            select id, received + k * interval '1 day', 'taak-afgerond', array['signaal-beoordelen']
            """, """
            insert into schakel.party (id, dossier_id, role, organisation, scope, step, since, until)
            select md5('partij' || n || role || step)::uuid, id, role, organisation, scope, step, received,
                   case when step = 'partnervraag-politie' then received + interval '5 days' end
            """, """
            insert into schakel.route_task (task_id, dossier_id, reference, municipality, step, name, group_id, created_at,
                                            due_at, ended_at, ended_how)
            select md5('taak' || n || '-' || k)::uuid, id, 'M-2020-' || lpad(to_hex(n), 8, '0'), municipality,
                   'signaal-beoordelen', 'Signaal beoordelen',
                   case when k = 0 and place % 3 = 0 then 'ketenregisseur@' || region
                        else 'aandachtsfunctionaris@' || municipality end,
                   received, received + interval '14 days',
                   case when k > 0 or status = 'afgesloten' then received + interval '3 days' end,
                   case when k > 0 or status = 'afgesloten' then 'afgerond' end
            """, """
            insert into schakel.placement (id, dossier_id, reference, municipality, begun_at, begun_by, ended_at, outcome)
            select md5('plaatsing' || n)::uuid, id, 'M-2020-' || lpad(to_hex(n), 8, '0'), municipality, received,
                   md5('zorg')::uuid, case when status = 'afgesloten' then received + interval '9 days' end,
                   case when status = 'afgesloten' then 'eigen-plek' end
            """, """
            insert into schakel.night_call (id, number, area, dossier_id, placement, from_kind, called_by, client_key,
                                            municipality, status, called_at, last_activity_at)
            select md5('oproep' || n)::uuid, 'B-' || n, 'piket-wvv', id, md5('plaatsing' || n)::uuid, 'politie',
                   coalesce((select p.id from schakel.person p where p.username = 'politie.nacht' and n % 2 = 0),
                            md5('politie')::uuid),
                   md5('tik' || n)::uuid, municipality,
                   case when status = 'afgesloten' then 'overgedragen' else 'alarm' end, received, received
            """, """
            insert into schakel.access_log (at, person, username, organisations, kind, dossier_id, why, parts)
            select received + interval '1 hour', md5(municipality)::uuid, 'af.' || lower(municipality),
                   array[municipality], 'inzage', id, 'zaak', array['MELDING']
            """, """
            insert into schakel.access_log (at, person, username, organisations, kind, why, parts, hits, shown)
            select received + interval '2 hours', md5(municipality)::uuid, 'af.' || lower(municipality),
                   array[municipality], 'lijst', 'zaken', '{}', cardinality(earlier), earlier
            """);

    /** From which lines of the country each of {@link #ROWS} is made, in the same order. */
    private static final List<String> SOURCES = List.of(
            "from bench.country",
            "from bench.country",
            "from bench.country",
            "from bench.country",
            "from bench.country cross join generate_series(1, 3) k",
            """
            from bench.country cross join lateral (values
                ('aandachtsfunctionaris', municipality, 'VOLLEDIG', 'signaal-beoordelen', true),
                ('aandachtsfunctionaris', municipality, 'VOLLEDIG', 'uitkomsten-bespreken', place / 25 % 3 = 0),
                ('ketenregisseur', region, 'VOLLEDIG', 'zaak-ontvangen', true),
                ('zorgcoordinator', case region when 'wvv' then 'zorg-wvv' else region end, 'VOLLEDIG',
                 'zorgbehoefte-bespreken', fate % 20 = 0),
                ('tmm', 'politie-oost', 'VRAAG', 'partnervraag-politie', fate % 4 = 0),
                ('nla', 'nla-oost', 'VOLLEDIG', 'arbeidsuitbuiting-onderzoeken', fate % (:all / 60) = 7),
                ('veiligthuis', 'veiligthuis-gm', 'VOLLEDIG', 'veilig-thuis-beoordelen', fate % (:all / 6) = 11),
                ('ondermijning', municipality, 'VOLLEDIG', 'ondermijning-onderzoeken', fate % 3 = 0))
                parties (role, organisation, scope, step, there)
            """,
            "from bench.country cross join generate_series(0, 2) k",
            "from bench.country",
            "from bench.country",
            "from bench.country",
            """
            from (select *, array_agg(id) over (partition by municipality order by n rows 9 preceding) as earlier
                  from bench.country where n between :from and :until) country
            """);

    /** Which of those lines count. */
    private static final List<String> CONDITIONS = List.of(
            "true",
            "true",
            "true",
            "true",
            "true",
            "parties.there",
            "true",
            "fate % 20 = 0",
            "fate % 100 = 0 and (status = 'afgesloten' or fate % 40000 = 0)",
            "true",
            "n % 20 = 0");

    /** The cases that the measured lists show: the same fifty in both databases, and one more for a next page. */
    private static final List<String> SHOWN = List.of(
            newest("municipality = '" + NIJKERK + "'", 3),
            newest("municipality = '" + NIJKERK + "' and status = 'afgesloten'", 1),
            newest("municipality = '" + NIJKERK + "' and status = 'in-behandeling'", 1),
            newest("municipality = '" + NIJKERK + "' and fate % 3 = 0", 1),
            newest("region = 'wvv'", 2),
            newest("region = 'wvv' and status = 'afgesloten'", 1),
            newest("region = 'wvv' and status = 'in-behandeling'", 1),
            newest("region = 'wvv' and municipality = '" + NEIGHBOUR + "'", 1),
            newest("fate % (:all / 60) = 7", 2),
            newest("fate % (:all / 6) = 11", 2),
            newest("region = 'wvv' and fate % 20 = 0", 4),
            newest("region = 'wvv' and fate % 20 = 0 and status <> 'afgesloten'", 4),
            newest("fate % 40000 = 0 and status <> 'afgesloten'", 2),
            // the first due
            newest("municipality = '" + NIJKERK + "' and status <> 'afgesloten' and place % 3 > 0", 1)
                    .replace("n desc", "n"),
            newest("region = 'wvv' and status <> 'afgesloten' and place % 3 = 0", 1)
                    .replace("n desc", "n"));

    private final SingleConnectionDataSource source;
    private final Connection connection;
    private final JdbcClient jdbc;
    private final int all;

    /** @param folder of a node that runs @param all how many cases the country has */
    ScaleCountry(Path folder, int all) throws SQLException {
        this.connection = ServerOnDisk.of(folder).database().getConnection();
        this.source = new SingleConnectionDataSource(connection, true);
        this.jdbc = JdbcClient.create(source);
        this.all = all;
        run("set synchronous_commit = off");
        run("set maintenance_work_mem = '256MB'");
    }

    /** All cases. */
    void fill() {
        fill("true");
    }

    /** Only these cases of the same country. */
    void fillWith(List<Long> numbers) {
        fill("n in (" + numbers.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")");
    }

    /** The cases that the measured lists show. */
    List<Long> shown() {
        return jdbc.sql(params(SHOWN.stream().collect(Collectors.joining(" union "))))
                .query(Long.class)
                .list();
    }

    private void fill(String which) {
        run("create schema bench");
        run("create table bench.country (n bigint primary key, id uuid, municipality text, region text, status text,"
                + " received timestamptz, place int, fate int)");
        run("insert into schakel.organisation (code, name, kind) select 'keten-' || k, 'Ketenregie ' || k, 'regio'"
                + " from generate_series(0, 23) k on conflict do nothing");
        for (int from = 1; from <= all; from += SLICE) {
            int until = Math.min(all, from + SLICE - 1);
            slice(CASES.replace(":which", which), from, until);
            for (int i = 0; i < ROWS.size(); i++) {
                slice(
                        ROWS.get(i) + SOURCES.get(i) + " where n between :from and :until and " + CONDITIONS.get(i),
                        from,
                        until);
            }
        }
        fiveHundredTasks();
        concern();
        run("vacuum analyze");
    }

    /** One colleague has five hundred open tasks, in cases of which the group has to do with all. */
    private void fiveHundredTasks() {
        run("""
                insert into schakel.route_task (task_id, dossier_id, reference, municipality, step, name, group_id, created_at,
                                                due_at)
                select md5('ondermijning' || n)::uuid, id, 'M-2020-' || lpad(to_hex(n), 8, '0'), municipality,
                       'ondermijning-onderzoeken', 'Ondermijning onderzoeken', 'ondermijning@GM0267', received,
                       received + interval '14 days'
                from bench.country where municipality = 'GM0267' and fate % 3 = 0 order by n desc limit 500
                """);
    }

    /** Whom the looks concern; the application works that out after they were written. */
    private void concern() {
        boolean kept = jdbc.sql("select to_regclass('schakel.access_concern') is not null")
                .query(Boolean.class)
                .single();
        if (!kept) {
            return;
        }
        run("truncate schakel.party_changed");
        long last = jdbc.sql("select coalesce(max(id), 0) from schakel.access_log")
                .query(Long.class)
                .single();
        for (long from = 0; from <= last; from += SLICE) {
            run(
                    "insert into schakel.access_concern (organisation, entry, kind, emergency, at) select organisation, entry, kind, emergency, at"
                            + " from schakel.access_concern_now where entry > " + from + " and entry <= "
                            + (from + SLICE)
                            + " on conflict do nothing");
        }
    }

    private static String newest(String which, int pages) {
        return "(select n from bench.country where " + which + " order by n desc limit " + pages * FIFTY_AND_A_NEXT
                + ")";
    }

    private void slice(String sql, int from, int until) {
        run(sql.replace(":from", String.valueOf(from)).replace(":until", String.valueOf(until)));
    }

    private String params(String sql) {
        return sql.replace(":all", String.valueOf(all)).replace(":now", NOW);
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(params(sql));
        } catch (SQLException e) {
            throw new IllegalStateException(params(sql), e);
        }
    }

    @Override
    public void close() {
        source.destroy();
    }

    /** How many rows the tables have that grow, for below the table of times. */
    String size() {
        return jdbc.sql("select string_agg(relname || ' ' || n_live_tup, ', ' order by n_live_tup desc) || '; '"
                        + " || pg_size_pretty(pg_database_size(current_database())) from pg_stat_user_tables"
                        + " where schemaname = 'schakel' and n_live_tup > 20000")
                .query(String.class)
                .single();
    }
}
