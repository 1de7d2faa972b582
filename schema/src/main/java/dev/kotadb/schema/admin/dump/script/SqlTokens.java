package dev.kotadb.schema.admin.dump.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Splits the statements of a psql script into tokens and skips its comments. */
public final class SqlTokens {
    private static final String COMPLETE = " PostgreSQL database dump complete";
    private static final String SERVER = " Dumped from database version ";

    private final ScriptReader text;
    private boolean complete;
    private String server = "";
    private @Nullable Token pushedBack;

    public SqlTokens(ScriptReader text) {
        this.text = text;
    }

    public enum Kind {
        /** A keyword, an unquoted name or a number. */
        WORD,
        /** A quoted name, without its quotes. */
        NAME,
        /** A literal's value. */
        STRING,
        /** A single character. */
        SYMBOL,
        /** A line that is a command of psql. */
        META,
        END
    }

    public record Token(Kind kind, String text) {
        public boolean is(String wanted) {
            return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(wanted);
        }

        /** The name, folded to lower case unless it was quoted; null if the token is not a name. */
        public @Nullable String name() {
            return switch (kind) {
                case WORD -> text.toLowerCase(Locale.ROOT);
                case NAME -> text;
                case STRING, SYMBOL, META, END -> null;
            };
        }
    }

    /** Whether pg_dump's last comment has been read. */
    public boolean complete() {
        return complete;
    }

    /** The dumped server's version from pg_dump's comment; empty if there was no such comment. */
    public String server() {
        return server;
    }

    public void pushBack(Token token) {
        pushedBack = token;
    }

    public Token next() throws IOException {
        if (pushedBack != null) {
            Token token = pushedBack;
            pushedBack = null;
            return token;
        }
        while (true) {
            boolean lineStart = text.atLineStart();
            int c = text.read();
            if (c < 0) {
                return new Token(Kind.END, "");
            } else if (c == '\\' && lineStart) {
                return new Token(Kind.META, "\\" + restOfLine());
            } else if (c == '-' && text.peek() == '-') {
                text.read();
                comment(restOfLine());
            } else if (c == '/' && text.peek() == '*') {
                blockComment();
            } else if (c == '\'') {
                return new Token(Kind.STRING, quoted('\''));
            } else if ((c == 'E' || c == 'e') && text.peek() == '\'') {
                text.read();
                return new Token(Kind.STRING, escaped());
            } else if (c == '"') {
                return new Token(Kind.NAME, quoted('"'));
            } else if (c == '$' && !Character.isDigit(text.peek())) {
                return new Token(Kind.STRING, dollarQuoted());
            } else if (isOfWord(c) || c == '-' && (Character.isDigit(text.peek()) || text.peek() == '.')) {
                return new Token(Kind.WORD, word(c));
            } else if (c > ' ') {
                return new Token(Kind.SYMBOL, String.valueOf((char) c));
            }
        }
    }

    /** Skips the rest of the line on which a COPY statement ends. */
    public void endLine() throws IOException {
        String rest = restOfLine();
        if (!rest.isBlank()) {
            throw new IOException("there is more on the line of a COPY statement: " + rest.strip());
        }
    }

    private String restOfLine() throws IOException {
        String line = text.readLine();
        return line == null ? "" : line;
    }

    private void comment(String comment) {
        complete |= comment.equals(COMPLETE);
        if (comment.startsWith(SERVER)) {
            server = comment.substring(SERVER.length());
        }
    }

    private void blockComment() throws IOException {
        int depth = 0;
        int c = '/';
        do {
            if (c == '/' && text.peek() == '*') {
                text.read();
                depth++;
            } else if (c == '*' && text.peek() == '/') {
                text.read();
                depth--;
            }
        } while (depth > 0 && (c = require()) >= 0);
    }

    private String quoted(char quote) throws IOException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        while (true) {
            int c = require();
            if (c == quote) {
                if (text.peek() != quote) {
                    return value.toString(UTF_8);
                }
                text.read();
            }
            value.write(c);
        }
    }

    private String escaped() throws IOException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        while (true) {
            int c = require();
            if (c == '\\') {
                int escape = require();
                switch (escape) {
                    case 'n' -> value.write('\n');
                    case 't' -> value.write('\t');
                    case 'r' -> value.write('\r');
                    case 'b' -> value.write('\b');
                    case 'f' -> value.write('\f');
                    case '\\', '\'' -> value.write(escape);
                    default -> throw new IOException("the escape \\" + (char) escape + " in a literal is not supported");
                }
            } else if (c == '\'') {
                if (text.peek() != '\'') {
                    return value.toString(UTF_8);
                }
                value.write(text.read());
            } else {
                value.write(c);
            }
        }
    }

    private String dollarQuoted() throws IOException {
        StringBuilder tag = new StringBuilder("$");
        int c;
        do {
            c = require();
            tag.append((char) c);
        } while (c != '$');
        byte[] end = tag.toString().getBytes(UTF_8);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < end.length) {
            c = require();
            value.write(c);
            matched = c == end[matched] ? matched + 1 : c == '$' ? 1 : 0;
        }
        byte[] all = value.toByteArray();
        return new String(all, 0, all.length - end.length, UTF_8);
    }

    private String word(int first) throws IOException {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        word.write(first);
        while (isOfWord(text.peek()) || text.peek() == '.' && Character.isDigit(first == '-' ? '0' : first)
                || isExponentSign(word)) {
            word.write(text.read());
        }
        return word.toString(UTF_8);
    }

    /** Whether the next character is a sign as in 1e-7. */
    private boolean isExponentSign(ByteArrayOutputStream word) throws IOException {
        return (text.peek() == '-' || text.peek() == '+') && word.toString(UTF_8).matches("-?[0-9.]+[eE]");
    }

    private static boolean isOfWord(int c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80;
    }

    private int require() throws IOException {
        int c = text.read();
        if (c < 0) {
            throw new EOFException("it ends in the middle of a statement");
        }
        return c;
    }
}
