package nl.schakel.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Writes down every statement and every end of a transaction that passes a data source, and by which thread. */
public final class CountingDataSource {

    /**
     * One thing that was asked of the database.
     *
     * @param sql what; {@code commit} and {@code rollback} for the ends of transactions
     * @param rows how many statements the database carried out: more than one for a batch
     */
    public record Entry(String thread, String sql, int rows) {

        boolean ends() {
            return sql.equals("commit") || sql.equals("rollback");
        }
    }

    private static final Set<String> EXECUTE =
            Set.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch");

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** The same data source, with everything that passes written down here. */
    public DataSource around(DataSource real) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(real, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    /** Everything since the last call. */
    public synchronized List<Entry> take() {
        List<Entry> taken = List.copyOf(entries);
        entries.clear();
        return taken;
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (self, method, arguments) -> {
            boolean ends =
                    method.getName().equals("commit") || method.getName().equals("rollback") && arguments == null;
            if (ends) {
                note(method.getName(), 1);
            }
            Object result = call(real, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return statement(PreparedStatement.class, statement, (String) arguments[0], autoCommit(real));
            }
            return result instanceof Statement statement
                    ? statement(Statement.class, statement, null, autoCommit(real))
                    : result;
        });
    }

    private <T extends Statement> T statement(Class<T> type, T real, String prepared, boolean autoCommit) {
        int[] batch = new int[1];
        return proxy(type, (self, method, arguments) -> {
            if (method.getName().equals("addBatch")) {
                batch[0]++;
            }
            if (EXECUTE.contains(method.getName())) {
                boolean asBatch = method.getName().equals("executeBatch");
                note(prepared != null ? prepared : String.valueOf(arguments[0]), asBatch ? batch[0] : 1);
                batch[0] = 0;
                if (autoCommit) {
                    note("commit", 1);
                }
            }
            return call(real, method, arguments);
        });
    }

    private void note(String sql, int rows) {
        entries.add(new Entry(Thread.currentThread().getName(), sql.replaceAll("\\s+", " "), rows));
    }

    private static boolean autoCommit(Connection connection) throws SQLException {
        return connection.getAutoCommit();
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(CountingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
