package dev.touchstone.store.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.index.SearchSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutoverSettingsTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "VECTOR_STORE_BACKEND", "shadow",
            "VECTOR_STORE_USER_DATA", "user_data",
            "VECTOR_STORE_SHADOW_JOURNAL", "journal",
            "DATABASE_URL", "postgresql://app:s3cret@db/app?socketTimeout=7");

    private static CutoverSettings read(String variable, String value) {
        Map<String, String> environment = new HashMap<>(COMPLETE);
        environment.put(variable, value);
        return CutoverSettings.fromEnvironment(environment, 3);
    }

    @Test
    void readsAShadow() {
        CutoverSettings settings = CutoverSettings.fromEnvironment(COMPLETE, 3);
        assertThat(settings.backend()).isEqualTo(Backend.SHADOW);
        assertThat(settings.userData()).contains(Path.of("user_data"));
        assertThat(settings.journal()).contains(Path.of("journal"));
        PostgresSide postgres = settings.postgres().orElseThrow();
        assertThat(postgres.search()).isEqualTo(new SearchSettings.ExactSearch());
        assertThat(postgres.impatient().connection().driverProperties())
                .containsEntry("socketTimeout", "7")
                .containsEntry("connectTimeout", "5");
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "pgvector", "Shadow", "file,postgres"})
    void refusesABackendThereIsNotAndNamesThoseThereAre(String value) {
        assertThatThrownBy(() -> read("VECTOR_STORE_BACKEND", value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("VECTOR_STORE_BACKEND is")
                .hasMessageContaining("set it to file, postgres, shadow");
    }

    @ParameterizedTest
    @CsvSource({
        "VECTOR_STORE_USER_DATA, VECTOR_STORE_BACKEND is shadow but VECTOR_STORE_USER_DATA is not set",
        "VECTOR_STORE_SHADOW_JOURNAL, VECTOR_STORE_BACKEND is shadow but VECTOR_STORE_SHADOW_JOURNAL is not set",
        "DATABASE_URL, no PostgreSQL server is configured"
    })
    void namesTheVariableThatIsMissing(String variable, String message) {
        assertThatThrownBy(() -> read(variable, " "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hnsw", "hnsw:", "hnsw:many", "hnsw:1:2", "exact:1", "flat", "ivfflat"})
    void refusesAWayOfSearchingThereIsNot(String value) {
        assertThatThrownBy(() -> read("VECTOR_STORE_SEARCH", value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("VECTOR_STORE_SEARCH is \"" + value + "\"");
    }

    @Test
    void refusesAnEfSearchOutOfRange() {
        assertThatThrownBy(() -> read("VECTOR_STORE_SEARCH", "hnsw:0")).hasMessageContaining("ef_search");
    }

    @Test
    void readsTheWaysOfSearching() {
        for (String value : List.of("exact", "hnsw:100", "ivfflat:10")) {
            assertThat(read("VECTOR_STORE_SEARCH", value)
                            .postgres()
                            .orElseThrow()
                            .searchText())
                    .isEqualTo(value);
        }
    }

    @Test
    void aFileStoreNeedsNoServerAndPostgresNoFiles() {
        assertThat(CutoverSettings.fromEnvironment(
                                Map.of("VECTOR_STORE_BACKEND", "file", "VECTOR_STORE_USER_DATA", "x"), 3)
                        .postgres())
                .isEmpty();
        assertThat(CutoverSettings.fromEnvironment(
                                Map.of("VECTOR_STORE_BACKEND", "postgres", "DATABASE_URL", "postgresql://a:b@c/d"), 3)
                        .userData())
                .isEmpty();
    }
}
