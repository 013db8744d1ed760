package dev.touchstone.conformance.sequence;

import dev.touchstone.conformance.sequence.Operation.Add;
import dev.touchstone.conformance.sequence.Operation.NewDocument;
import dev.touchstone.store.MetadataFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Simpler forms of operations: less in them, and what is left of it plainer. */
final class Simplification {
    private static final List<Float> PLAIN_VECTOR = List.of(1f);

    private Simplification() {}

    static List<Operation> of(Operation operation) {
        List<Operation> forms = new ArrayList<>();
        if (operation instanceof Add add) {
            fewer(add.documents()).forEach(documents -> forms.add(new Add(documents)));
            plainer(add).forEach(forms::add);
        } else if (operation instanceof Operation.Delete delete) {
            fewer(delete.names()).forEach(names -> forms.add(new Operation.Delete(names)));
        } else if (operation instanceof Operation.Get get) {
            fewer(get.names()).forEach(names -> forms.add(new Operation.Get(names)));
        } else if (operation instanceof Operation.DeleteMatching delete) {
            filters(delete.filter()).forEach(filter -> forms.add(new Operation.DeleteMatching(filter)));
        } else if (operation instanceof Operation.PageThrough paging) {
            filters(paging.filter()).forEach(filter -> forms.add(new Operation.PageThrough(paging.size(), filter)));
        } else if (operation instanceof Operation.Search search) {
            forms.addAll(searches(search));
        }
        return forms;
    }

    /** A half, then all but one. */
    private static <T> List<List<T>> fewer(List<T> all) {
        List<List<T>> fewer = new ArrayList<>();
        if (all.size() > 3) {
            fewer.add(all.subList(0, all.size() / 2));
            fewer.add(all.subList(all.size() / 2, all.size()));
        }
        for (int i = 0; i < all.size(); i++) {
            List<T> rest = new ArrayList<>(all);
            rest.remove(i);
            fewer.add(rest);
        }
        return fewer;
    }

    private static List<Operation> plainer(Add add) {
        List<Operation> forms = new ArrayList<>();
        for (int i = 0; i < add.documents().size(); i++) {
            for (NewDocument plain : plainer(add.documents().get(i))) {
                List<NewDocument> documents = new ArrayList<>(add.documents());
                documents.set(i, plain);
                forms.add(new Add(documents));
            }
        }
        return forms;
    }

    private static List<NewDocument> plainer(NewDocument d) {
        List<NewDocument> forms = new ArrayList<>();
        if (!d.metadata().isEmpty()) {
            forms.add(new NewDocument(d.name(), d.identified(), d.text(), Map.of(), d.vector()));
        }
        if (!d.text().isEmpty()) {
            forms.add(new NewDocument(d.name(), d.identified(), "", d.metadata(), d.vector()));
        }
        if (!d.vector().equals(PLAIN_VECTOR)) {
            forms.add(new NewDocument(d.name(), d.identified(), d.text(), d.metadata(), PLAIN_VECTOR));
        }
        if (!d.identified()) {
            forms.add(new NewDocument(d.name(), true, d.text(), d.metadata(), d.vector()));
        }
        return forms;
    }

    private static List<Operation> searches(Operation.Search search) {
        List<Operation> forms = new ArrayList<>();
        filters(search.filter())
                .forEach(filter ->
                        forms.add(new Operation.Search(search.vector(), search.k(), filter, search.minScore())));
        if (search.minScore().isPresent()) {
            forms.add(new Operation.Search(search.vector(), search.k(), search.filter(), OptionalDouble.empty()));
        }
        if (!search.vector().equals(PLAIN_VECTOR)) {
            forms.add(new Operation.Search(PLAIN_VECTOR, search.k(), search.filter(), search.minScore()));
        }
        if (search.k() > 1) {
            forms.add(new Operation.Search(search.vector(), search.k() / 2, search.filter(), search.minScore()));
            forms.add(new Operation.Search(search.vector(), search.k() - 1, search.filter(), search.minScore()));
        }
        return forms;
    }

    /** No filter at all, or a part of it. */
    private static List<MetadataFilter> filters(MetadataFilter filter) {
        List<MetadataFilter> forms = new ArrayList<>();
        if (!filter.equals(MetadataFilter.all())) {
            forms.add(MetadataFilter.all());
        }
        if (filter instanceof MetadataFilter.And and) {
            forms.addAll(and.operands());
        } else if (filter instanceof MetadataFilter.Or or) {
            forms.addAll(or.operands());
        } else if (filter instanceof MetadataFilter.Not not) {
            forms.add(not.operand());
        }
        return forms;
    }
}
