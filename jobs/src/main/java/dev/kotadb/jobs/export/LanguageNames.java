package dev.kotadb.jobs.export;

import org.jspecify.annotations.Nullable;

/** What other programs call a language. Languages without symbols keep the index's name. */
final class LanguageNames {
    private LanguageNames() {}

    static String ofScip(@Nullable String language) {
        return switch (language) {
            case "tsx" -> "TypeScriptReact";
            case "jsx" -> "JavaScriptReact";
            case null, default -> ofCtags(language);
        };
    }

    static String ofCtags(@Nullable String language) {
        return switch (language) {
            case null -> "";
            case "java" -> "Java";
            case "typescript", "tsx" -> "TypeScript";
            case "javascript", "jsx" -> "JavaScript";
            case "python" -> "Python";
            case "go" -> "Go";
            default -> language;
        };
    }
}
