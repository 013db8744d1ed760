package dev.touchstone.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.contract.VectorStoreContract;
import dev.touchstone.report.ReportException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

final class RulesTest {
    @Test
    void leavesNoTestOfAContractWithoutANumber() {
        assertThat(Arrays.stream(VectorStoreContract.class.getMethods())
                        .filter(method -> AnnotationSupport.isAnnotated(method, Test.class)))
                .isNotEmpty()
                .allMatch(method -> method.isAnnotationPresent(Rule.class), "has @Rule");
    }

    @Test
    void speaksInSentencesThatEndAndHintsThatDoNot() {
        assertThat(Rules.descriptions(VectorStoreContract.class)).allSatisfy(rule -> {
            assertThat(rule.intent()).as(rule.id()).matches("\\p{Lu}.*\\.").doesNotContain("\n");
            assertThat(rule.ifItFails()).as(rule.id()).matches("\\p{Ll}.*[^.]");
        });
    }

    @Test
    void refusesARuleTwiceAndOneOfNoFamily() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Rules.of(Twice.class))
                .withMessageContaining("ADD-01");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Rules.of(method(NoFamily.class)));
        assertThatExceptionOfType(ReportException.class).isThrownBy(() -> Rules.of(method(NoId.class)));
    }

    private static Method method(Class<?> contract) {
        return contract.getMethods()[0];
    }

    interface Twice {
        @Rule(id = "ADD-01", intent = "One.", ifItFails = "look")
        default void one() {}

        @Rule(id = "ADD-01", intent = "Two.", ifItFails = "look")
        default void two() {}
    }

    interface NoFamily {
        @Rule(id = "XYZ-01", intent = "One.", ifItFails = "look")
        default void one() {}
    }

    interface NoId {
        @Rule(id = "ADD-1", intent = "One.", ifItFails = "look")
        default void one() {}
    }
}
