package dev.kotadb.jobs.serve.page;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote into the search field: words, and filters such as {@code lang:java} anywhere among them. A value with blanks
 * stands in quotes.
 *
 * @param text without the filters
 */
record SearchText(
        String text, @Nullable String language, @Nullable String repository, @Nullable String path, @Nullable String kind) {
    private static final Pattern FILTER = Pattern.compile("(?<!\\S)(lang|repo|path|kind):(?:\"([^\"]*)\"|(\\S*))");

    static SearchText parse(String written) {
        Map<String, String> filters = new TreeMap<>();
        Matcher matcher = FILTER.matcher(written);
        StringBuilder rest = new StringBuilder();
        while (matcher.find()) {
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            if (!value.isEmpty()) {
                filters.put(matcher.group(1), value);
            }
            matcher.appendReplacement(rest, "");
        }
        matcher.appendTail(rest);
        return new SearchText(rest.toString().strip(), lowerCase(filters.get("lang")), filters.get("repo"), filters.get("path"),
                lowerCase(filters.get("kind")));
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
