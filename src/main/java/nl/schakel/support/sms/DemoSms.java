package nl.schakel.support.sms;

import java.time.Instant;

/**
 * Value: an SMS that the demonstration kept instead of delivering it.
 *
 * @param to the number
 * @param text what the phone would show
 * @param when it arrived at the gateway
 */
public record DemoSms(String to, String text, Instant when) {}
