package nl.schakel.support.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A program that starts a server, writes a row, says so and then waits to be killed. */
final class ServerInAnotherProcess {

    private ServerInAnotherProcess() {}

    public static void main(String[] folder) throws SQLException, IOException {
        EmbeddedPostgres server =
                EmbeddedPostgres.in(Path.of(folder[0]), Map.of()).start();
        server.createDatabase("zaak");
        try (var connection =
                        DriverManager.getConnection(server.url("zaak"), EmbeddedPostgres.USER, server.password());
                var statement = connection.createStatement()) {
            statement.execute("create table melding (nummer int)");
            statement.execute("insert into melding values (42)");
        }
        System.out.println("klaar");
        System.in.read();
    }
}
