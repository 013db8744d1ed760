package dev.touchstone.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.run.Spread;
import dev.touchstone.report.run.Unit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "0.00123456|0.00123",
                "1.868|1.87",
                "9.996|10.0",
                "75.34|75.3",
                "99.96|100",
                "427.4|427",
                "999.6|1,000",
                "25437|25,400",
                "1234567|1,230,000",
                "-3.14159|-3.14",
                "1e-7|0.000000100"
            })
    void showsThreeSignificantDigits(double value, String text) {
        assertThat(Numbers.significant(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1.000",
        "0.9671,0.967",
        "0.9996,0.9996",
        "0.99996,0.99996",
        "0.9999999999999999,1.000",
        "0,0.000",
        "0.5,0.500"
    })
    void neverRoundsAnImperfectShareUpToOne(double value, String text) {
        assertThat(Numbers.share(value)).isEqualTo(text);
    }

    @Test
    void formatsAlikeUnderACommaDecimalLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Numbers.format(20.0 * 1024 * 1024, Unit.BYTES)).isEqualTo("20.0");
            assertThat(Numbers.range(new Spread(1234.5, 2345.6, "ci95"), Unit.SECONDS))
                    .isEqualTo("1,230–2,350");
            assertThat(Numbers.format(12345, Unit.COUNT)).isEqualTo("12,345");
        } finally {
            Locale.setDefault(before);
        }
    }
}
