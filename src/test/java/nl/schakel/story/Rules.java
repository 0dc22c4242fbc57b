package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.Heard;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rules of the field as checks that hold at any moment, read from the tables of the engine and of the domain and not
 * from what the application says about them.
 */
@Component
public class Rules {

    private static final List<String> SECOND_READINGS = List.of("voorstel-tegenlezen", "einde-tegenlezen");
    private static final String READ_IN_REGION = "einde-tegenlezen";

    /** Who read a proposal a second time, and in which step. */
    record Reading(String step, String endedBy) {}

    private static final Pattern DOSSIER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** One line per breach, for all signals at once. */
    private static final String BREACHES = """
        with instance as (
            select id_ as id, business_key_ as dossier, split_part(proc_def_id_, ':', 1) as model
            from camunda.act_ru_execution where parent_id_ is null),
        task as (
            select t.id_ as id, i.dossier, t.task_def_key_ as step, t.due_date_ as due
            from camunda.act_ru_task t join instance i on i.id = t.proc_inst_id_),
        place as (
            select dossier from task
            union all
            select i.dossier from camunda.act_ru_event_subscr s join instance i on i.id = s.proc_inst_id_
            where s.event_name_ = 'AntwoordVanMelder'
            union all
            -- a job that the engine runs by itself; the ladder beside a task is no place where a signal is
            select i.dossier from camunda.act_ru_job j join instance i on i.id = j.process_instance_id_
            where i.model <> 'termijnbewaking' and j.retries_ > 0 and j.suspension_state_ = 1)
        select 'open without its one route: ' || d.id from schakel.dossier d
        where d.outcome is null
            and 1 <> (select count(*) from instance i where i.dossier = d.id::text
                and i.model = case
                    when exists (select 1 from schakel.case_reopening r where r.dossier_id = d.id) then 'heropening'
                    when d.channel = 'opvang' then 'opvangplaatsing' else 'meldroute' end)
        union all
        select 'open and waiting for nobody: ' || d.id from schakel.dossier d
        where d.outcome is null and not exists (select 1 from place p where p.dossier = d.id::text)
        union all
        select 'ended and still running: ' || d.id || ' ' || i.model from schakel.dossier d
        join instance i on i.dossier = d.id::text where d.outcome is not null
            -- somebody reads whether it is opened again
            and i.model <> 'herziening'
        union all
        select 'asked to look again, and not one who reads it: ' || v.about from schakel.review_request v
        where v.answered_at is null and (
            1 <> (select count(*) from task t where t.dossier = v.about::text and t.step = 'Task_HerzieningLezen')
            or exists (select 1 from schakel.dossier d where d.id = v.about and d.outcome is null))
        union all
        select 'a request is read that nobody made: ' || i.dossier from instance i
        where i.model = 'herziening' and not exists (select 1 from schakel.review_request v
            where v.about::text = i.dossier and v.answered_at is null)
        union all
        select 'opened again without the end that it had: ' || r.dossier_id from schakel.case_reopening r
        where r.number <> (select count(*) from schakel.case_reopening e
                           where e.dossier_id = r.dossier_id and e.number <= r.number)
        union all
        select 'ended without status or moment: ' || d.id from schakel.dossier d
        where (d.outcome is null) <> (d.status <> 'afgesloten') or (d.outcome is null) <> (d.closed_at is null)
        union all
        select 'in one list only: ' || coalesce(t.step, r.step)
        from task t full join (select * from schakel.route_task where ended_at is null) r on r.task_id = t.id
        where t.id is null or r.task_id is null
        union all
        select 'without one owner: ' || t.step from task t
        where 1 <> (select count(*) from camunda.act_ru_identitylink l
                    where l.task_id_ = t.id and l.type_ = 'candidate' and l.group_id_ is not null)
        union all
        select 'without term: ' || t.step from task t where t.due is null
        union all
        select 'not one watch: ' || t.step from task t
        where 1 <> (select count(*) from instance i where i.dossier = t.id and i.model = 'termijnbewaking')
            -- after its last rung a watch is over and the task stands as late
            and not exists (select 1 from schakel.route_task r where r.task_id = t.id and r.due_at < :now)
            and not exists (select 1 from schakel.route_task r where r.task_id = t.id and r.held_since is not null)
        union all
        select 'watched while police ask to wait: ' || r.step from schakel.route_task r
        join instance i on i.dossier = r.task_id and i.model = 'termijnbewaking'
        where r.held_since is not null and r.ended_at is null
        union all
        select 'waits, or not, against what police ask: ' || r.step from schakel.route_task r
        where r.ended_at is null and (r.held_since is not null) <> (r.contact and exists (
            select 1 from schakel.contact_hold h where h.dossier_id = r.dossier_id and h.until is null))
        union all
        select 'police ask to wait in a case that ended: ' || h.dossier_id from schakel.contact_hold h
        join schakel.dossier d on d.id = h.dossier_id where h.until is null and d.outcome is not null
        union all
        select 'incident: ' || x.incident_type_ from camunda.act_ru_incident x
        """;

    private final JdbcClient jdbc;
    private final DossierReading reading;
    private final Timeline timeline;
    private final Feedback feedback;
    private final ReporterVoice reporters;
    private final Directory directory;
    private final Clock clock;

