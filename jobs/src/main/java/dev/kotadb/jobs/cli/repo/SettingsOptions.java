package dev.kotadb.jobs.cli.repo;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.source.PathPatterns;
import dev.kotadb.schema.index.repository.RepositorySettingsTable.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How scheduled runs index a repository; options that are not given leave a setting as it is. */
final class SettingsOptions {
    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,5})([hd])");

    @Option(names = "--ref", paramLabel = "REF",
            description = "A branch, a tag or a commit; '' for what the remote or the directory says (the default).")
    private @Nullable String ref;

    @Option(names = "--priority", paramLabel = "N", description = "A higher one is indexed earlier; 0 is the default.")
    private @Nullable Integer priority;

    @Option(names = "--max-age", paramLabel = "AGE",
            description = "Index it anew when its index is older, such as 12h or 7d (the default), even if nothing moved.")
    private @Nullable String age;

    @Option(names = "--include", paramLabel = "PATTERN",
            description = "Only files that match, as in .gitignore; may be repeated; '' for all files.")
    private @Nullable List<String> include;

    @Option(names = "--exclude", paramLabel = "PATTERN",
            description = "No files that match, as in .gitignore; may be repeated; '' for none.")
    private @Nullable List<String> exclude;

    /** @throws CommandFailure for an option that makes no sense */
    Settings over(Settings settings) {
        Settings changed = new Settings(
                ref == null ? settings.ref() : ref.isEmpty() ? null : ref,
                Objects.requireNonNullElse(priority, settings.priority()),
                age == null ? settings.maximumAge() : duration(age),
                include == null ? settings.include() : patterns(include),
                exclude == null ? settings.exclude() : patterns(exclude));
        new PathPatterns(changed.include(), changed.exclude()); // refuses a wrong pattern
        return changed;
    }

    private static List<String> patterns(List<String> given) {
        return given.stream().filter(pattern -> !pattern.isEmpty()).toList();
    }

    private static Duration duration(String age) {
        Matcher matcher = AGE.matcher(age);
        if (!matcher.matches()) {
            throw new CommandFailure("--max-age: not an age: " + age + "; write hours or days, such as 12h or 7d", ExitCode.USAGE);
        }
        int number = Integer.parseInt(matcher.group(1));
        return matcher.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
    }

    /** As it is given to {@code --max-age}. */
    static String text(Duration age) {
        return age.toHours() % 24 == 0 ? age.toDays() + "d" : age.toHours() + "h";
    }
}
