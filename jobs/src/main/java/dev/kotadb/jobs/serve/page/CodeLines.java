package dev.kotadb.jobs.serve.page;

import dev.kotadb.jobs.serve.page.Tokens.Token;
import dev.kotadb.parsers.text.LineStarts;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Writes source text as HTML: lines with numbers, coloured tokens, and names that are links. A template would take seconds for a long
 * file. All text goes through {@link #escape}, also that of attributes.
 */
final class CodeLines {
    private final StringBuilder html = new StringBuilder();
    private final String text;
    private final List<Token> tokens;
    private int token;

    private CodeLines(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** @param marks of a line, from 1, in their order and apart from each other */
    static String html(String text, List<Token> tokens, IntFunction<List<Mark>> marks) {
        CodeLines lines = new CodeLines(text, tokens);
        LineStarts starts = new LineStarts(text);
        for (int line = 1; line <= starts.count(); line++) {
            lines.line(line, starts.start(line), starts.end(line), marks.apply(line));
        }
        return lines.html.toString();
    }

    private void line(int number, int start, int end, List<Mark> marks) {
        html.append("<span class=\"line\" id=\"L").append(number).append("\"><a class=\"no\" tabindex=\"-1\" href=\"#L").append(number)
                .append("\" data-n=\"").append(number).append("\" aria-label=\"Line ").append(number).append("\"></a><bdi>");
        int at = start;
        for (Mark mark : marks) {
            int from = start + mark.start();
            int to = start + mark.end();
            if (from < at || to > end || from >= to) {
                continue;
            }
            colour(at, from);
            html.append(mark.href() == null ? "<span" : "<a href=\"");
            if (mark.href() != null) {
                escape(mark.href());
                html.append('"');
            }
            html.append(" class=\"").append(mark.kind()).append("\" title=\"");
            escape(mark.title());
            html.append("\">");
            escape(text.substring(from, to));
            html.append(mark.href() == null ? "</span>" : "</a>");
            at = to;
        }
        colour(at, end);
        html.append("</bdi>\n</span>");
    }

    private void colour(int from, int to) {
        int at = from;
        while (at < to) {
            while (token < tokens.size() && tokens.get(token).end() <= at) {
                token++;
            }
            Token next = token < tokens.size() ? tokens.get(token) : null;
            if (next == null || next.start() >= to) {
                escape(text.substring(at, to));
                return;
            }
            if (next.start() > at) {
                escape(text.substring(at, next.start()));
                at = next.start();
            }
            int end = Math.min(next.end(), to);
            html.append("<span class=\"").append(next.kind()).append("\">");
            escape(text.substring(at, end));
            html.append("</span>");
            at = end;
        }
    }

    /** Characters that would change what a reader sees, such as those that turn the direction of text, are named instead. */
    private void escape(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\t' -> html.append('\t');
                default -> {
                    if (isHidden(c)) {
                        html.append(String.format(Locale.ROOT, "[U+%04X]", (int) c));
                    } else {
                        html.append(c);
                    }
                }
            }
        }
    }

    private static boolean isHidden(char c) {
        return Character.isISOControl(c) || (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069') || c == '\u200e'
                || c == '\u200f' || c == '\u061c' || c == '\u200b' || c == '\ufeff';
    }
}
