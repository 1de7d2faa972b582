package dev.kotadb.schema.admin.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of a database and the credentials for it.
 *
 * @param url {@code jdbc:postgresql://…}, without a password
 * @param user empty for the driver's default, the operating system's user
 * @param password empty if none is needed
 */
public record DatabaseAddress(String url, String user, String password) {
    private static final int DEFAULT_PORT = 5432;
    private static final Pattern CREDENTIAL = Pattern.compile("(?<=[?&])(user|password)=([^&]*)&?");

    /** Reads {@code KOTA_DB_URL}, {@code KOTA_DB_USER} and {@code KOTA_DB_PASSWORD}; empty if the first is not set. */
    public static Optional<DatabaseAddress> from(Map<String, String> environment) {
        String given = environment.getOrDefault("KOTA_DB_URL", "").strip();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        DatabaseAddress address = parse(given, "KOTA_DB_URL");
        return Optional.of(new DatabaseAddress(
                address.url,
                environment.getOrDefault("KOTA_DB_USER", address.user),
                environment.getOrDefault("KOTA_DB_PASSWORD", address.password)));
    }

    /**
     * Parses {@code jdbc:postgresql://…}, {@code postgresql://…} and {@code postgres://user:password@host/database}.
     *
     * @param place where the url is written, for messages
     * @throws DatabaseUnavailableException for anything else; the message does not contain the url, which may contain a password
     */
    public static DatabaseAddress parse(String given, String place) {
        String uri = given.startsWith("jdbc:") ? given.substring("jdbc:".length()) : given;
        String rest = uri.replaceFirst("^postgres(ql)?://", "");
        if (rest.equals(uri)) {
            throw new DatabaseUnavailableException(place + " does not name a PostgreSQL database. Write "
                    + "postgresql://host:port/database or jdbc:postgresql://host:port/database.");
        }
        try {
            decoded(rest);
        } catch (IllegalArgumentException e) {
            throw new DatabaseUnavailableException(
                    place + " holds a % without two hexadecimal digits behind it. Write % itself as %25.", e);
        }
        int path = rest.indexOf('/');
        int at = rest.lastIndexOf('@', path < 0 ? rest.length() : path);
        String[] login = at < 0 ? new String[0] : rest.substring(0, at).split(":", 2);
        String user = login.length > 0 ? decoded(login[0]) : "";
        String password = login.length > 1 ? decoded(login[1]) : "";
        Matcher credentials = CREDENTIAL.matcher(rest.substring(at + 1));
        while (credentials.find()) {
            String value = decoded(credentials.group(2));
            if (credentials.group(1).equals("user")) {
                user = value;
            } else {
                password = value;
            }
        }
        String url = "jdbc:postgresql://" + credentials.replaceAll("").replaceFirst("[?&]$", "");
        return new DatabaseAddress(url, user, password);
    }

    /** The same database with other credentials. */
    public DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(url, otherUser, otherPassword);
    }

    /** Whether both urls have a host and the database in common; parameters are ignored. */
    public boolean isSameDatabase(DatabaseAddress other) {
        return !Collections.disjoint(places(), other.places());
    }

    private Set<String> places() {
        String place = url.replaceFirst("^jdbc:postgresql://", "")
                .replaceFirst("\\?.*", "")
                .replaceFirst("/$", "")
                .toLowerCase(Locale.ROOT);
        String[] parts = place.split("/", 2);
        String database = parts.length > 1 ? decoded(parts[1]) : "";
        return Stream.of(parts[0].split(","))
                .map(host -> host.replaceFirst(":" + DEFAULT_PORT + "$", "")
                        .replaceFirst("^(127\\.0\\.0\\.1|\\[::1])(?=:|$)", "localhost"))
                .map(host -> host + "/" + database)
                .collect(Collectors.toSet());
    }

    /** The url and the user, for messages. */
    @Override
    public String toString() {
        return user.isEmpty() ? url : url + " as " + user;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
