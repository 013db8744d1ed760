package dev.touchstone.store.postgres;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.VectorStoreException;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** None: documents are stored as they are, and encrypted ones are refused. */
record PlainProtection() implements Protection {
    @Override
    public List<EmbeddedDocument> seal(List<EmbeddedDocument> documents) {
        for (EmbeddedDocument embedded : documents) {
            if (SealedDocument.isSealed(embedded.document())) {
                throw new InvalidInputException(
                        "the metadata key " + SealedDocument.TOKEN + " is reserved for encrypted documents; rename it");
            }
        }
        return documents;
    }

    @Override
    public MetadataFilter seal(MetadataFilter filter) {
        return filter;
    }

    @Override
    public Document open(Document stored) {
        if (SealedDocument.isSealed(stored)) {
            throw new VectorStoreException(CollectionKeys.ENCRYPTED);
        }
        return stored;
    }

    @Override
    public Map<String, Object> sealLegacy(Map<String, Object> legacy) {
        return legacy;
    }

    @Override
    public Map<String, Object> openLegacy(Map<String, Object> stored) {
        return stored;
    }

    @Override
    public void requireWritable(Connection connection) {}
}
