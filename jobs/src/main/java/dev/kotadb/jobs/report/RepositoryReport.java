package dev.kotadb.jobs.report;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.DependencyMap;
import dev.kotadb.jobs.questions.answer.DependencyMap.Entry;
import dev.kotadb.jobs.questions.answer.DependencyMap.Kind;
import dev.kotadb.jobs.questions.answer.ImportCycle;
import dev.kotadb.jobs.questions.answer.RepositoryOverview;
import dev.kotadb.jobs.questions.answer.UsedFile;
import dev.kotadb.jobs.questions.request.CyclesRequest;
import dev.kotadb.jobs.questions.request.JobsRequest;
import dev.kotadb.jobs.questions.request.MapRequest;
import dev.kotadb.schema.query.job.Job;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * What a repository consists of, and how its folders and files depend on each other.
 *
 * @param mostUsed the files that most other files depend on
 * @param runs the last ones, the newest first
 * @param folders a map of each folder with several files, the largest folders if there are very many
 */
public record RepositoryReport(
        RepositoryOverview overview, List<UsedFile> mostUsed, List<ImportCycle> cycles, List<Job> runs, DependencyMap map, List<DependencyMap> folders) {
    private static final int MOST_RUNS = 10;
    private static final int MOST_FOLDERS = 150;

    public RepositoryReport {
        mostUsed = List.copyOf(mostUsed);
        cycles = List.copyOf(cycles);
        runs = List.copyOf(runs);
        folders = List.copyOf(folders);
    }

    /** @param repository full name, last part of one or id */
    public static Answer<RepositoryReport> of(CodeIndex index, String repository) {
        return index.overview(repository).then(overview -> {
            String id = overview.repository().id().toString();
            return index.cycles(new CyclesRequest(id, null))
                    .then(cycles -> index.jobs(new JobsRequest(id, null, MOST_RUNS))
                            .then(runs -> index.map(new MapRequest(id, "", null, null))
                                    .then(map -> index.mostUsed(id).map(used -> new RepositoryReport(
                                            overview, used, cycles, runs, map, folders(index, id, map))))));
        });
    }

    private static List<DependencyMap> folders(CodeIndex index, String repository, DependencyMap whole) {
        Map<String, DependencyMap> maps = new LinkedHashMap<>();
        PriorityQueue<Entry> waiting = new PriorityQueue<>(
                Comparator.comparingInt((Entry each) -> -each.files()).thenComparing(Entry::path));
        waiting.addAll(folders(whole));
        while (!waiting.isEmpty() && maps.size() < MOST_FOLDERS) {
            String folder = waiting.poll().path();
            if (!maps.containsKey(folder)
                    && index.map(new MapRequest(repository, folder, null, null)) instanceof Answer.Found<DependencyMap> found) {
                maps.put(folder, found.value());
                waiting.addAll(folders(found.value()));
            }
        }
        return new ArrayList<>(maps.values());
    }

    private static List<Entry> folders(DependencyMap map) {
        return map.entries().stream().filter(each -> each.kind() == Kind.FOLDER && each.files() > 1).toList();
    }
}
