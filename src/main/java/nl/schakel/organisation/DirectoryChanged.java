package nl.schakel.organisation;

/** Event: somebody came, left or changed roles. Published in the transaction that changes it. */
public record DirectoryChanged() {}
