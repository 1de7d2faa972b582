package dev.kotadb.jobs.questions.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.SearchResult;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import dev.kotadb.schema.settings.Limit;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a server that were given last. What is published does not change, so an answer holds until another run publishes:
 * it is remembered for the viewer, the question, and the published states of all repositories that the viewer sees, which are read for
 * each question. If many ask the same at once, one of them reads and the others wait for its answer. For several threads.
 */
public final class RememberedAnswers {
    private final @Nullable AsyncCache<Key, Answer<?>> answers;

    public RememberedAnswers() {
        long size = Limit.SERVE_ANSWERS_SIZE.value();
        this.answers = size == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumWeight(size)
                        .weigher((Key key, Answer<?> answer) -> AnswerSize.of(key) + AnswerSize.of(answer))
                        .expireAfterWrite(Limit.SERVE_ANSWERS_AGE.duration())
                        .buildAsync();
    }

    /** @param seen a hash of the published states of all that the viewer sees */
    private record Key(Viewer viewer, String seen, String question, List<@Nullable Object> asked) {}

    /** The index with the answers that are known. @param index of this viewer; closing either closes it */
    public CodeIndex of(CodeIndex index, Viewer viewer) {
        return answers == null ? index : new RememberingIndex(index, viewer, this);
    }

    /** @param question a name for the kind of question */
    <T> Answer<T> get(
            Viewer viewer, List<Repository> seen, String question, List<@Nullable Object> asked, Supplier<Answer<T>> answer) {
        Key key = new Key(viewer, hash(seen), question, asked);
        CompletableFuture<Answer<?>> own = new CompletableFuture<>();
        CompletableFuture<Answer<?>> known = Objects.requireNonNull(answers).asMap().putIfAbsent(key, own);
        if (known != null) {
            return known(known, answer);
        }
        try {
            Answer<T> found = answer.get();
            if (!isWhole(found)) {
                answers.asMap().remove(key, own);
            }
            own.complete(found);
            return found;
        } finally {
            if (!own.isDone()) {
                answers.asMap().remove(key, own);
                own.cancel(false);
            }
        }
    }

    /** Its own answer if the other question failed, or takes long. */
    @SuppressWarnings("unchecked")
    private static <T> Answer<T> known(CompletableFuture<Answer<?>> known, Supplier<Answer<T>> answer) {
        try {
            // The key has the kind of question, which has one type of answer.
            return (Answer<T>) known.get(Limit.SERVE_STATEMENT_TIMEOUT.duration().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer.get();
        }
    }

    /** Of thousands of repositories, too, as small as of one. */
    private static String hash(List<Repository> seen) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            seen.forEach(each -> digest.update(each.toString().getBytes(UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Hints and refusals are made anew, and a search that was ended by its time limit may find more another time. */
    private static boolean isWhole(Answer<?> answer) {
        return answer instanceof Answer.Found<?> found && !(found.value() instanceof SearchResult.Lines lines && lines.timedOut());
    }
}
