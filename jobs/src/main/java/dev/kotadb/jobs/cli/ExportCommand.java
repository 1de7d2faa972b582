package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.ExportQueries;
import dev.kotadb.schema.query.Repositories;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write all that is known of a repository as JSON lines, sorted, without ids and times.",
        footerHeading = "%nTwo exports of the same content are the same bytes. Lines count from 1, columns from 0 in"
                + " UTF-16 units.%n%nExamples:%n",
        footer = {"  kota export acme/shop > shop.jsonl", "  kota export acme/shop | grep '\"type\":\"symbol\"'"})
final class ExportCommand implements Callable<Integer> {
    private static final int LINES_BETWEEN_CHECKS = 5000;

    private final Console console;
    private final IndexReader.Source index;

    @Mixin
    private final Viewer viewer = new Viewer();

    @Parameters(paramLabel = "REPO", description = "owner/repo, its last part, or its id.")
    private String repository = "";

    ExportCommand(Console console, IndexReader.Source index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        try (IndexReader reader = viewer.open(index);
                JsonLines lines = new JsonLines(console.out())) {
            Repositories chosen = RepositoryChoice.choose(reader, repository);
            if (chosen.areSeveral()) {
                throw new CommandFailure("Several owners have a repository " + repository + ". Give its id: "
                        + chosen.ids());
            }
            Sink sink = new Sink(lines);
            new ExportQueries(reader.connection()).export(chosen.ids().getFirst(), sink);
        }
        return ExitCode.DONE;
    }

    /** Writes rows as they come, so that memory does not grow with the repository. */
    private final class Sink implements ExportQueries.RowSink {
        private final JsonLines lines;
        private String typeOfColumns = "";
        private List<String> columns = List.of();
        private long rows;

        Sink(JsonLines lines) {
            this.lines = lines;
        }

        @Override
        public void row(String type, ResultSet values) throws SQLException {
            if (!type.equals(typeOfColumns)) {
                columns = names(values.getMetaData());
                typeOfColumns = type;
            }
            lines.begin();
            lines.field("type", type);
            for (int i = 0; i < columns.size(); i++) {
                field(columns.get(i), values.getObject(i + 1));
            }
            lines.end();
            rows++;
            if (rows % LINES_BETWEEN_CHECKS == 0 && console.isClosed()) {
                throw new CommandFailure("Nobody reads the export any more; it is not complete.");
            }
        }

        private static List<String> names(ResultSetMetaData metaData) throws SQLException {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                names.add(metaData.getColumnLabel(i));
            }
            return names;
        }

        private void field(String name, @Nullable Object value) {
            if (!name.equals("metadata")) {
                lines.field(name, value);
            } else if (value != null) {
                lines.field(name, new JsonLines.Raw(value.toString()));
            }
        }
    }
}
