package dev.kotadb.jobs.serve.answers;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Nothing;
import dev.kotadb.jobs.questions.answer.FileDependencies.Neighbour;
import dev.kotadb.jobs.questions.answer.FoundFile;
import dev.kotadb.jobs.questions.answer.SourceFile;
import dev.kotadb.jobs.questions.request.DependenciesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest.Direction;
import dev.kotadb.jobs.questions.request.FilesRequest;
import dev.kotadb.jobs.questions.request.JobsRequest;
import dev.kotadb.jobs.questions.request.SourceFileRequest;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import dev.kotadb.schema.query.job.Job;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers in one snapshot what is around files that are to be worked on. */
public final class ContextAnswers {
    /** How far dependents are looked for. */
    private static final int DEPTH = 2;

    private static final int RECENT = 10;

    private final Reads reads;

    public ContextAnswers(Reads reads) {
        this.reads = reads;
    }

    /** A file with its declarations, and what depends on it, the nearest first. */
    public record Target(SourceFile source, List<Neighbour> dependents) {
        public Target {
            dependents = List.copyOf(dependents);
        }
    }

    /**
     * What is around files.
     *
     * @param repository null if none of the files is indexed and none was named
     * @param unknown files that are not indexed
     * @param lastJob of the repository; null if there is none that the viewer sees
     */
    public record Context(
            @Nullable Repository repository, List<Target> targets, List<String> unknown, List<FoundFile> recent, @Nullable Job lastJob) {
        public Context {
            targets = List.copyOf(targets);
            unknown = List.copyOf(unknown);
            recent = List.copyOf(recent);
        }
    }

    /**
     * All files have to be of one repository: the named one, otherwise that of the first file that is indexed.
     *
     * @throws Problem if the repository does not exist for the viewer, or a file's name is ambiguous
     */
    public Context around(Viewer viewer, List<String> files, @Nullable String repository) {
        return reads.found(viewer, index -> around(index, files, repository)).value();
    }

    private static Answer<Context> around(CodeIndex index, List<String> files, @Nullable String repository) {
        Repository in = null;
        String name = repository;
        List<Target> targets = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String file : files) {
            Answer<Target> answer = target(index, file, name);
            switch (answer) {
                case Found<Target> found -> {
                    targets.add(found.value());
                    in = repositoryOf(found);
                    name = in.id().toString();
                }
                case Nothing<Target> nothing when nothing.hint() instanceof Hint.NoFile -> unknown.add(file);
                case Answer<Target> other -> {
                    return other.then(_ -> Answer.nothing(new Hint.NoFile(file, List.of())));
                }
            }
        }
        if (name == null) {
            return Answer.found(new Context(null, targets, unknown, List.of(), null));
        }
        String named = name;
        Repository known = in;
        return index.registered(named).then(found -> index.recentFiles(FilesRequest.any(named, 1, RECENT))
                .then(recent -> index.jobs(new JobsRequest(named, null, 1))
                        .map(jobs -> new Context(known == null ? found : known, targets, unknown, recent, jobs.isEmpty() ? null : jobs.getFirst()))));
    }

    private static Repository repositoryOf(Found<Target> found) {
        String name = found.value().source().file().repository();
        return found.repositories().stream().filter(each -> each.fullName().equals(name)
                && each.id().equals(found.value().source().file().repositoryId())).findFirst().orElseThrow();
    }

    private static Answer<Target> target(CodeIndex index, String file, @Nullable String repository) {
        return switch (index.file(new SourceFileRequest(file, repository, 1))) {
            case Found<SourceFile> found -> index.dependencies(new DependenciesRequest(found.value().file().path(),
                            found.value().file().repositoryId().toString(), Direction.DEPENDENTS, DEPTH))
                    .map(around -> new Target(found.value(), around.dependents() == null ? List.of() : around.dependents()))
                    .about(found.repositories());
            case Answer<SourceFile> other -> other.then(_ -> Answer.nothing(new Hint.NoFile(file, List.of())));
        };
    }
}
