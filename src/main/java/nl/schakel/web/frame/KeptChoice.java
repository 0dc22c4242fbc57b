package nl.schakel.web.frame;

import java.util.UUID;

/** View model: one choice above an own list that was kept; {@code current} when the list shows just that. */
public record KeptChoice(UUID id, String name, String address, boolean current) {}
