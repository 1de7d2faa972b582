package dev.kotadb.jobs.cli.console;

/** The version of this program, from the jar's manifest. */
public final class ProgramVersion {
    private ProgramVersion() {}

    public static String text() {
        String built = ProgramVersion.class.getPackage().getImplementationVersion();
        return built == null ? "development build" : built;
    }
}
