package nl.schakel.web.demo;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.schakel.demo.DemoJump;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.support.mail.DemoMail;
import nl.schakel.support.mail.DemoMailbox;
import nl.schakel.support.sms.DemoSms;
import nl.schakel.support.sms.DemoSmsGateway;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: what only a demonstration shows: its accounts and the messages that went nowhere. */
@PageController
@RequestMapping("/demo")
@ConditionalOnProperty(name = "schakel.demo", havingValue = "true", matchIfMissing = true)
class DemoPages {

    private static final LocalTime NIGHT = LocalTime.of(3, 10);
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[A-Za-z0-9/_-]{0,200}");
    private static final int SHOWN_AT_MOST = 100;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Directory directory;
    private final DemoJump jump;
    private final ObjectProvider<DemoMailbox> mailbox;
    private final ObjectProvider<DemoSmsGateway> gateway;

    DemoPages(
            Directory directory,
            ObjectProvider<DemoMailbox> mailbox,
            ObjectProvider<DemoSmsGateway> gateway,
            DemoJump jump) {
        this.directory = directory;
        this.mailbox = mailbox;
        this.gateway = gateway;
        this.jump = jump;
    }

    /** An invented colleague. */
    public record Account(String username, String name, String role) {}

    /** A mail as the page shows it. */
    public record Mail(String to, String subject, String when, String text, String link) {}

    /** An SMS as the page shows it. */
    public record Sms(String to, String when, String text, String link) {}

    @GetMapping("/accounts")
    String accounts(Model model) {
        List<Account> accounts = directory.people().stream()
                .filter(Person::active)
                .map(person -> new Account(person.username(), person.displayName(), rolesOf(person)))
                .sorted(Comparator.comparing(Account::username))
                .toList();
        model.addAttribute("accounts", accounts);
        return "demo/accounts";
    }

    /** To the middle of the coming night, where the example call waits; then back to where somebody was. */
    @PostMapping("/nacht")
    String night(@RequestParam(name = "terug", defaultValue = "") String back) {
        jump.to(jump.next(NIGHT));
        return "redirect:" + (LOCAL.matcher(back).matches() ? back : "/");
    }

    @GetMapping("/mail")
    String mail(Model model) {
        DemoMailbox box = mailbox.getIfAvailable();
        model.addAttribute("elsewhere", box == null);
        model.addAttribute(
                "mails",
                box == null
                        ? List.of()
                        : box.received().stream()
                                .limit(SHOWN_AT_MOST)
                                .map(DemoPages::shown)
                                .toList());
        return "demo/mail";
    }

    @GetMapping("/sms")
    String sms(Model model) {
        DemoSmsGateway fake = gateway.getIfAvailable();
        model.addAttribute("elsewhere", fake == null);
        model.addAttribute(
                "messages",
                fake == null
                        ? List.of()
                        : fake.received().stream()
                                .limit(SHOWN_AT_MOST)
                                .map(DemoPages::shown)
                                .toList());
        return "demo/sms";
    }

    private String rolesOf(Person person) {
        return person.groups().stream()
                .sorted(Comparator.comparing(GroupId::toString))
                .map(directory::label)
                .collect(Collectors.joining("; "));
    }

    private static Mail shown(DemoMail mail) {
        Matcher link = LINK.matcher(mail.text());
        return new Mail(
                mail.to(), mail.subject(), DutchTime.full(mail.when()), mail.text(), link.find() ? link.group() : null);
    }

    private static Sms shown(DemoSms sms) {
        Matcher link = LINK.matcher(sms.text());
        return new Sms(sms.to(), DutchTime.full(sms.when()), sms.text(), link.find() ? link.group() : null);
    }
}
