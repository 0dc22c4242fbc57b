package nl.schakel.trial.child;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Snapshot of how all tables were before any case, and the way back to that: what one case leaves behind (a bed that is taken, a
 * name that is known) would change what comes of the next. Goes over every table by what the database says that there is.
 */
class CleanSlate {

    /** Each column that holds a value of its own, by table. */
    private static final String ALL = "select format('%I.%I', n.nspname, c.relname) as name,"
            + " n.nspname || '_' || c.relname as copy, quote_ident(a.attname) as column"
            + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''"
            + " where c.relkind = 'r' and n.nspname in ('schakel', 'camunda') and c.relname <> 'flyway_schema_history'"
            + " order by 1, a.attnum";

    /**
     * The engine keeps its tables in order by itself: keys among them, which cost more than the rows, and what would bring its
     * rows back after a crash are of no use here.
     */
    private static final String LIGHTER = "do $$ declare one record; begin"
            + " for one in select cast(conrelid as regclass) as place, conname from pg_constraint"
            + " where contype = 'f' and connamespace = to_regnamespace('camunda') loop"
            + " execute format('alter table %s drop constraint %I', one.place, one.conname); end loop;"
            + " for one in select cast(oid as regclass) as place from pg_class"
            + " where relkind = 'r' and relpersistence = 'p' and relnamespace = to_regnamespace('camunda') loop"
            + " execute format('alter table %s set unlogged', one.place); end loop; end $$";

    private static final String THIS_TRANSACTION = "select cast(cast(xid(pg_current_xact_id()) as text) as bigint)";

    private record Kept(String name, String copy, String columns) {}

    /** What tells that nobody wrote in a table: how many rows there are and the newest transaction in them. */
    private record Mark(long rows, long newest) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<String, Mark> marks = new HashMap<>();
    private List<Kept> tables = List.of();

    CleanSlate(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** From now on, this is how it is before a case. */
    void keep() {
        transaction.executeWithoutResult(status -> {
            // what is evidence in an application, not even its owner changes
            jdbc.sql("grant all on all tables in schema schakel to current_user")
                    .update();
            jdbc.sql(LIGHTER).update();
            tables = tables();
            Map<String, Mark> now = marksNow();
            for (Kept table : tables) {
                if (!now.get(table.name()).equals(marks.get(table.name()))) {
                    jdbc.sql("drop table if exists " + copy(table)).update();
                    jdbc.sql("create unlogged table " + copy(table) + " as select " + table.columns() + " from "
                                    + table.name())
                            .update();
                }
            }
            marks.clear();
            marks.putAll(now);
        });
    }

    /** Puts every table back that somebody wrote in since. */
    void wipe() {
        transaction.executeWithoutResult(status -> {
            Map<String, Mark> now = marksNow();
            List<Kept> changed = tables.stream()
                    .filter(table -> !now.get(table.name()).equals(marks.get(table.name())))
                    .toList();
            // without triggers and without an order among the tables
            jdbc.sql("set local session_replication_role = replica").update();
            List<String> statements = new ArrayList<>();
            changed.forEach(table -> statements.add("delete from " + table.name()));
            changed.forEach(table -> statements.add("insert into " + table.name() + " (" + table.columns()
                    + ") overriding system value select " + table.columns() + " from " + copy(table)));
            if (!statements.isEmpty()) {
                jdbc.sql(String.join("; ", statements)).update();
            }
            // as many rows as before, all of this transaction
            long mine = jdbc.sql(THIS_TRANSACTION).query(Long.class).single();
            changed.forEach(table -> marks.computeIfPresent(
                    table.name(), (name, mark) -> new Mark(mark.rows(), mark.rows() == 0 ? 0 : mine)));
        });
    }

    private List<Kept> tables() {
        Map<String, Kept> found = new LinkedHashMap<>();
        jdbc.sql(ALL).query((RowCallbackHandler) row -> found.merge(
                row.getString("name"),
                new Kept(row.getString("name"), row.getString("copy"), row.getString("column")),
                (before, more) -> new Kept(before.name(), before.copy(), before.columns() + ", " + more.columns())));
        return List.copyOf(found.values());
    }

    private Map<String, Mark> marksNow() {
        if (tables.isEmpty()) {
            return Map.of();
        }
        String each = tables.stream()
                .map(table -> "select '" + table.name() + "' as name, count(*) as rows,"
                        + " coalesce(max(cast(cast(xmin as text) as bigint)), 0) as newest from " + table.name())
                .collect(Collectors.joining(" union all "));
        return jdbc
                .sql(each)
                .query((row, n) ->
                        Map.entry(row.getString("name"), new Mark(row.getLong("rows"), row.getLong("newest"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String copy(Kept table) {
        return TrialGround.SCHEMA + "." + table.copy();
    }
}
