package dev.touchstone.store.file;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.internal.MetadataJson;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Makes new contents out of old ones; the old ones stay as they are. */
final class ContentsChange {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final int MICRO = 1_000;

    private final Clock clock;

    ContentsChange(Clock clock) {
        this.clock = clock;
    }

    /**
     * Contents after an addition.
     *
     * @param ids the ids of the added documents, in input order
     */
    record Added(FileContents contents, List<String> ids) {}

    /** Appends documents; one whose given id exists takes the place of the first entry with it. */
    Added add(FileContents before, List<EmbeddedDocument> documents) {
        Map<String, Integer> numbers = numbers(before);
        List<StoredEntry> entries = new ArrayList<>(before.entries());
        List<VectorBlock.Placed> placed = new ArrayList<>(documents.size());
        List<String> ids = new ArrayList<>(documents.size());
        for (EmbeddedDocument embedded : identified(before, documents)) {
            StoredEntry entry = entry(embedded.document());
            Integer existing = numbers.get(entry.id());
            if (existing == null) {
                entries.add(entry);
            } else {
                entries.set(existing, entry);
            }
            placed.add(new VectorBlock.Placed(existing == null ? entries.size() - 1 : existing, embedded.vector()));
            ids.add(entry.id());
        }
        VectorBlock vectors = before.vectors().with(placed, entries.size());
        Positions positions = before.positions().extendedTo(entries.size());
        return new Added(new FileContents(vectors, entries, positions), List.copyOf(ids));
    }

    /** Returns documents under the ids that {@link #add} gives them: a given one is kept. */
    List<EmbeddedDocument> identified(FileContents before, List<EmbeddedDocument> documents) {
        Set<String> existing = numbers(before).keySet();
        Set<String> taken = new HashSet<>(existing);
        documents.forEach(embedded -> taken.add(embedded.document().id()));
        List<EmbeddedDocument> identified = new ArrayList<>(documents.size());
        int count = before.size();
        for (EmbeddedDocument embedded : documents) {
            Document document = embedded.document();
            if (document.id() == null) {
                document = document.withId(newId(count, clock.instant(), taken));
            }
            identified.add(new EmbeddedDocument(document, embedded.vector()));
            count += existing.contains(document.id()) ? 0 : 1;
        }
        return identified;
    }

    static Map<String, Integer> numbers(FileContents contents) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < contents.size(); i++) {
            numbers.putIfAbsent(contents.entries().get(i).id(), i);
        }
        return numbers;
    }

    private StoredEntry entry(Document document) {
        Document stored = new Document(document.id(), document.text(), MetadataJson.copy(document.metadata()));
        String timestamp = LOCAL.format(LocalDateTime.ofInstant(clock.instant(), clock.getZone()));
        return new StoredEntry(stored, StoredEntry.TEXT, timestamp);
    }

    /** Returns the id the Python store would give, count and seconds, a microsecond later where it is taken. */
    private static String newId(int count, Instant now, Set<String> taken) {
        Instant time = now;
        String id;
        do {
            id = String.format(Locale.ROOT, "doc_%d_%d.%06d", count, time.getEpochSecond(), time.getNano() / MICRO);
            time = time.plusNanos(MICRO);
        } while (!taken.add(id));
        return id;
    }

    /** Removes, for each id, the first entry that has it; returns the same contents where none has. */
    FileContents remove(FileContents before, List<String> ids) {
        Map<String, Integer> numbers = numbers(before);
        Set<Integer> gone = new HashSet<>();
        for (String id : ids) {
            Integer number = numbers.get(id);
            if (number != null) {
                gone.add(number);
            }
        }
        return gone.isEmpty() ? before : keep(before, number -> !gone.contains(number));
    }

    /** Removes the documents a filter matches; returns the same contents where it matches none. */
    FileContents removeMatching(FileContents before, MetadataFilter filter) {
        FileContents kept = keep(
                before,
                number -> !FilterMatch.matches(
                        filter, before.entries().get(number).document().metadata()));
        return kept.size() == before.size() ? before : kept;
    }

    private static FileContents keep(FileContents before, IntPredicate wanted) {
        int[] kept = IntStream.range(0, before.size()).filter(wanted).toArray();
        List<StoredEntry> entries =
                IntStream.of(kept).mapToObj(before.entries()::get).toList();
        return new FileContents(
                before.vectors().keeping(kept), entries, before.positions().keeping(kept));
    }
}
