package dev.touchstone.dataset.catalogue;

import java.util.Comparator;
import java.util.List;

/** Finds the names a mistyped one may have meant, by edit distance (Levenshtein, 1966). */
final class ClosestNames {
    private static final int MOST = 3;

    private ClosestNames() {}

    /** Returns up to three names, the closest first. */
    static List<String> to(String typed, List<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(name -> edits(typed, name)))
                .limit(MOST)
                .toList();
    }

    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
