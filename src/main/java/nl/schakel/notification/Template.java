package nl.schakel.notification;

public enum Template {
    NIEUWE_TAAK,
    NIEUWS_VOOR_MELDER,
    INCIDENT
}
