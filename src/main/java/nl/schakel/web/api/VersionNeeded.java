package nl.schakel.web.api;

/** Exception for a change that does not say on which version it is based: a 428. */
class VersionNeeded extends RuntimeException {}
