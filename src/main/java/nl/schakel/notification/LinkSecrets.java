package nl.schakel.notification;

/** Port: what a mail adds to a link so that it opens for its receiver alone; made when it is sent, never stored. */
public interface LinkSecrets {

    /**
     * The link with its secret behind a hash sign, where no server, proxy or log sees it.
     *
     * @param link as it stands in the outbox
     */
    String sealed(String link);
}