    Rules(
            JdbcClient jdbc,
            DossierReading reading,
            Timeline timeline,
            Feedback feedback,
            ReporterVoice reporters,
            Directory directory,
            Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.timeline = timeline;
        this.feedback = feedback;
        this.reporters = reporters;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * R1 and what it stands on: each received signal runs in one route and waits for somebody who is named by role, or
     * for its reporter, or ended with a coded outcome and nothing of it runs; each task has one owner, a term and a
     * watch over it (R6).
     */
    public void hold(int received) {
        List<String> breaches = jdbc.sql(BREACHES)
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .list();
        assertThat(breaches)
                .as(() -> breaches.stream().map(this::whereItStands).collect(Collectors.joining("; ")))
                .isEmpty();
        assertThat(received()).as("received").isEqualTo(received);
        jdbc.sql("select distinct group_id from schakel.route_task where ended_at is null")
                .query(String.class)
                .list()
                .forEach(group -> assertThat(directory.hasMembers(GroupId.parse(group)))
                        .as("somebody is %s", group)
                        .isTrue());
    }

    /** Where the engine stands in a case: its models with the elements that are active, in codes only. */
    public String whatRuns(UUID dossier) {
        return jdbc.sql("""
                select r.proc_def_id_ || ' at ' || coalesce(e.act_id_, '-') || ' ' || coalesce(s.event_name_, '')
                from camunda.act_ru_execution r join camunda.act_ru_execution e on e.proc_inst_id_ = r.id_
                left join camunda.act_ru_event_subscr s on s.execution_id_ = e.id_
                where r.parent_id_ is null and r.business_key_ = :dossier and e.is_active_ order by 1
                """)
                .param("dossier", dossier.toString())
                .query(String.class)
                .list()
                .toString();
    }

    private String whereItStands(String breach) {
        Matcher dossier = DOSSIER.matcher(breach);
        return dossier.find() ? whatRuns(UUID.fromString(dossier.group())) + " " + stepsOf(dossier.group()) : "";
    }

    private List<String> stepsOf(String dossier) {
        return jdbc.sql("select step || ' ' || coalesce(ended_how, 'open') || ' ' || coalesce(ended_at::text, '')"
                        + " from schakel.route_task where dossier_id = :dossier order by ended_at")
                .param("dossier", UUID.fromString(dossier))
                .query(String.class)
                .list();
    }

    /** How many signals there are. */
    public int received() {
        return count("select count(*) from schakel.dossier");
    }

    /** Which of these signals have ended. */
    public Set<UUID> ended(Collection<UUID> dossiers) {
        return dossiers.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select id from schakel.dossier where outcome is not null and id in (:ids)")
                        .param("ids", dossiers)
                        .query(UUID.class)
                        .list());
    }

    /** R2: what ended, before the region or there, was read by a second person who is not a proposer. */
    public void wasReadTwice(UUID dossier) {
        Outcome outcome = reading.state(dossier).outcome();
        boolean ofShelter =
                count("select count(*) from schakel.dossier where id = ? and channel = 'opvang'", dossier) == 1;
        if (outcome == null || ofShelter) {
            return;
        }
        List<UUID> proposers = timeline.of(dossier).stream()
                .filter(line -> line.kind().equals("einde-voorgesteld"))
                .map(Timeline.TimelineLine::actor)
                .toList();
        List<Reading> readings = jdbc.sql(
                        "select step, ended_by from schakel.route_task where dossier_id = :dossier and step in (:steps)"
                                + " and ended_how = 'afgerond' order by ended_at")
                .param("dossier", dossier)
                .param("steps", SECOND_READINGS)
                .query(Reading.class)
                .list();
        assertThat(readings).as("second readers of %s", dossier).isNotEmpty();
        Reading last = readings.get(readings.size() - 1);
        // in the region it is about the proposal that was read, before it about any
        Set<UUID> never = new HashSet<>(
                last.step().equals(READ_IN_REGION)
                        ? proposers.subList(proposers.size() - 1, proposers.size())
                        : proposers);
        if (outcome == Outcome.INGETROKKEN) {
            reporters.reporterAccount(dossier).ifPresent(never::add);
        }
        assertThat(directory.byUsername(last.endedBy()).map(Person::id).orElseThrow())
                .as("second reader of %s against who proposed", dossier)
                .isNotIn(never);
    }

    /** R3: the reporter got a receipt, something before the end, and the end; if nobody may write, that is on record. */
    public void reporterHeard(UUID dossier) {
        assertThat(Heard.byReporter(feedback, dossier))
                .as("reporter of %s heard", dossier)
                .isTrue();
        List<Feedback.SentFeedback> told = feedback.told(dossier);
        assertThat(told.get(0).kind().code()).isEqualTo("ontvangen");
        // of a report that was linked, the case it was linked to may go on
        assertThat(told.get(told.size() - 1).kind().code())
                .as("last word to the reporter of %s", dossier)
                .isIn(
                        reading.state(dossier).outcome() == Outcome.GEKOPPELD
                                ? List.of(
                                        "afgesloten",
                                        "gekoppeld",
                                        "einde-blijft",
                                        "aangevuld",
                                        "herziening-ontvangen",
                                        "heropend")
                                : List.of("afgesloten", "gekoppeld", "einde-blijft"));
        assertThat(feedback.read(dossier))
                .hasSameSizeAs(told)
                .allSatisfy(message -> assertThat(message.text()).isNotBlank());
        var contact = reporters.contact(dossier);
        String expected = contact.anonymous()
                ? "anoniem"
                : !contact.safe() ? "niet-veilig" : contact.hasEmail() ? "mail" : "geen-adres";
        assertThat(told).allSatisfy(t -> assertThat(t.notice().code()).isEqualTo(expected));
    }

    private int count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Integer.class).single();
    }
}
