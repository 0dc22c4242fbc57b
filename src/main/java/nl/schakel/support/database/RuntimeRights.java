package nl.schakel.support.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.schakel.support.database.TableRights.Right;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Flyway callback that grants the application's role what the list says, on every table that the migrations made, and
 * takes away what it does not say. Nothing is written when all is as it should be.
 */
@Component
public class RuntimeRights implements Callback {

    private final DataSource application;
    private final TableRights rights = TableRights.read();

    public RuntimeRights(DataSource application) {
        this.application = application;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String role = JdbcClient.create(application)
                .sql("select current_user")
                .query(String.class)
                .single();
        SingleConnectionDataSource owner = new SingleConnectionDataSource(context.getConnection(), true);
        // all or nothing: another node works on with the rights of before until the new ones are there
        new TransactionTemplate(new DataSourceTransactionManager(owner))
                .executeWithoutResult(status -> grant(JdbcClient.create(owner), role));
    }

    @Override
    public String getCallbackName() {
        return "rights-of-the-application";
    }

    /** What the application's role may do with each table and view of ours, as the database itself sees it. */
    public static Map<String, Set<Right>> actual(JdbcClient jdbc, String role) {
        String each = Arrays.stream(Right.values())
                .map(right -> "has_table_privilege(:role, c.oid, '" + right + "') as " + right)
                .collect(Collectors.joining(", "));
        Map<String, Set<Right>> found = new TreeMap<>();
        jdbc.sql("select c.relname, " + each + " from pg_class c where c.relkind in ('r', 'p', 'v')"
                        + " and c.relnamespace = 'schakel'::regnamespace")
                .param("role", role)
                .query(row -> {
                    Set<Right> rights = EnumSet.noneOf(Right.class);
                    for (Right right : Right.values()) {
                        if (row.getBoolean(right.name())) {
                            rights.add(right);
                        }
                    }
                    found.put(row.getString("relname"), rights);
                });
        return found;
    }

    private void grant(JdbcClient jdbc, String role) {
        if (jdbc.sql("select current_user = :role")
                .param("role", role)
                .query(Boolean.class)
                .single()) {
            // one role for everything, which only a demonstration may have: an owner's rights are its own business
            return;
        }
        List<String> statements = new ArrayList<>(schemas(jdbc, role));
        actual(jdbc, role).forEach((table, found) -> {
            Set<Right> wanted = rights.on(table);
            // a table that this version does not know keeps what somebody gave on it
            boolean decided = rights.lists(table) || found.isEmpty();
            if (decided && !found.equals(wanted)) {
                statements.add("revoke all on schakel." + quoted(table) + " from public, " + quoted(role));
                if (!wanted.isEmpty()) {
                    statements.add("grant "
                            + wanted.stream().map(Right::name).collect(Collectors.joining(", "))
                            + " on schakel." + quoted(table) + " to " + quoted(role));
                }
            }
        });
        // a number that is nobody's column; the others come with their table
        jdbc.sql("select c.relname from pg_sequence s join pg_class c on c.oid = s.seqrelid"
                        + " where c.relnamespace = 'schakel'::regnamespace"
                        + " and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass"
                        + " and d.objid = s.seqrelid and d.deptype in ('a', 'i'))"
                        + " and not has_sequence_privilege(:role, s.seqrelid, 'USAGE')")
                .param("role", role)
                .query(String.class)
                .list()
                .forEach(sequence ->
                        statements.add("grant usage on sequence schakel." + quoted(sequence) + " to " + quoted(role)));
        statements.forEach(statement -> jdbc.sql(statement).update());
    }

    /** The engine makes its tables itself; where Flyway made the schema for it, it may do so there. */
    private static List<String> schemas(JdbcClient jdbc, String role) {
        List<String> statements = new ArrayList<>();
        if (may(jdbc, role, "schakel", "CREATE") || !may(jdbc, role, "schakel", "USAGE")) {
            statements.add("revoke all on schema schakel from public, " + quoted(role));
            statements.add("grant usage on schema schakel to " + quoted(role));
        }
        if (!may(jdbc, role, "camunda", "CREATE")) {
            statements.add("grant usage, create on schema camunda to " + quoted(role));
        }
        return statements;
    }

    private static boolean may(JdbcClient jdbc, String role, String schema, String right) {
        return jdbc.sql("select has_schema_privilege(:role, :schema, :right)")
                .param("role", role)
                .param("schema", schema)
                .param("right", right)
                .query(Boolean.class)
                .single();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
