package dev.kotadb.jobs.serve.mcp;

import dev.kotadb.jobs.questions.Viewer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tool.
 *
 * @param input a JSON schema of an object
 * @param output a JSON schema of an object
 * @param readOnly whether a call changes nothing
 */
record Tool(
        String name,
        String title,
        String description,
        Map<String, Object> input,
        Map<String, Object> output,
        boolean readOnly,
        Call call) {
    /** Answers a call for a viewer. */
    @FunctionalInterface
    interface Call {
        Map<String, @Nullable Object> answer(Viewer viewer, Arguments arguments);
    }

    /** Whether a call may delete what cannot be made again by another call. */
    boolean destructive() {
        return name.startsWith("delete_");
    }

    /** Whether a second call like the first changes nothing more. */
    boolean idempotent() {
        return !name.startsWith("create_");
    }

    Map<String, @Nullable Object> answer(Viewer viewer, Map<String, Object> arguments) {
        Set<String> known = input.get("properties") instanceof Map<?, ?> properties
                ? Set.copyOf(properties.keySet().stream().map(String::valueOf).toList())
                : Set.of();
        return call.answer(viewer, new Arguments(arguments, known));
    }
}
