package nl.schakel.piket.rota;

/** Value: time in which somebody should be on duty, and nobody is who can be reached. */
public record Gap(String area, Line line, Span span) {}
