package dev.touchstone.store.file;

import dev.touchstone.store.Document;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.internal.Cursors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts pages out of contents. */
final class EntryPage {
    private EntryPage() {}

    static Page<Document> of(FileContents contents, PageRequest request, Cursors cursors) {
        Positions positions = contents.positions();
        int first = request.cursor()
                .map(cursor -> positions.firstAfter(cursors.position(cursor)))
                .orElse(0);
        List<Document> documents = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (int i = first; i < contents.size(); i++) {
            Document document = contents.entries().get(i).document();
            if (FilterMatch.matches(request.filter(), document.metadata())) {
                if (documents.size() == request.size()) {
                    return new Page<>(documents, next);
                }
                documents.add(document);
                next = Optional.of(cursors.after(positions.at(i)));
            }
        }
        return new Page<>(documents, Optional.empty());
    }
}
