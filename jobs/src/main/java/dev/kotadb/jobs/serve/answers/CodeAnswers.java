package dev.kotadb.jobs.serve.answers;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Nothing;
import dev.kotadb.jobs.questions.answer.FileDependencies;
import dev.kotadb.jobs.questions.answer.FileDependencies.Neighbour;
import dev.kotadb.jobs.questions.answer.Impact;
import dev.kotadb.jobs.questions.answer.ImportCycle;
import dev.kotadb.jobs.questions.answer.PackageRelation;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.answer.SymbolUses;
import dev.kotadb.jobs.questions.answer.SymbolUses.Use;
import dev.kotadb.jobs.questions.request.CyclesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest;
import dev.kotadb.jobs.questions.request.ImpactRequest;
import dev.kotadb.jobs.questions.request.PackagesRequest;
import dev.kotadb.jobs.questions.request.ReferencesRequest;
import dev.kotadb.jobs.questions.request.SymbolsRequest;
import dev.kotadb.schema.query.OverviewQueries.Counts;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Declarations, their uses, the dependencies between files, and packages. */
public final class CodeAnswers {
    /** A cycle may have thousands of files. */
    private static final int MOST_FILES_OF_A_CYCLE = 100;

    private final Reads reads;

    public CodeAnswers(Reads reads) {
        this.reads = reads;
    }

    public Body symbols(Viewer viewer, SymbolsRequest request, Page page) {
        SymbolsRequest asked = new SymbolsRequest(request.name(), request.kind(), request.repository(), page.needed());
        Found<List<Symbol>> found = orEmpty(viewer, index -> index.symbols(asked), List.of());
        List<Symbol> symbols = page.of(found.value());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("results", symbols);
        page.addNext(fields, found.value().size());
        return Body.of(fields, found.repositories(), symbols.stream().map(Symbol::repository).toList());
    }

    /** The uses, each with how certain it is, and the declarations that they are uses of. */
    public Body references(Viewer viewer, ReferencesRequest request, Page page) {
        Found<List<SymbolUses>> found = uses(viewer, request, page.needed());
        List<Use> all = found.value().stream().flatMap(each -> each.uses().stream()).toList();
        List<Use> uses = page.of(all);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        List<Symbol> symbols = new ArrayList<>();
        found.value().forEach(each -> {
            if (each.target() != null) {
                symbols.add(each.target());
            }
        });
        fields.put("symbols", symbols);
        fields.put("results", uses);
        page.addNext(fields, all.size());
        return Body.of(fields, found.repositories(), uses.stream().map(Use::repository).toList());
    }

    /** The uses of each symbol of the name. @param most of each symbol */
    public Found<List<SymbolUses>> uses(Viewer viewer, ReferencesRequest request, int most) {
        ReferencesRequest asked = new ReferencesRequest(
                request.symbol(), request.type(), request.repository(), request.withoutTarget(), most);
        return orEmpty(viewer, index -> index.references(asked), List.of());
    }

