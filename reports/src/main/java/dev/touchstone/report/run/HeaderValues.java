package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The check that keeps users, hosts, passwords and unwritable values out of {@code run.json}. */
final class HeaderValues {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final Pattern CREDENTIALS = Pattern.compile("[a-z][a-z0-9+.:-]*://[^/\\s]*@.*|.*[?&]password=.*");
    private static final Set<String> PRIVATE = Set.of(
            "password",
            "passwd",
            "secret",
            "token",
            "user",
            "username",
            "user_name",
            "host",
            "hostname",
            "host_name",
            "postgres_user",
            "postgres_password",
            "postgres_host",
            "database_url",
            "url");

    private HeaderValues() {}

    static SortedMap<String, Object> checked(String where, Map<String, Object> values) {
        values.forEach((name, value) -> check(where, name, value));
        return Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    private static void check(String where, String name, Object value) {
        String path = where + "." + name;
        if (!NAME.matcher(name).matches()) {
            throw new ReportException(path + " is not snake_case; rename it");
        }
        if (PRIVATE.contains(name)) {
            throw new ReportException(path + " names a user, host or secret; keep it out of the run folder");
        }
        checkValue(path, value);
    }

    private static void checkValue(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> check(path, String.valueOf(name), inner));
        } else if (value instanceof Collection<?> list) {
            list.forEach(inner -> checkValue(path, inner));
        } else if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
            throw new ReportException(path + " is " + number + "; leave out what is not known");
        } else if (value instanceof CharSequence text
                && CREDENTIALS.matcher(text).matches()) {
            throw new ReportException(path + " holds a URL with credentials; keep it out of the run folder");
        } else if (!(value instanceof CharSequence || value instanceof Number || value instanceof Boolean)) {
            throw new ReportException(path + " is neither text, number, boolean, list nor map; convert it");
        }
    }
}
