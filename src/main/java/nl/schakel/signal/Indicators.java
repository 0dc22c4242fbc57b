package nl.schakel.signal;

import java.util.Arrays;
import java.util.List;

/**
 * What may be noticed, as on the signal cards (domain.md, process 1 step 1). Ticking one is never required and none of
 * them proves anything. Shown texts: message bundle, {@code indicator.<code>}.
 */
public enum Indicators {
    PASPOORT_AFGENOMEN("paspoort-afgenomen", null),
    SPREEKT_NIET_ZELF("spreekt-niet-zelf", null),
    BANG_OF_GESPANNEN("bang-of-gespannen", null),
    LETSEL("letsel", null),
    WEET_EIGEN_ADRES_NIET("weet-eigen-adres-niet", null),
    WORDT_BEWAAKT("wordt-bewaakt", null),
    SCHULD_BIJ_ANDER("schuld-bij-ander", null),
    GEEN_EIGEN_GELD("geen-eigen-geld", null),
    VEEL_WISSELENDE_BEZOEKERS("veel-wisselende-bezoekers", Exploitation.SEKSUEEL),
    OUDERE_VRIEND("oudere-vriend", Exploitation.SEKSUEEL),
    DURE_SPULLEN("dure-spullen", Exploitation.SEKSUEEL),
    WORDT_GEBRACHT_EN_GEHAALD("wordt-gebracht-en-gehaald", Exploitation.SEKSUEEL),
    BEELDEN_ALS_DREIGING("beelden-als-dreiging", Exploitation.SEKSUEEL),
    VEEL_UREN_WEINIG_LOON("veel-uren-weinig-loon", Exploitation.ARBEID),
    SLAAPT_OP_WERKPLEK("slaapt-op-werkplek", Exploitation.ARBEID),
    VEEL_MENSEN_OP_ADRES("veel-mensen-op-adres", Exploitation.ARBEID),
    GEEN_CONTRACT("geen-contract", Exploitation.ARBEID),
    WORDT_GEDWONGEN_TOT_STELEN("wordt-gedwongen-tot-stelen", Exploitation.CRIMINEEL),
    BEDELT_VOOR_ANDER("bedelt-voor-ander", Exploitation.CRIMINEEL),
    DRUGS_VERVOEREN("drugs-vervoeren", Exploitation.CRIMINEEL),
    REKENING_VOOR_ANDER("rekening-voor-ander", Exploitation.CRIMINEEL),
    MEDISCH_ZONDER_UITLEG("medisch-zonder-uitleg", Exploitation.ORGAAN);

    private final String code;
    private final Exploitation form;

    Indicators(String code, Exploitation form) {
        this.code = code;
        this.form = form;
    }

    /** The code as forms and the API write it. */
    public String code() {
        return code;
    }

    /** The form of exploitation on whose card it stands; null when it stands on all. */
    public Exploitation form() {
        return form;
    }

    /** All codes. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Indicators::code).toList();
    }
}
