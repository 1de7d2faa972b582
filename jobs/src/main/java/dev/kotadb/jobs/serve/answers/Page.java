package dev.kotadb.jobs.serve.answers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kotadb.schema.settings.Limit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param offset of the first entry, from 0
 * @param size the most entries
 */
public record Page(int offset, int size) {
    private static final Pattern CURSOR = Pattern.compile("from (\\d{1,9})");

    /**
     * The page that a cursor names, which came with the page before.
     *
     * @param cursor null for the first page
     */
    public static Page at(@Nullable String cursor, int size) {
        if (cursor == null) {
            return new Page(0, size);
        }
        try {
            Matcher decoded = CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), US_ASCII));
            if (decoded.matches() && Integer.parseInt(decoded.group(1)) <= Limit.SERVE_LIST_LENGTH.value()) {
                return new Page(Integer.parseInt(decoded.group(1)), size);
            }
        } catch (IllegalArgumentException e) {
            // Not one of ours.
        }
        throw Problem.badRequest("Parameter 'cursor' must be the nextCursor of an answer");
    }

    /** How many entries of the list are needed: one more than the page has tells whether there are more. */
    int needed() {
        return offset + size + 1;
    }

    public <T> List<T> of(List<T> list) {
        return list.subList(Math.min(offset, list.size()), Math.min(offset + size, list.size()));
    }

    /** Adds the next page's cursor if the list goes on. */
    public void addNext(Map<String, @Nullable Object> fields, int listed) {
        int next = offset + size;
        fields.put("nextCursor", listed > next && next <= Limit.SERVE_LIST_LENGTH.value()
                ? Base64.getUrlEncoder().withoutPadding().encodeToString(("from " + next).getBytes(US_ASCII))
                : null);
    }
}
