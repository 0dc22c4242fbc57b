package nl.schakel.signal;

import java.util.List;
import nl.schakel.support.Coded;

/**
 * Code list of what may be noticed, as on the signal cards (domain.md, process 1 step 1). Ticking one is never
 * required and none of them proves anything. Shown texts: message bundle, {@code indicator.<code>}.
 */
public enum Indicators implements Coded {
    PASPOORT_AFGENOMEN(null),
    SPREEKT_NIET_ZELF(null),
    BANG_OF_GESPANNEN(null),
    LETSEL(null),
    WEET_EIGEN_ADRES_NIET(null),
    WORDT_BEWAAKT(null),
    SCHULD_BIJ_ANDER(null),
    GEEN_EIGEN_GELD(null),
    VEEL_WISSELENDE_BEZOEKERS(Exploitation.SEKSUEEL),
    OUDERE_VRIEND(Exploitation.SEKSUEEL),
    DURE_SPULLEN(Exploitation.SEKSUEEL),
    WORDT_GEBRACHT_EN_GEHAALD(Exploitation.SEKSUEEL),
    BEELDEN_ALS_DREIGING(Exploitation.SEKSUEEL),
    VEEL_UREN_WEINIG_LOON(Exploitation.ARBEID),
    SLAAPT_OP_WERKPLEK(Exploitation.ARBEID),
    VEEL_MENSEN_OP_ADRES(Exploitation.ARBEID),
    GEEN_CONTRACT(Exploitation.ARBEID),
    WORDT_GEDWONGEN_TOT_STELEN(Exploitation.CRIMINEEL),
    BEDELT_VOOR_ANDER(Exploitation.CRIMINEEL),
    DRUGS_VERVOEREN(Exploitation.CRIMINEEL),
    REKENING_VOOR_ANDER(Exploitation.CRIMINEEL),
    MEDISCH_ZONDER_UITLEG(Exploitation.ORGAAN);

    private final Exploitation form;

    Indicators(Exploitation form) {
        this.form = form;
    }

    /** The form of exploitation on whose card it stands; null when it stands on all. */
    public Exploitation form() {
        return form;
    }

    /** All codes. */
    public static List<String> codes() {
        return Coded.codes(Indicators.class);
    }
}
