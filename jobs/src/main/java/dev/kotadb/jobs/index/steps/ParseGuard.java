package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.steps.FileParser.ParsedFacts;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.staging.FileOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses a run's contents so that one of them may end the process: what is being parsed is recorded, the contents of a process
 * that died are parsed alone, and the one at which a process died again is not parsed any more. Safe for use by several
 * threads.
 */
final class ParseGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ParseGuard.class);
    private static final String SET_ASIDE = "set aside: twice, its process died while parsing it;"
            + " kota index --retry-poison (retryPoison=true) tries it again";

    private final FileParser parser;
    private final ParseMarks marks;
    private final Workspace workspace;

    ParseGuard(FileParser parser, ParseMarks marks, Workspace workspace) {
        this.parser = parser;
        this.marks = marks;
        this.workspace = workspace;
    }

    /** A text to parse. @param sizeBytes of the file */
    record Content(ContentKey key, String text, long sizeBytes) {}

    /** Parses the contents of a page. */
    @FunctionalInterface
    interface Page {
        /** @param content one of those that the page was begun with */
        ParsedFacts parse(Content content);
    }

    /** Whether the content is not parsed any more. */
    boolean isSetAside(ContentKey key) {
        return Boolean.TRUE.equals(suspects().get(key)) && !workspace.run().request().retryPoison();
    }

    /**
     * Parses contents, of which other threads know nothing.
     *
     * @param contents without duplicates
     * @param work parses them
     */
    <T> T parse(List<Content> contents, Function<Page, T> work) {
        Map<ContentKey, ParsedFacts> known = new HashMap<>();
        List<ContentKey> others = new ArrayList<>();
        for (Content content : contents) {
            if (isSetAside(content.key())) {
                known.put(content.key(), setAside(content));
            } else if (suspects().containsKey(content.key())) {
                known.put(content.key(), alone(content));
            } else {
                others.add(content.key());
            }
        }
        Page page = content -> {
            ParsedFacts parsed = known.get(content.key());
            return parsed == null ? parser.parse(content.key(), content.text(), content.sizeBytes()) : parsed;
        };
        Supplier<T> parsing = () -> work.apply(page);
        return others.isEmpty() ? parsing.get() : marks.together(workspace.run(), others, parsing);
    }

    private ParsedFacts alone(Content content) {
        LOG.info("parsing {} content {} alone, because a process died while parsing it", content.key().language(),
                content.key().blobHash());
        return marks.alone(workspace.run(), content.key(),
                () -> parser.parse(content.key(), content.text(), content.sizeBytes()));
    }

    private static ParsedFacts setAside(Content content) {
        return FileParser.facts(content.key(), content.sizeBytes(), FileOutcome.FAILED, SET_ASIDE, FileFacts.NONE);
    }

    private Map<ContentKey, Boolean> suspects() {
        return workspace.shared(Suspects.class, () -> new Suspects(marks.suspects())).contents();
    }

    /** Those at the beginning of this attempt. */
    private record Suspects(Map<ContentKey, Boolean> contents) {}
}
