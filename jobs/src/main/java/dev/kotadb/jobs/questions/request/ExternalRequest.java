package dev.kotadb.jobs.questions.request;

/**
 * A look-up of the uses of a symbol that is declared elsewhere, in all repositories.
 *
 * @param scheme where its name comes from: jdk, maven, npm, node, js, python or go
 * @param name the whole qualified name
 * @param limit the largest number of uses
 */
public record ExternalRequest(String scheme, String name, int limit) {
    public ExternalRequest {
        Limits.check(limit);
    }
}
