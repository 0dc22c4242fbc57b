package nl.schakel.piket.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.Consumer;
import nl.schakel.SchakelTest;
import nl.schakel.notification.Template;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.search.NewShelterDesk;
import nl.schakel.piket.search.Search;
import nl.schakel.piket.search.ShelterDesks;
import nl.schakel.placement.Invented;
import nl.schakel.support.mail.DemoMail;
import nl.schakel.support.mail.DemoMailbox;
import nl.schakel.support.sms.DemoSms;
import nl.schakel.support.sms.DemoSmsGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the night sends out says that somebody is needed and where to log in; read at the gateway and in the mailbox. */
@SchakelTest
class R09_NoPersonalDataInMessagesTest {

    private static final String MARKED = "Merktekenwoord (fictief)";
    private static final String NUMBER = "06 00 00 66 77";

    @Autowired
    private Alarms alarms;

    @Autowired
    private Search search;

    @Autowired
    private ShelterDesks desks;

    @Autowired
    private Calls calls;

    @Autowired
    private DemoSmsGateway gateway;

    @Autowired
    private DemoMailbox mailbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    private TrialNight night;
    private UUID call;

    @BeforeEach
    void aCallInMarkedWords() {
        night = new TrialNight(beans);
        call = night.call(
                TrialNight.said("GM0228", MARKED + ", " + NUMBER, MARKED), night.invented.placement(), night.officer);
    }

    @Test
    void everyMessageOfTheAlarmIsOneOfTheFixedTexts() {
        alarm(alarms::firstLine, alarms::directors, id -> alarms.everybody(id, 1));
        alarm(id -> alarms.team(id, Template.PIKETOPROEP));
        calls.take(call, night.first);
        alarm(alarms::holder, alarms::secondLine, alarms::nextOnDuty);
        alarm(id -> alarms.notArrived(id, calls.get(id).placement()));
        await().until(() -> waiting() == 0);

        List<DemoSms> sms = gateway.received().stream()
                .filter(one -> one.text().contains(call.toString()))
                .toList();
        assertThat(sms).isNotEmpty().allSatisfy(one -> {
            assertThat(one.text()).hasSizeLessThanOrEqualTo(160);
            assertThat(fixedTexts()).contains(one.text().replaceAll(" http\\S+/piket/" + call + "$", ""));
        });
        List<DemoMail> mail = mailbox.received().stream()
                .filter(one -> one.text().contains(call.toString()))
                .toList();
        assertThat(mail)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.subject() + one.text())
                        .doesNotContain("Merktekenwoord", "66 77", "Ede", "GM0228", "P-20", "politie"));
        assertThat(jdbc.sql("select count(*) from schakel.outbox o where o::text like '%Merkteken%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aShelterThatIsAskedGetsOneSmsWithALinkToItsOwnTasks() {
        UUID search = night.taken();
        Invented.House house = night.house();
        desks.keep(house.location(), new NewShelterDesk(NUMBER, true, true, null, null), Invented.of(house));
        List<UUID> beds = List.of(night.invented.bed(house, 1), night.invented.bed(house, 1));

        this.search.ask(search, beds, UUID.randomUUID(), night.first).result();

        await().until(() -> arrived().size() == 1);
        assertThat(arrived().get(0).text())
                .startsWith("Schakel: de piketdienst heeft nu een vraag aan uw nachtbalie. Log in.")
                .endsWith("/taken");
    }

    private List<DemoSms> arrived() {
        return gateway.received().stream()
                .filter(one -> one.to().equals("+31600006677"))
                .toList();
    }

    @SafeVarargs
    private void alarm(Consumer<UUID>... rungs) {
        for (Consumer<UUID> rung : rungs) {
            transaction.executeWithoutResult(status -> rung.accept(call));
        }
    }

    private int waiting() {
        return jdbc.sql("select count(*) from schakel.outbox where state = 'wacht' and key like ?")
                .param("piket:" + call + ":%")
                .query(Integer.class)
                .single();
    }

    private static List<String> fixedTexts() {
        ResourceBundle texts = ResourceBundle.getBundle("notification-messages", Locale.ROOT);
        return texts.keySet().stream()
                .filter(key -> key.endsWith(".sms"))
                .map(texts::getString)
                .toList();
    }
}
