package nl.schakel.access;

import java.util.UUID;

/** Somebody judged a use of emergency access; published in the transaction that keeps the verdict. */
public record EmergencyReviewed(UUID id, UUID dossier) {}
