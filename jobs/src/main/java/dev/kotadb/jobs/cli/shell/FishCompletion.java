package dev.kotadb.jobs.cli.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the completions of fish, which picocli does not. */
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    static String script(CommandSpec root) {
        FishCompletion completion = new FishCompletion();
        completion.functions(root);
        completion.command(root);
        return completion.script.toString();
    }

    /** Which command the line is at: a word that is no command there is an argument, and so is one behind an option that takes a value. */
    private void functions(CommandSpec root) {
        Set<String> commands = new LinkedHashSet<>();
        Set<String> withValue = new LinkedHashSet<>();
        collect(root, commands, withValue);
        script.append("""
                function __kota_command
                    set -l at kota
                    set -l value no
                    for word in (commandline -opc)[2..-1]
                        if test $value = yes
                            set value no
                            continue
                        end
                        switch "$word"
                            case %s
                                set value yes
                            case '*'
                                switch "$at $word"
                                    case %s
                                        set at "$at $word"
                                end
                        end
                    end
                    echo $at
                end
                function __kota_at
                    test (__kota_command) = "$argv"
                end
                """.formatted(list(withValue), list(commands)));
    }

    private static String list(Set<String> words) {
        return words.stream().map(FishCompletion::quoted).collect(Collectors.joining(" "));
    }

    private static void collect(CommandSpec command, Set<String> commands, Set<String> withValue) {
        command.options().stream().filter(each -> each.arity().max() > 0)
                .forEach(each -> withValue.addAll(List.of(each.names())));
        for (CommandLine each : command.subcommands().values()) {
            commands.add(each.getCommandSpec().qualifiedName());
            collect(each.getCommandSpec(), commands, withValue);
        }
    }

    private void command(CommandSpec command) {
        String here = "complete -c kota -n " + quoted("__kota_at " + command.qualifiedName());
        if (command.positionalParameters().isEmpty()) {
            line(here, "-f");
        }
        command.positionalParameters().stream()
                .filter(each -> each.completionCandidates() != null)
                .forEach(each -> line(here, "-f -a", candidates(each)));
        command.subcommands().forEach((name, each) ->
                line(here, "-f -a", quoted(name), "-d", description(each.getCommandSpec().usageMessage().description())));
        command.options().forEach(each -> line(here, option(each), "-d", description(each.description())));
        command.subcommands().values().forEach(each -> command(each.getCommandSpec()));
    }

    private void line(String... parts) {
        script.append(String.join(" ", parts)).append('\n');
    }

    private static String option(OptionSpec option) {
        String names = option.longestName().equals(option.shortestName())
                ? name(option.longestName())
                : name(option.shortestName()) + " " + name(option.longestName());
        if (option.arity().max() == 0) {
            return names;
        }
        return option.completionCandidates() == null ? names + " -r" : names + " -x -a " + candidates(option);
    }

    private static String name(String name) {
        return name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1);
    }

    private static String candidates(ArgSpec argument) {
        return quoted(StreamSupport.stream(argument.completionCandidates().spliterator(), false).collect(Collectors.joining(" ")));
    }

    /** The first sentence. */
    private static String description(String... lines) {
        String text = String.join(" ", lines).replace("%n", " ").replace("%%", "%").strip();
        return quoted(text.replaceFirst("(?s)[.;] .*", "").replaceFirst("\\.$", ""));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
