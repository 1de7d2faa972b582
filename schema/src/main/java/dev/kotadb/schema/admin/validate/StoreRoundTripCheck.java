package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.List;

/** Checks that data that the service role stores with store_indexed_data is read back unchanged. */
final class StoreRoundTripCheck implements Check {
    private static final String READ = """
            SELECT concat_ws(' ', source.path, r.reference_type, r.line_number, 'to', s.name, s.kind, 'in', target.path,
                             'by', d.dependency_type)
            FROM public."references" r
            JOIN public.indexed_files source ON source.id = r.source_file_id
            JOIN public.symbols s ON s.id = r.target_symbol_id
            JOIN public.indexed_files target ON target.id = s.file_id
            JOIN public.dependency_graph d ON d.from_file_id = source.id AND d.to_file_id = target.id
            WHERE r.repository_id = ?
            """;

    @Override
    public String name() {
        return "store-indexed-data";
    }

    @Override
    public String title() {
        return "store_indexed_data stores what it is given";
    }

    @Override
    public List<String> needs() {
        return List.of(CONNECTION, MIGRATIONS, ROLES);
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        SampleTenant tenant = SampleTenant.create(transaction);
        transaction.become("service_role");
        SampleTenant.Counts stored = tenant.store(transaction);
        SampleTenant.Counts expected = new SampleTenant.Counts(SampleTenant.FILES, SampleTenant.SYMBOLS,
                SampleTenant.REFERENCES, SampleTenant.DEPENDENCIES);
        if (!stored.equals(expected)) {
            return wrong("given " + expected + ", it reports " + stored);
        }
        List<String> read = transaction.list(READ, row -> row.getString(1), tenant.repository());
        String written = SampleTenant.CALLER_FILE + " type_reference 1 to " + tenant.className() + " class in "
                + SampleTenant.CLASS_FILE + " by file_import";
        if (!read.equals(List.of(written))) {
            return wrong("stored '" + written + "', read back " + read);
        }
        // A second call replaces what the first one stored.
        if (!tenant.store(transaction).equals(expected)
                || !transaction.list(READ, row -> row.getString(1), tenant.repository()).equals(read)) {
            return wrong("a second call does not replace what the first one stored");
        }
        return new CheckResult.Passed("files, symbols, references and dependencies, twice");
    }

    private static CheckResult wrong(String what) {
        return CheckResult.failed("store_indexed_data: " + what,
                "kota db diff shows how the function differs from what the migrations make.");
    }
}