    /** The files around a file, the nearest first. */
    public Body dependencies(Viewer viewer, DependenciesRequest request, Page page) {
        Found<FileDependencies> found = around(viewer, request);
        FileDependencies around = found.value();
        List<Neighbour> all = new ArrayList<>();
        if (around.dependencies() != null) {
            all.addAll(around.dependencies());
        }
        if (around.dependents() != null) {
            all.addAll(around.dependents());
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("repository", around.repository());
        fields.put("file", around.file());
        fields.put("dependencyCount", around.dependencies() == null ? null : around.dependencies().size());
        fields.put("dependentCount", around.dependents() == null ? null : around.dependents().size());
        fields.put("results", page.of(all));
        page.addNext(fields, all.size());
        return Body.of(fields, found.repositories(), List.of(around.repository()));
    }

    public Found<FileDependencies> around(Viewer viewer, DependenciesRequest request) {
        return reads.found(viewer, index -> index.dependencies(request));
    }

    public Body impact(Viewer viewer, ImpactRequest request, Page page) {
        Found<Impact> found = impact(
                viewer, new ImpactRequest(request.subject(), request.repository(), request.depth(), page.needed()));
        Impact impact = found.value();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("repository", impact.repository());
        fields.put("subject", impact.subject());
        fields.put("path", impact.path());
        fields.put("line", impact.line());
        fields.put("deeper", impact.deeper());
        fields.put("results", page.of(impact.dependents()));
        page.addNext(fields, impact.dependents().size());
        Set<String> repositories = impact.dependents().stream().map(Impact.Dependent::repository).collect(Collectors.toSet());
        repositories.add(impact.repository());
        return Body.of(fields, found.repositories(), repositories);
    }

    public Found<Impact> impact(Viewer viewer, ImpactRequest request) {
        return reads.found(viewer, index -> index.impact(request));
    }

    /** Packages that are provided, then those that are depended on. @param name null for all @param repository null for all */
    public Body packages(Viewer viewer, @Nullable String name, @Nullable String repository, Page page) {
        Found<List<PackageRelation>> found = orEmpty(
                viewer, index -> index.packages(new PackagesRequest(name, repository, page.needed())), List.of());
        List<PackageRelation> packages = page.of(found.value());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("results", packages);
        page.addNext(fields, found.value().size());
        return Body.of(fields, found.repositories(), packages.stream().map(PackageRelation::repository).toList());
    }

    public Body cycles(Viewer viewer, CyclesRequest request, Page page) {
        Found<List<ImportCycle>> found = orEmpty(viewer, index -> index.cycles(request), List.of());
        List<ImportCycle> cycles = page.of(found.value()).stream().map(CodeAnswers::shortened).toList();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("total", found.value().size());
        fields.put("results", cycles);
        page.addNext(fields, found.value().size());
        return Body.of(fields, found.repositories(), cycles.stream().map(ImportCycle::repository).toList());
    }

    /** Those of one file, or all. */
    public List<ImportCycle> cyclesOf(Viewer viewer, CyclesRequest request) {
        return orEmpty(viewer, index -> index.cycles(request), List.<ImportCycle>of()).value().stream()
                .map(CodeAnswers::shortened)
                .toList();
    }

    private static ImportCycle shortened(ImportCycle cycle) {
        return new ImportCycle(cycle.repository(), cycle.size(),
                cycle.paths().subList(0, Math.min(cycle.size(), MOST_FILES_OF_A_CYCLE)));
    }

    public Body repositories(Viewer viewer, Page page) {
        List<Repository> all = orEmpty(viewer, CodeIndex::repositories, List.of()).value();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("total", all.size());
        fields.put("results", page.of(all).stream().map(CodeAnswers::repository).toList());
        page.addNext(fields, all.size());
        return Body.of(fields);
    }

    /** A directory of the server is not shown. */
    private static Map<String, @Nullable Object> repository(Repository repository) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", repository.id());
        fields.put("fullName", repository.fullName());
        fields.put("gitUrl", RemoteUrl.shown(repository.gitUrl()));
        fields.put("indexedCommit", repository.indexedCommit());
        fields.put("lastIndexedAt", Timestamps.instant(repository.lastIndexedAt()));
        return fields;
    }

    /** How much is indexed. @param repository null for all */
    public Body statistics(Viewer viewer, @Nullable String repository) {
        Found<Counts> found = orEmpty(viewer, index -> index.counts(repository), new Counts(0, 0, 0, 0));
        Counts counts = found.value();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("repositories", found.repositories().size());
        fields.put("files", counts.files());
        fields.put("symbols", counts.symbols());
        fields.put("references", counts.references());
        fields.put("dependencies", counts.dependencies());
        fields.put("summary", counts.files() + " files with " + counts.symbols() + " symbols and " + counts.references()
                + " references in " + found.repositories().size() + " repositories");
        return Body.of(fields, found.repositories(), List.of());
    }

    /** A list that has nothing is empty; what does not exist is a problem. */
    private <T> Found<T> orEmpty(Viewer viewer, Function<CodeIndex, Answer<T>> question, T empty) {
        return reads.found(viewer, index -> {
            Answer<T> answer = question.apply(index);
            return answer instanceof Nothing<T> nothing
                            && (nothing.hint() instanceof Hint.NoIndexedRepository || nothing.hint() instanceof Hint.NoSymbol
                                    || nothing.hint() instanceof Hint.NoPackage)
                    ? Answer.found(empty)
                    : answer;
        });
    }
}
