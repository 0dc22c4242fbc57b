package nl.schakel.web.piket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import nl.schakel.web.security.Visit;

/** A page that listens: keeps every line that it is told. */
public final class Listening implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> answer;
    private final CompletableFuture<Void> ended;

    private Listening(HttpResponse<Stream<String>> answer) {
        this.answer = answer;
        this.ended = answer.statusCode() == 200
                ? CompletableFuture.runAsync(() -> answer.body().forEach(lines::add), Listening::start)
                : CompletableFuture.completedFuture(null);
    }

    /** Opens a line as the visitor who is logged in. */
    public static Listening to(int port, Visit visit, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", "SCHAKEL=" + visit.cookie("SCHAKEL"))
                .header("Accept", "text/event-stream")
                .build();
        return new Listening(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofLines()));
    }

    private static void start(Runnable reading) {
        Thread thread = new Thread(reading, "listening");
        thread.setDaemon(true);
        thread.start();
    }

    public int status() {
        return answer.statusCode();
    }

    public String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** All lines so far. */
    public List<String> lines() {
        return lines;
    }

    /** Whether this text was told. */
    public boolean heard(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    /** Whether the server has closed the line. */
    public boolean ended() {
        return ended.isDone();
    }

    @Override
    public void close() {
        answer.body().close();
    }
}
