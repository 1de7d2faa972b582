package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Answer;

import dev.kotadb.jobs.questions.answer.Answer.Ambiguous;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Subject;
import dev.kotadb.schema.query.ProjectQueries;
import dev.kotadb.schema.query.ProjectQueries.Project;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a project, to ask only about its repositories. */
record ProjectLookup(ProjectQueries queries) {
    /** @param idOrName null for the repositories of all projects and of none */
    Answer<RepositoryLookup> within(@Nullable String idOrName, RepositoryLookup all) {
        return idOrName == null
                ? Answer.found(all)
                : find(idOrName).then(project -> {
                    RepositoryLookup only = all.only(project.repositories());
                    return only.indexed().isEmpty() ? Answer.nothing(new Hint.EmptyProject(project.name())) : Answer.found(only);
                });
    }

    /** The one with this id or very name, otherwise the one whose name differs in letter case only. */
    private Answer<Project> find(String idOrName) {
        List<Project> found = queries.find(idOrName);
        List<Project> exact = found.stream()
                .filter(each -> each.name().equals(idOrName) || each.id().toString().equalsIgnoreCase(idOrName))
                .toList();
        List<Project> chosen = exact.isEmpty() ? found : exact;
        return switch (chosen.size()) {
            case 0 -> Answer.nothing(new Hint.NoProject(idOrName));
            case 1 -> Answer.found(chosen.getFirst());
            default -> new Ambiguous<>(Subject.PROJECT, idOrName, chosen.stream().map(each -> each.id().toString()).toList());
        };
    }
}
