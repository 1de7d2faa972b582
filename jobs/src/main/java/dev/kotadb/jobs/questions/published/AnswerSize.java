package dev.kotadb.jobs.questions.published;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** About how much memory an answer takes: records, lists and texts; what else there is counts as small. */
final class AnswerSize {
    private static final int OBJECT = 24;
    private static final int REFERENCE = 4;
    private static final ClassValue<List<Method>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            List<Method> accessors = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
            accessors.forEach(each -> each.setAccessible(true));
            return accessors;
        }
    };

    private AnswerSize() {}

    /** In bytes. */
    static int of(@Nullable Object value) {
        return (int) Math.min(Integer.MAX_VALUE / 2, size(value));
    }

    private static long size(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case String text -> OBJECT + OBJECT + text.length();
            case Collection<?> list -> OBJECT + list.stream().mapToLong(each -> REFERENCE + size(each)).sum();
            case Record object -> OBJECT + COMPONENTS.get(object.getClass()).stream().mapToLong(each -> REFERENCE + size(component(each, object))).sum();
            default -> OBJECT;
        };
    }

    private static @Nullable Object component(Method accessor, Record owner) {
        try {
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }
}
