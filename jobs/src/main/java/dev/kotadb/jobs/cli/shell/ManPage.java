package dev.kotadb.jobs.cli.shell;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes a manual page in the language of man(7), from what {@code --help} shows. */
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String of(CommandSpec root, String version) {
        ManPage page = new ManPage();
        page.line(".TH KOTA 1 \"\" \"kota " + escaped(version) + "\" \"User Commands\"");
        page.line(".SH NAME");
        page.text(List.of(root.name() + " - " + sentence(root).replaceFirst("\\.$", "")));
        page.line(".SH SYNOPSIS");
        page.synopsis(root);
        page.line(".SH OPTIONS");
        page.options(root);
        page.line(".SH COMMANDS");
        root.subcommands().values().forEach(each -> page.command(each.getCommandSpec()));
        page.line(".SH NOTES");
        page.footer(root);
        return page.page.toString();
    }

    private void command(CommandSpec command) {
        line(".SS " + escaped(command.qualifiedName()));
        synopsis(command);
        line(".PP");
        text(List.of(sentence(command)));
        for (PositionalParamSpec each : command.positionalParameters()) {
            line(".TP");
            line("\\fI" + escaped(each.paramLabel()) + "\\fR");
            text(List.of(each.description()));
        }
        options(command);
        footer(command);
        command.subcommands().values().forEach(each -> command(each.getCommandSpec()));
    }

    private void synopsis(CommandSpec command) {
        Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
        line(".B " + escaped(help.synopsis(0).replaceAll("\\s+", " ").strip()));
    }

    /** Without the inherited options, which the page has once. */
    private void options(CommandSpec command) {
        for (OptionSpec each : command.options()) {
            if (each.inherited() || (each.usageHelp() && command.parent() != null)) {
                continue;
            }
            line(".TP");
            line("\\fB" + String.join("\\fR, \\fB", Stream.of(each.names()).map(ManPage::escaped).toList()) + "\\fR"
                    + (each.arity().max() == 0 ? "" : " \\fI" + escaped(each.paramLabel()) + "\\fR"));
            text(List.of(each.description()));
        }
    }

    /** Examples and notes, as they stand in the lines of the help. */
    private void footer(CommandSpec command) {
        String[] lines = command.usageMessage().footer();
        if (lines.length == 0) {
            return;
        }
        line(".PP");
        line(".nf");
        text(Stream.of(command.usageMessage().footerHeading().replace("%n", "\n").strip()).toList());
        text(List.of(lines));
        line(".fi");
    }

    private static String sentence(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private void text(List<String> lines) {
        lines.stream().flatMap(each -> each.replace("%n", "\n").replace("%%", "%").lines()).forEach(each -> {
            String line = escaped(each.stripTrailing());
            line(line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line);
        });
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    }
}
