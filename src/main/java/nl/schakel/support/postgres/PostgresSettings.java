package nl.schakel.support.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writer of settings: the whole configuration file of an embedded server. */
final class PostgresSettings {

    private PostgresSettings() {}

    static String render(int port, Map<String, String> overrides) {
        Map<String, String> all = new LinkedHashMap<>();
        // this machine only, by password only, and no socket file that other users could find
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", "");
        all.put("max_connections", "100");
        // what was acknowledged is on disk
        all.put("fsync", "on");
        all.put("synchronous_commit", "on");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("lc_messages", "C");
        all.put("default_text_search_config", "pg_catalog.dutch");
        // statements here are short; compiling them costs more than it saves
        all.put("jit", "off");
        all.put("max_wal_senders", "0");
        // an error line must never carry the values of a row: those are about people
        all.put("log_error_verbosity", "terse");
        all.put("log_min_error_statement", "panic");
        all.put("log_checkpoints", "off");
        all.put("logging_collector", "on");
        all.put("log_directory", "log");
        all.put("log_filename", "postgres-%a.log");
        all.put("log_truncate_on_rotation", "on");
        all.put("log_rotation_age", "1d");
        all.putAll(overrides);
        return all.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue() + "'\n")
                .collect(Collectors.joining("", "# written by Schakel at each start\n", ""));
    }
}
