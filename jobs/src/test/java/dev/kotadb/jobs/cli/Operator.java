package dev.kotadb.jobs.cli;


import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Types commands at two instances, {@code production} and {@code staging}; at no terminal, so that nothing can be asked. */
record Operator(Path home, String password) {
    /** @param production address of the database that is protected */
    static Operator of(Path home, String production, String staging, TestDatabase server) {
        try {
            Files.writeString(home.resolve("instances.yaml"), """
                    production: {url: '%1$s', user: %3$s, password-env: KOTA_TEST_PASSWORD, colour: red}
                    staging: {url: '%2$s', user: %3$s, password-env: KOTA_TEST_PASSWORD}
                    """.formatted(production, staging, server.user()));
            return new Operator(home, server.password());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a command ended with. */
    record Result(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** @param line as it is typed after {@code kota}; no argument holds a space */
    Result types(String line) {
        Map<String, String> environment = Map.of("KOTA_HOME", home.toString(), "KOTA_TEST_PASSWORD", password);
        TypedCommand typed = TypedCommand.run(environment, line.split(" "));
        return new Result(typed.code(), typed.out(), typed.err());
    }
}
