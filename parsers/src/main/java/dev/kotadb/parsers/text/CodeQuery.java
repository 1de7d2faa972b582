package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a user looks for, as words of {@link CodeWords}: all of them must occur, in any order. {@code get*} takes every
 * word that begins so, {@code -test} must not occur, and what stands in double quotes must occur as written, letter
 * case aside.
 *
 * @param tsquery the words as text of PostgreSQL's type {@code tsquery}; empty where there is nothing to look for
 * @param terms the words looked for, without those excluded
 * @param phrases what stood in quotes
 */
public record CodeQuery(String tsquery, List<Term> terms, List<String> phrases) {
    private static final int LONGEST_NAME = 4; // words
    private static final Pattern PIECE = Pattern.compile("(-?)\"([^\"]+)\"|(\\S+)");

    public CodeQuery {
        terms = List.copyOf(terms);
        phrases = List.copyOf(phrases);
    }

    /**
     * One word looked for.
     *
     * @param whole in lower case, without {@code _}
     * @param parts its parts; itself where it has none
     * @param prefix whether longer words count
     */
    public record Term(String whole, List<String> parts, boolean prefix) {
        public Term {
            parts = List.copyOf(parts);
        }

        String exact() {
            return "'" + whole + (prefix ? "':*" : "'");
        }

        String tsquery() {
            String all = exact();
            return prefix || parts.size() < 2 ? all : "( " + all + " | ( '" + String.join("' & '", parts) + "' ) )";
        }
    }

    public static CodeQuery parse(String userText) {
        List<String> queries = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        List<String> phrases = new ArrayList<>();
        Matcher matcher = PIECE.matcher(userText);
        while (matcher.find()) {
            String word = matcher.group(3);
            boolean quoted = word == null;
            String piece = quoted ? matcher.group(2) : word;
            boolean excluded = quoted ? !matcher.group(1).isEmpty() : piece.length() > 1 && piece.charAt(0) == '-';
            List<Term> found = terms(piece, !quoted && piece.endsWith("*"));
            for (Term each : found) {
                queries.add(excluded ? "!" + each.tsquery() : each.tsquery());
            }
            if (!excluded) {
                terms.addAll(found);
                if (quoted) {
                    phrases.add(piece);
                }
            }
        }
        return new CodeQuery(terms.isEmpty() ? "" : String.join(" & ", queries), terms, phrases);
    }

    private static List<Term> terms(String piece, boolean prefix) {
        List<Term> terms = new ArrayList<>();
        WordReader reader = new WordReader(piece.getBytes(UTF_8));
        while (reader.next()) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < reader.parts(); i++) {
                parts.add(reader.part(i));
            }
            terms.add(new Term(reader.whole(), parts, false));
        }
        if (prefix && !terms.isEmpty()) {
            Term last = terms.removeLast();
            terms.add(new Term(last.whole(), last.parts(), true));
        }
        return terms;
    }

    /**
     * As {@link #tsquery}, for the documents that answer better than any others: those with every word whole, and for several plain
     * words those with the name that they make, such as {@code BeanFactory} for "bean factory".
     */
    public String exactTsquery() {
        boolean plain = phrases.isEmpty() && terms.stream().noneMatch(term -> term.prefix || term.parts.size() > 1);
        if (plain && terms.size() > 1 && terms.size() <= LONGEST_NAME) {
            return terms.stream().map(Term::whole).collect(Collectors.joining("", "'", "'"));
        }
        return terms.stream().map(Term::exact).collect(Collectors.joining(" & "));
    }

    /** Whether there is no word to look for, as in {@code "=>"}. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }
}
