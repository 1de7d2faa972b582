package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.Invocation;
import dev.kotadb.jobs.cli.console.StandardOutput;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.server.EmbeddedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Runs the usual commands in one process, so that the virtual machine records in an ahead-of-time cache which classes they load;
 * {@code scripts/kota} starts it after a build. A cache's classes are all loaded at each start, so that commands that ask, which
 * need few, have a cache of their own, and so have servers.
 *
 * <p>Arguments: {@code database} creates an empty database; {@code jobs DIRECTORY} indexes the directory; {@code questions} asks
 * the index of that; {@code server} asks a server.
 */
final class Training {
    private static final String REPOSITORY = "kota/training";

    private Training() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        boolean trained;
        try (EmbeddedServer server = EmbeddedServer.lease(Database.home(environment))) {
            System.out.println("training on " + server.jdbcUrl());
            trained = arguments[0].equals("server")
                    ? ServerTraining.run(environment, REPOSITORY)
                    : run(environment, commands(arguments));
        }
        System.exit(trained ? ExitCode.DONE : ExitCode.FAILED);
    }

    private static boolean run(Map<String, String> environment, List<List<String>> commands) {
        boolean trained = true;
        for (List<String> command : commands) {
            StandardOutput nowhere = new StandardOutput(OutputStream.nullOutputStream());
            int code = Kota.run(Invocation.ofThisProcess(nowhere, environment), command.toArray(String[]::new));
            System.out.println(String.join(" ", command) + " ended with " + code);
            trained &= code == ExitCode.DONE || code == ExitCode.SOME_FILES_FAILED;
        }
        return trained;
    }

    private static List<List<String>> commands(String... arguments) {
        if (arguments[0].equals("database")) {
            return List.of(List.of("db", "migrate"));
        }
        if (arguments[0].equals("jobs")) {
            List<String> index = List.of("index", arguments[1], "--name", REPOSITORY);
            return List.of(index, index);
        }
        return List.of(
                List.of("search", "parser"),
                List.of("search", "parser", "--json"),
                List.of("search", "--regex", "\\bparse\\w*\\("),
                List.of("symbols", "Parser"),
                List.of("symbols", "Parser", "--json"),
                List.of("refs", "Parser"),
                List.of("deps", "--cycles"),
                List.of("impact", "SourceParser"),
                List.of("jobs"));
    }
}
