package nl.schakel.organisation;

/** Somebody came, left or changed roles. Published in the transaction that changes it. */
public record DirectoryChanged() {}
