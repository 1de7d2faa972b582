package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.facts.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a chain of names keeps of a call's arguments: how many there are, which tells overloads apart, and the types of those whose types
 * are plain: {@code 2;Emitter<string>;}.
 *
 * @param typeArguments in their brackets; empty if there are none
 * @param types of the arguments; empty if not known
 */
public record KeptArguments(String typeArguments, List<String> types) {
    private static final Pattern PLAIN = Pattern.compile("[\\w$.]{1,60}(?:<[\\w$.<>, |]{1,60}>)?");
    private static final Pattern NAME = Pattern.compile("^[\\w$.]{1,60}(?=<)");
    private static final Pattern KEPT = Pattern.compile("(?<arguments><.*>)?(?<count>\\d{1,4})(?<types>(?:;[^;]*)*)", Pattern.DOTALL);

    public KeptArguments {
        types = List.copyOf(types);
    }

    /** Empty if their number is not known. */
    static String write(List<Value> arguments) {
        int count = 0;
        StringBuilder types = new StringBuilder();
        for (Value one : arguments) {
            if (one instanceof Value.Argument(String name, Value _)) {
                if (name.equals(Value.Argument.SEVERAL)) {
                    return "";
                }
            } else {
                count++;
                types.append(';').append(one instanceof Value.OfType(String type) ? plain(type) : "");
            }
        }
        boolean known = types.length() > count;
        return count + (known ? types.toString() : "");
    }

    private static String plain(String type) {
        if (type.equals("null")) {
            return "";
        }
        Matcher name = NAME.matcher(type);
        return PLAIN.matcher(type).matches() ? type : name.find() && !type.contains("|") ? name.group() : "";
    }

    /** What a chain keeps of a call; null if the number of its arguments is not known. */
    public static @Nullable KeptArguments read(String text) {
        Matcher kept = KEPT.matcher(text);
        if (!kept.matches()) {
            return null;
        }
        String arguments = kept.group("arguments");
        int count = Integer.parseInt(kept.group("count"));
        String types = kept.group("types");
        List<String> each = types.isEmpty() ? Collections.nCopies(count, "") : split(types);
        return each.size() == count ? new KeptArguments(arguments == null ? "" : arguments, each) : null;
    }

    /** The types behind the semicolons that are not those of calls inside. */
    private static List<String> split(String types) {
        List<String> all = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int at = 1; at < types.length(); at++) {
            char c = types.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ';' && depth == 0) {
                all.add(types.substring(start, at));
                start = at + 1;
            }
        }
        all.add(types.substring(start));
        return all;
    }
}
