package dev.kotadb.parsers.manifest.gradle;

/** Removes the comments of a script in Groovy or Kotlin. */
final class GradleComments {
    private GradleComments() {}

    static String removedFrom(String script) {
        StringBuilder code = new StringBuilder(script.length());
        int at = 0;
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == '"' || c == '\'') {
                int end = endOfString(script, at);
                code.append(script, at, end);
                at = end;
            } else if (script.startsWith("//", at)) {
                int end = script.indexOf('\n', at);
                at = end < 0 ? script.length() : end;
            } else if (script.startsWith("/*", at)) {
                int end = script.indexOf("*/", at + 2);
                at = end < 0 ? script.length() : end + 2;
                code.append(' ');
            } else {
                code.append(c);
                at++;
            }
        }
        return code.toString();
    }

    /** A string in single or double quotes ends at the end of its line at the latest. */
    private static int endOfString(String script, int start) {
        char quote = script.charAt(start);
        int at = start + 1;
        while (at < script.length() && script.charAt(at) != quote && script.charAt(at) != '\n') {
            at += script.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(script.length(), at + 1);
    }
}
