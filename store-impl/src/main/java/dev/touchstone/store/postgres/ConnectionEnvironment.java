package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads connection settings from environment variables. */
final class ConnectionEnvironment {
    private static final String URL = "DATABASE_URL";
    private static final String FORM = "postgresql://USER:PASSWORD@HOST:PORT/DATABASE";
    private static final int DEFAULT_PORT = 5432;

    private ConnectionEnvironment() {}

    static Optional<ConnectionSettings> read(Map<String, String> environment) {
        if (isSet(environment, URL)) {
            return Optional.of(parse(environment.get(URL).strip()));
        }
        return isSet(environment, "POSTGRES_HOST") ? Optional.of(fromParts(environment)) : Optional.empty();
    }

    private static ConnectionSettings fromParts(Map<String, String> environment) {
        return new ConnectionSettings(
                environment.get("POSTGRES_HOST"),
                isSet(environment, "POSTGRES_PORT")
                        ? port("POSTGRES_PORT", environment.get("POSTGRES_PORT"))
                        : DEFAULT_PORT,
                required(environment, "POSTGRES_DB"),
                required(environment, "POSTGRES_USER"),
                environment.getOrDefault("POSTGRES_PASSWORD", ""));
    }

    private static ConnectionSettings parse(String url) {
        URI uri = uri(url);
        Map<String, String> properties = properties(uri.getRawQuery());
        String[] login = login(uri.getRawUserInfo());
        String user = properties.getOrDefault("user", login[0]);
        String password = properties.getOrDefault("password", login[1]);
        properties.keySet().removeAll(List.of("user", "password"));
        String path = uri.getRawPath();
        if (path.length() < 2 || path.indexOf('/', 1) > 0) {
            throw refuse("names no database");
        }
        if (user.isEmpty()) {
            throw refuse("names no user");
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return new ConnectionSettings(uri.getHost(), port, decode(path.substring(1)), user, password, properties);
    }

    private static URI uri(String url) {
        String address = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        if (!address.startsWith("postgresql://") && !address.startsWith("postgres://")) {
            throw refuse("does not begin with postgresql://");
        }
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            // the cause is dropped on purpose: its message repeats the address with the password
            throw refuse("is not a URL; percent-encode special characters of the password");
        }
        if (uri.getHost() == null) {
            throw refuse("names no single host with a valid port; percent-encode special characters of the password");
        }
        return uri;
    }

    private static String[] login(String userInfo) {
        if (userInfo == null) {
            return new String[] {"", ""};
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new String[] {decode(userInfo), ""}
                : new String[] {decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1))};
    }

    private static Map<String, String> properties(String query) {
        Map<String, String> properties = new TreeMap<>();
        if (query == null) {
            return properties;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw refuse("has a parameter without a value");
            }
            properties.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return properties;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // the cause is dropped on purpose: its message repeats the encoded part
            throw refuse("has a broken percent-encoding");
        }
    }

    private static int port(String variable, String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(variable + " is not a number; set it to 1 to 65535", e);
        }
    }

    private static String required(Map<String, String> environment, String variable) {
        if (!isSet(environment, variable)) {
            throw new InvalidInputException("POSTGRES_HOST is set but " + variable + " is not; set it, or use " + URL);
        }
        return environment.get(variable);
    }

    private static boolean isSet(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        return value != null && !value.isBlank();
    }

    private static InvalidInputException refuse(String reason) {
        return new InvalidInputException(URL + " " + reason + "; the form is " + FORM);
    }
}
