package dev.touchstone.conformance.rule;

import dev.touchstone.conformance.contract.VectorStoreContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class RulesDocumentTest {
    @Test
    void isCurrent() throws IOException {
        GeneratedDocument.assertCurrent("rules.md", RulesDocument.of(VectorStoreContract.class));
    }
}
