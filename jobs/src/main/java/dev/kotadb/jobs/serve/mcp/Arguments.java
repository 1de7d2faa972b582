package dev.kotadb.jobs.serve.mcp;

import dev.kotadb.jobs.serve.answers.Page;
import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.jobs.serve.answers.SafeText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The arguments of a call; what is wrong with them is said in the original's words. */
final class Arguments {
    private final Map<String, Object> given;

    /** @throws Problem if there is an argument that the tool does not know */
    Arguments(Map<String, Object> given, Set<String> known) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw Problem.badRequest("Unknown parameter: " + SafeText.shortened(unknown.iterator().next()));
        }
        this.given = given;
    }

    @Nullable String text(String name) {
        return switch (given.get(name)) {
            case null -> null;
            case String text when text.isEmpty() -> null;
            case String text -> SafeText.checked("Parameter '" + name + "'", text);
            default -> throw Problem.badRequest("Parameter '" + name + "' must be a string");
        };
    }

    /** Whether it is given; it may be null. */
    boolean has(String name) {
        return given.containsKey(name);
    }

    String required(String name) {
        String value = text(name);
        if (value == null || value.isBlank()) {
            throw Problem.badRequest("Missing required parameter: " + name);
        }
        return value;
    }

    /** A larger number counts as the largest. */
    int number(String name, int otherwise, int most) {
        Integer value = whole(name);
        if (value == null) {
            return otherwise;
        }
        if (value < 1) {
            throw Problem.badRequest("Parameter '" + name + "' must be 1 or more");
        }
        return Math.min(value, most);
    }

    int between(String name, int otherwise, int least, int most) {
        Integer value = whole(name);
        if (value != null && (value < least || value > most)) {
            throw Problem.badRequest("Parameter '" + name + "' must be between " + least + " and " + most);
        }
        return value == null ? otherwise : value;
    }

    private @Nullable Integer whole(String name) {
        return switch (given.get(name)) {
            case null -> null;
            case Number number when number.doubleValue() == Math.rint(number.doubleValue()) -> number.intValue();
            default -> throw Problem.badRequest("Parameter '" + name + "' must be a number");
        };
    }

    boolean truth(String name, boolean otherwise) {
        return switch (given.get(name)) {
            case null -> otherwise;
            case Boolean truth -> truth;
            default -> throw Problem.badRequest("Parameter '" + name + "' must be a boolean");
        };
    }

    String choice(String name, String otherwise, List<String> choices) {
        String value = text(name);
        if (value != null && !choices.contains(value)) {
            throw Problem.badRequest("Parameter '" + name + "' must be one of: " + String.join(", ", choices));
        }
        return value == null ? otherwise : value;
    }

    /** Empty if it is not given. */
    List<String> texts(String name) {
        return switch (given.get(name)) {
            case null -> List.of();
            case List<?> list when list.stream().allMatch(String.class::isInstance) -> list.stream()
                    .map(each -> SafeText.checked("Parameter '" + name + "'", (String) each)).toList();
            default -> throw Problem.badRequest("Parameter '" + name + "' must be a list of strings");
        };
    }

    /** By {@code limit} and {@code cursor}. */
    Page page(int otherwise, int most) {
        return Page.at(text("cursor"), number("limit", otherwise, most));
    }
}
