package nl.schakel.support.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of what is one name, however it was typed; and what stays two names. */
class PlainNameTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Polish        | Łukasz Wójcik         | Lukasz Wojcik          | LUKASZ WOJCIK
            Polish        | Żaneta Gąsior-Ćwikła  | Zaneta Gasior Cwikla   | zaneta gasior-cwikla
            Romanian      | Ștefan Țurcanu        | Stefan Turcanu         | STEFAN TURCANU
            Romanian      | Ştefan Ţurcanu        | Ștefan Țurcanu         | stefan turcanu
            Romanian      | Ioana Brânză-Pătraşcu | Ioana Branza Patrascu  | IOANA BRÂNZA-PATRASCU
            Bulgarian     | Желязко Щерев         | Zhelyazko Shterev      | ZHELYAZKO SHTEREV
            Bulgarian     | Христо Българов       | Hristo Balgarov        | hristo balgarov
            Bulgarian     | Юлия Цветкова         | Yuliya Tsvetkova       | yuliya tsvetkova
            Danish        | Søren Ågård           | Soren Aagaard          | Soeren Agard
            Norwegian     | Bjørn Sæther          | Bjorn Saether          | BJOERN SÆTHER
            Swedish       | Åsa Sjöström          | Asa Sjostrom           | Aasa Sjoestroem
            Icelandic     | Þórður Æsir           | Thordur Aesir          | thordur aesir
            German        | Jürgen Groß-Müller    | Jurgen Gross Muller    | Juergen Gross-Mueller
            German        | Käthe Weiß            | Kathe Weiss            | KAETHE WEISS
            Turkish       | İpek Yıldız           | Ipek Yildiz            | IPEK YILDIZ
            Turkish       | Çağrı Şahingöz        | Cagri Sahingoz         | çağrı şahi̇ngöz
            Azerbaijani   | Əliyev                | Aliyev                 | ALIYEV
            Vietnamese    | Đặng Thị Nguyệt       | Dang Thi Nguyet        | ĐẶNG THỊ NGUYỆT
            Vietnamese    | Lê Hữu Phước          | Le Huu Phuoc           | le huu phuoc
            Arabic        | ʿAbd al-Raḥmān        | Abd al Rahman          | ‘Abd Al-Rahmaan
            Arabic        | Fāṭima az-Zahrāʾ      | Fatima az Zahra        | Faatima az-Zahra
            Croatian      | Đorđe Šimić           | Dorde Simic            | DORDE SIMIC
            Czech         | Jiří Dvořák           | Jiri Dvorak            | JIRI DVORAK
            Hungarian     | Győző Szűcs           | Gyozo Szucs            | gyozo szucs
            Baltic        | Žydrūnas Ķēniņš       | Zydrunas Kenins        | zydrunas kenins
            Albanian      | Çelik Gëzim           | Celik Gezim            | celik gezim
            Portuguese    | João Gonçalves        | Joao Goncalves         | JOÃO GONÇALVES
            Maltese       | Ġorġ Ħaż-Żebbuġ       | Gorg Haz Zebbug        | gorg haz-zebbug
            Greek         | Γιώργος               | Giorgos                | giorgos
            """)
    void theSamePersonIsRecognised(String from, String written, String plain, String otherwise) {
        assertThat(PlainName.key(plain)).matches("[a-z0-9]+").isEqualTo(PlainName.key(written));
        assertThat(PlainName.key(otherwise)).isEqualTo(PlainName.key(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d'Angelo           | d’Angelo
            d'Angelo           | D´Angelo
            d'Angelo           | d‘Angelo
            d'Angelo           | dʼAngelo
            d'Angelo           | D Angelo
            O'Brien            | O`Brien
            'Van der Berg'     | van der Berg
            'Van der Berg'     | '  van   der  Berg '
            'Anne-Marie'       | Anne Marie
            'Anne-Marie'       | Anne‑Marie
            'Anne-Marie'       | Anne–Marie
            'El-Amrani'        | ElAmrani
            Zoë                | Zoë
            Fiona              | ﬁona
            Jan                | Ｊａｎ
            Jan                | J​a­n
            IJsbrand           | Ĳsbrand
            'Jan jr.'          | Jan Jr
            """)
    void signsSpacesAndWhatNobodySeesSayNothing(String one, String other) {
        assertThat(PlainName.key(other)).isEqualTo(PlainName.key(one)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Łukasz, Luka",
        "Jan, Jana",
        "Mueller, Moller",
        "Ali, Aly",
        "Nguyen, Nguyet",
        "Żaneta, Aneta",
        "Anna, Ana"
    })
    void otherNamesStayOthers(String one, String other) {
        assertThat(PlainName.key(one)).isNotEqualTo(PlainName.key(other));
    }

    @Test
    void aNameInLettersForWhichThereIsNoRuleIsStillItself() {
        assertThat(PlainName.of("ትግርኛ")).isPresent().isNotEqualTo(PlainName.of("ኣማርኛ"));
        assertThat(PlainName.of("王小明")).isPresent();
        assertThat(PlainName.of("محمد")).isPresent().isNotEqualTo(PlainName.of("فاطمة"));
    }

    @Test
    void whereNothingIsThereIsNothingToRecognise() {
        assertThat(PlainName.of(null)).isEmpty();
        assertThat(PlainName.of("   ")).isEmpty();
        assertThat(PlainName.of("???")).isEmpty();
    }

    @Test
    void manyAtOnceGetTheSameKeys() {
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> PlainName.key("Łukasz Đặng Желязко " + i % 7))
                        .distinct())
                .hasSize(7);
    }
}
