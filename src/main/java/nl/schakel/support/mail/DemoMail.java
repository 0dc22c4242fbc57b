package nl.schakel.support.mail;

import java.time.Instant;

/**
 * Value: a mail that the demonstration kept instead of delivering it.
 *
 * @param to the receiver's address
 * @param subject of the mail
 * @param text the plain text
 * @param when the moment that the mail itself carries
 */
public record DemoMail(String to, String subject, String text, Instant when) {}
