package nl.schakel.support.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Code list: the advisory locks with which nodes take turns, each with its number in PostgreSQL. A lock lasts until
 * the end of the transaction. The numbers stay as they are: nodes of two versions must mean the same by them.
 */
public enum ClusterLock {
    /** Models are put into the engine, and bundles numbered, in turn. */
    MODEL_DEPLOYMENT(0x5C4A_4B45L),
    /** Nodes start one after the other. */
    START_TURN(0x5C4A_4B45_4CL),
    /** One node makes the filters of Tasklist. */
    TASKLIST_FILTERS(7_240_402_001L),
    /** One node makes the first accounts. */
    FIRST_PEOPLE(7_240_402_010L),
    /** Accounts and roles are given and taken in turn, so that the last of a role is seen to be the last. */
    DIRECTORY(7_240_402_011L),
    /** What is kept in a region is decided and proposed in turn. */
    RETENTION(7_240_402_012L),
    /** One node seals the access log. */
    LOG_SEALING(7_240_402_021L),
    /** One node brings people and groups to the engine. */
    IDENTITY_SYNC(7_240_402_079L),
    /** The changes of one shelter's profile are made in turn. */
    PROFILE(7_240_402_113L),
    /** One node makes hashes of names anew. */
    NAME_HASHES(7_240_402_114L),
    /** The places that one municipality finds are numbered in turn. */
    MUNICIPAL_PLACES(7_240_402_115L),
    /** One node makes the shelters of a demonstration. */
    DEMO_SHELTERS(7_240_402_100L),
    /** One node looks for gaps in the rota. */
    ROTA_GAPS(7_240_402_110L),
    /** One node makes the rota of a demonstration. */
    DEMO_ROTA(7_240_402_111L),
    /** One node makes the night desks of a demonstration. */
    DEMO_DESKS(7_240_402_120L),
    /** The changes of one night desk are made in turn. */
    NIGHT_DESK(7_240_402_121L),
    /** What somebody gives to be reached by is changed in turn. */
    CONTACT(7_240_402_122L),
    /** One node makes the night list. */
    NIGHT_LIST(7_240_402_131L),
    /** The looks of one viewer at one thing are written in turn. */
    LOOKS_OF_VIEWER(7_240_402_162L),
    /** One node checks the access log. */
    LOG_CHECK(7_240_402_164L),
    /** One node looks through the access log for what officers are told of. */
    LOOK_ALERTS(7_240_402_165L),
    /** One node checks that each call has a next step. */
    NIGHT_CHECK(7_240_402_171L),
    /** Two requests with one key of a caller are handled in turn. */
    CALL_KEY(7L);

    private final long number;

    ClusterLock(long number) {
        this.number = number;
    }

    /** The number in PostgreSQL. */
    public long number() {
        return number;
    }

    /** Waits for the turn. */
    public void await(JdbcClient jdbc) {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(number)
                .query((row, n) -> true)
                .list();
    }

    /** Waits for the turn of one key among many; others do not wait for it. */
    public void await(JdbcClient jdbc, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
                .params(key, number)
                .query((row, n) -> true)
                .list();
    }

    /** Takes the turn. @return false when another node has it */
    public boolean tryTake(JdbcClient jdbc) {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(number)
                .query(Boolean.class)
                .single();
    }
}
