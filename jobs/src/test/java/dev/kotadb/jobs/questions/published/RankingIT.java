package dev.kotadb.jobs.questions.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.SearchResult;
import dev.kotadb.jobs.questions.request.SearchRequest;
import dev.kotadb.jobs.questions.request.SearchRequest.Mode;
import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A long file that declares a name comes before short files that have much to do with it. */
class RankingIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @BeforeAll
    static void index(@TempDir Path home, @TempDir Path sources) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("    // sentence ").append(i).append(" about something else\n");
        }
        Files.writeString(sources.resolve("Pool.java"), "class Pool {\n" + text + "}\n");
        Files.writeString(sources.resolve("ThreadPool.java"), "class ThreadPool extends Pool {\n" + text + "}\n");
        Files.writeString(sources.resolve("Server.java"), "class Server {\n    Pool pool;\n    ThreadPool threadPool = new ThreadPool();\n}\n");
        Files.writeString(sources.resolve("PoolTests.java"),
                "class PoolTests {\n    void poolOpens() {}\n    void poolCloses() {}\n    void poolIsFull() {}\n    Pool pool;\n}\n");
        Files.writeString(sources.resolve("notes.md"), "Thread pool, thread pool, thread pool: one thread and one pool.\n");
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home)) {
            application.index(sources, "test/ranking");
        }
    }

    @Test
    void aClassComesBeforeVariablesAndLongerNames() {
        assertThat(files("Pool")).first().isEqualTo("Pool.java");
        assertThat(files("pool")).first().isEqualTo("Pool.java");
        assertThat(files("ThreadPool")).first().isEqualTo("ThreadPool.java");
    }

    @Test
    void severalWordsAreFirstTheNameThatTheyMake() {
        assertThat(files("thread pool")).startsWith("ThreadPool.java", "Server.java", "notes.md");
    }

    private static List<String> files(String words) {
        SearchRequest request = new SearchRequest(words, Mode.WORDS, null, null, null, "", 20, Duration.ofMinutes(1));
        Answer<CodeIndex> opened = PublishedIndex.open(DATABASE.dataSource(), new Viewer.Owner(), () -> {});
        try (CodeIndex index = ((Found<CodeIndex>) opened).value()) {
            SearchResult.Files found = (SearchResult.Files) ((Found<SearchResult>) index.search(request)).value();
            return found.files().stream().map(SearchResult.FileMatch::path).toList();
        }
    }
}
