package nl.schakel.bench;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import nl.schakel.SchakelApplication;
import nl.schakel.access.Viewer;
import nl.schakel.demo.DemoJump;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.NewCall;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.support.mail.DemoMailbox;
import nl.schakel.support.sms.DemoSmsGateway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** From the moment an officer sends a call until the SMS has reached the gateway, and the mail the mail server. */
public final class PiketAlarm {

    private static final int WARM_UP = 20;
    private static final int TIMES = 100;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LOOK_EVERY_NANOS = 1_000_000;

    private PiketAlarm() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.now());
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SchakelApplication.class)
                .run("--server.port=0", "--schakel.demo-cases=false")) {
            DemoJump jump = application.getBean(DemoJump.class);
            jump.to(jump.next(LocalTime.of(3, 10)));
            for (int i = 0; i < WARM_UP; i++) {
                call(application, new ArrayList<>(), new ArrayList<>());
            }
            List<Double> answered = new ArrayList<>();
            List<Double> heard = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                call(application, answered, heard);
            }
            System.out.println("from the call until the officer has an answer: " + Sample.of(answered));
            System.out.println("from the call until the SMS is at the gateway: " + Sample.of(heard));
            System.out.println(Machine.now());
        }
        System.exit(0);
    }

    private static void call(ConfigurableApplicationContext application, List<Double> answered, List<Double> heard) {
        Viewer officer = Viewer.of(
                application.getBean(Directory.class).byUsername("politie.nacht").orElseThrow());
        DemoSmsGateway gateway = application.getBean(DemoSmsGateway.class);
        application.getBean(DemoMailbox.class).clear();
        long start = System.nanoTime();
        UUID call = application
                .getBean(NightService.class)
                .call(new NewCall(CallerKind.POLITIE, "GM0228", null, null, null, UUID.randomUUID()), officer);
        answered.add(millisSince(start));
        String link = "/piket/" + call;
        while (gateway.received().stream().noneMatch(sms -> sms.text().endsWith(link))) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("no SMS in a minute");
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        heard.add(millisSince(start));
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000.0;
    }
}
