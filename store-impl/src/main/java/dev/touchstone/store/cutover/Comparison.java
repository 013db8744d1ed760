package dev.touchstone.store.cutover;

import dev.touchstone.store.Document;
import dev.touchstone.store.Metadata;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.cutover.journal.AnswerPair;
import dev.touchstone.store.cutover.journal.AnswerPair.Row;
import dev.touchstone.store.file.FileSnapshot;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what a later classification of one question's answers needs, while both stores can still be asked. */
final class Comparison {
    private final Task.Read read;
    private final List<ScoredDocument> got;
    private final Map<String, ScoredDocument> known;

    Comparison(Task.Read read, List<ScoredDocument> got) {
        this.read = read;
        this.got = got;
        this.known = read.answer().stream()
                .collect(Collectors.toMap(row -> row.document().id(), row -> row, (a, b) -> a, HashMap::new));
    }

    /**
     * Returns both answers.
     *
     * @param now what the file store holds now, where what it answered over is gone from memory
     * @param postgres asked which of the documents it did not return it holds
     */
    AnswerPair pair(FileSnapshot now, PgVectorStore postgres) {
        Set<String> strays = ids(got);
        strays.removeAll(known.keySet());
        Optional<FileSnapshot> over = Optional.ofNullable(read.over().get())
                .or(() -> Optional.of(now).filter(snapshot -> snapshot.version() == read.version()));
        List<ScoredDocument> outside =
                strays.isEmpty() || over.isEmpty() ? List.of() : read.asked().among(over.get(), strays);
        outside.forEach(row -> known.put(row.document().id(), row));
        return new AnswerPair(
                rows(read.answer()),
                rows(got),
                rows(outside),
                absent(postgres),
                differing((a, b) -> !a.text().equals(b.text())),
                differing((a, b) -> !Metadata.same(a.metadata(), b.metadata())),
                !strays.isEmpty() && over.isEmpty());
    }

    private List<String> absent(PgVectorStore postgres) {
        Set<String> missed = ids(read.answer());
        missed.removeAll(ids(got));
        postgres.getByIds(List.copyOf(missed)).forEach(document -> missed.remove(document.id()));
        return List.copyOf(missed);
    }

    private interface Differ {
        boolean test(Document file, Document postgres);
    }

    private List<String> differing(Differ differ) {
        List<String> ids = new ArrayList<>();
        for (ScoredDocument row : got) {
            ScoredDocument file = known.get(row.document().id());
            if (file != null && differ.test(file.document(), row.document())) {
                ids.add(row.document().id());
            }
        }
        return ids;
    }

    private static Set<String> ids(List<ScoredDocument> rows) {
        return rows.stream().map(row -> row.document().id()).collect(Collectors.toCollection(HashSet::new));
    }

    private static List<Row> rows(List<ScoredDocument> rows) {
        return rows.stream()
                .map(row -> new Row(row.document().id(), row.score()))
                .toList();
    }
}
