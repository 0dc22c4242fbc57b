package nl.schakel.access;

import java.util.UUID;

/** Somebody used emergency access; published in the transaction that opened it. */
public record EmergencyOpened(UUID id, UUID dossier) {}
