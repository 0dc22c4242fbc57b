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
    VEEL_WISSELENDE_BEZOEKERS("seksueel"),
    OUDERE_VRIEND("seksueel"),
    DURE_SPULLEN("seksueel"),
    WORDT_GEBRACHT_EN_GEHAALD("seksueel"),
    BEELDEN_ALS_DREIGING("seksueel"),
    VEEL_UREN_WEINIG_LOON("arbeid"),
    SLAAPT_OP_WERKPLEK("arbeid"),
    VEEL_MENSEN_OP_ADRES("arbeid"),
    GEEN_CONTRACT("arbeid"),
    WORDT_GEDWONGEN_TOT_STELEN("crimineel"),
    BEDELT_VOOR_ANDER("crimineel"),
    DRUGS_VERVOEREN("crimineel"),
    REKENING_VOOR_ANDER("crimineel"),
    MEDISCH_ZONDER_UITLEG("orgaan");

    private final String form;

    Indicators(String form) {
        this.form = form;
    }

    /** Code of the form of exploitation on whose card it stands; null when it stands on all. */
    public String form() {
        return form;
    }

    /** All codes. */
    public static List<String> codes() {
        return Coded.codes(Indicators.class);
    }
}
