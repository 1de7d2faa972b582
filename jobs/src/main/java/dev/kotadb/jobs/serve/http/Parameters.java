package dev.kotadb.jobs.serve.http;

import dev.kotadb.jobs.serve.answers.Page;
import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.jobs.serve.answers.SafeText;
import dev.kotadb.jobs.serve.openapi.Operation;
import dev.kotadb.jobs.serve.openapi.Operations;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.function.ServerRequest;

/** The query parameters of a request, of which each has to be known. */
final class Parameters {
    private final MultiValueMap<String, String> given;

    private Parameters(MultiValueMap<String, String> given) {
        this.given = given;
    }

    /** @throws Problem if there is another one: a misspelt parameter would be ignored in silence */
    static Parameters of(ServerRequest request, Operation operation) {
        if (!operation.method().equals("GET")) {
            return none(request.servletRequest().getQueryString());
        }
        List<String> known = operation.queryNames();
        MultiValueMap<String, String> given;
        Set<String> unknown;
        try {
            given = request.params();
            unknown = new TreeSet<>(given.keySet());
        } catch (IllegalStateException e) { // Tomcat reads them now
            throw Problem.badRequest("The query is not well-formed");
        }
        unknown.removeAll(Set.copyOf(known));
        if (!unknown.isEmpty()) {
            throw Problem.badRequest("Unknown parameter: " + SafeText.shortened(unknown.iterator().next())
                    + (known.isEmpty() ? "; there are none" : "; known are " + String.join(", ", known)));
        }
        return new Parameters(given);
    }

    /** Other methods have a body only, which must not be read as a form, although curl calls it one. */
    private static Parameters none(@Nullable String query) {
        if (query != null && !query.isEmpty()) {
            throw Problem.badRequest("Unknown parameter: " + SafeText.shortened(query.split("[=&]", 2)[0]) + "; there are none");
        }
        return new Parameters(new LinkedMultiValueMap<>());
    }

    @Nullable String text(String name) {
        String value = given.getFirst(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        return SafeText.checked("Parameter '" + name + "'", value);
    }

    String required(String name) {
        String value = text(name);
        if (value == null || value.isBlank()) {
            throw Problem.badRequest("Missing " + name + " query parameter");
        }
        return value;
    }

    /** A larger number counts as the largest. */
    int number(String name, int otherwise, int most) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("0*[1-9]\\d{0,8}")) {
            throw Problem.badRequest("Parameter '" + name + "' must be a number from 1 to " + most);
        }
        return Math.min(Integer.parseInt(value), most);
    }

    /** 0 if it is not given. */
    int offset(String name) {
        return size(name, 0, Integer.MAX_VALUE);
    }

    /** May be 0; a larger number than the largest counts as the largest. */
    int size(String name, int otherwise, int most) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("\\d{1,9}")) {
            throw Problem.badRequest("Parameter '" + name + "' must be a number from 0 on");
        }
        return Math.min(Integer.parseInt(value), most);
    }

    boolean truth(String name) {
        String value = text(name);
        if (value == null || Set.of("true", "false").contains(value)) {
            return "true".equals(value);
        }
        throw Problem.badRequest("Parameter '" + name + "' must be true or false");
    }

    /** One of an enum's names, in lower case. */
    <E extends Enum<E>> E choice(String name, E otherwise) {
        String value = text(name);
        List<E> choices = Arrays.asList(otherwise.getDeclaringClass().getEnumConstants());
        Optional<E> chosen = value == null
                ? Optional.of(otherwise)
                : choices.stream().filter(each -> text(each).equals(value)).findFirst();
        return chosen.orElseThrow(() -> Problem.badRequest("Parameter '" + name + "' must be one of: "
                + choices.stream().map(Parameters::text).collect(Collectors.joining(", "))));
    }

    private static String text(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** By {@code limit} and {@code cursor}. */
    Page page(int otherwise) {
        return Page.at(text("cursor"), number("limit", otherwise, Operations.MOST_ON_A_PAGE));
    }
}
