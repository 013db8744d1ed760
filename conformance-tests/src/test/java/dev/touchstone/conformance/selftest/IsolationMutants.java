package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Faults of keeping users and collections apart. */
final class IsolationMutants {
    private IsolationMutants() {}

    static List<Mutant> all() {
        List<Mutant> mutants = new ArrayList<>(reading());
        mutants.addAll(writing());
        mutants.addAll(naming());
        return mutants;
    }

    private static Mutant reaching(Mutant.Named named, Function<Neighbours.Reach, VectorStore> fault) {
        return named.subject(Neighbours.reaching(named.name(), fault));
    }

    private static List<ScoredDocument> everybodys(Neighbours.Reach reach, SearchRequest request) {
        return Faults.first(
                request.k(),
                reach.all().stream()
                        .flatMap(store -> store.search(request).stream())
                        .sorted(Comparator.comparingDouble(ScoredDocument::score)
                                .reversed())
                        .toList());
    }

    private static List<Mutant> reading() {
        return List.of(
                reaching(
                        named("user_not_bound", "A search looks at every user's rows.", "ISO-01"),
                        reach -> Faults.searching((sound, request) -> everybodys(reach, request))
                                .apply(reach.own())),
                reaching(
                        named("or_without_brackets", "A filter that is an or reaches past its own rows.", "ISO-02"),
                        reach -> Faults.searching((sound, request) -> request.filter() instanceof MetadataFilter.Or
                                        ? everybodys(reach, request)
                                        : sound.search(request))
                                .apply(reach.own())),
                reaching(
                        named("id_found_anywhere", "An id that the collection lacks is got from another.", "ISO-03"),
                        reach -> new ForwardingStore(reach.own()) {
                            @Override
                            public List<Document> getByIds(List<String> ids) {
                                return ids.stream()
                                        .flatMap(id -> reach.all().stream()
                                                .map(store -> store.getByIds(List.of(id)))
                                                .filter(found -> !found.isEmpty())
                                                .limit(1)
                                                .flatMap(List::stream))
                                        .toList();
                            }
                        }),
                reaching(
                        named("page_of_the_table", "A page is filled up with others' rows.", "ISO-04"),
                        reach -> new ForwardingStore(reach.own()) {
                            @Override
                            public Page<Document> page(PageRequest request) {
                                List<Document> shown = new ArrayList<>();
                                reach.all()
                                        .forEach(store ->
                                                shown.addAll(store.page(request).items()));
                                return new Page<>(
                                        Faults.first(request.size(), shown),
                                        sound.page(request).next());
                            }
                        }),
                reaching(
                        named("everybodys_candidates", "Unlike documents are chosen among everybody's.", "ISO-05"),
                        reach -> new ForwardingStore(reach.own()) {
                            @Override
                            public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
                                return Faults.first(
                                        request.k(),
                                        reach.all().stream()
                                                .flatMap(store -> store.maxMarginalRelevanceSearch(request).stream())
                                                .toList());
                            }
                        }),
                reaching(
                        named("everybody_counted", "Statistics count every user's rows.", "ISO-06"),
                        reach -> new ForwardingStore(reach.own()) {
                            @Override
                            public CollectionStats getCollectionStats() {
                                long count = reach.all().stream()
                                        .mapToLong(store ->
                                                store.getCollectionStats().documentCount())
                                        .sum();
                                return new CollectionStats(count, count, "table", count == 0 ? "empty" : "ready");
                            }
                        }));
    }

    private static List<Mutant> writing() {
        return List.of(
                reaching(
                        named("key_of_the_id_alone", "An id that another collection has is replaced there.", "ISO-07"),
                        reach -> new ForwardingStore(reach.own()) {
                            @Override
                            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                                List<String> ids = sound.addEmbedded(documents);
                                reach.all().stream().skip(1).forEach(store -> store.delete(ids));
                                return ids;
                            }
                        }),
                reaching(
                        named("deleted_everywhere", "Deleting an id deletes it in every collection.", "ISO-08"),
                        reach -> new ForwardingStore(reach.own()) {
                            @Override
                            public void delete(List<String> ids) {
                                reach.all().forEach(store -> store.delete(ids));
                            }
                        }),
                reaching(
                        named("truncated", "Deleting everything empties the table.", "ISO-09"),
                        reach -> new ForwardingStore(reach.own()) {
                            @Override
                            public long deleteMatching(MetadataFilter filter) {
                                long deleted = sound.deleteMatching(filter);
                                if (filter.equals(MetadataFilter.all())) {
                                    reach.all().forEach(store -> store.deleteMatching(filter));
                                }
                                return deleted;
                            }
                        }));
    }

    private static List<Mutant> naming() {
        return List.of(
                named("collection_not_bound", "All collections of a user are one.", "ISO-01")
                        .opening((sound, id) -> sound.open(new CollectionId(id.userId(), "all"))),
                named("names_folded", "Names that differ in case or blanks at the ends are one.", "ISO-10")
                        .opening((sound, id) ->
                                sound.open(new CollectionId(folded(id.userId()), folded(id.collection())))),
                named("names_made_safe", "Characters a file name cannot have become underscores.", "ISO-10")
                        .opening((sound, id) -> sound.open(
                                new CollectionId(id.userId().replaceAll("[^A-Za-z0-9_-]", "_"), id.collection()))),
                named("names_joined", "User and collection are joined into one key.", "ISO-11")
                        .opening((sound, id) ->
                                sound.open(new CollectionId(cut(id.userId() + "/" + id.collection()), "joined"))));
    }

    private static String folded(String name) {
        String folded = name.strip().toLowerCase(Locale.ROOT);
        return folded.isEmpty() ? "_" : folded;
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(255, name.length()));
    }
}
