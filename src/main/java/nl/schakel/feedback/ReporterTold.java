package nl.schakel.feedback;

import java.util.UUID;

/** The reporter of a dossier was told something; published in the same transaction. */
public record ReporterTold(UUID dossier, FeedbackKind kind, Notice notice) {}
