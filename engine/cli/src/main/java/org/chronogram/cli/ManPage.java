package org.chronogram.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of the command line, made of the descriptions that its help shows. Models are not in it: which there are
 * depends on the class path.
 */
final class ManPage {
    /** How headings are written in the text below the options. */
    private static final Pattern HEADING = Pattern.compile("@\\|bold (.*?):?\\|@");

    private static final String ALL_DOCUMENTS =
            "The documents of Chronogram are in the folder docs of its distribution.";

    private final CommandLine root;
    private final Troff page;

    private ManPage(CommandLine root, String version) {
        this.root = root;
        page = new Troff("SIM", "1", "Chronogram " + version, "Chronogram");
    }

    /**
     * Writes the page.
     *
     * @param root the command line.
     * @param version version of the program.
     * @return the page, in troff.
     */
    static String of(CommandLine root, String version) {
        return new ManPage(root, version).write();
    }

    private String write() {
        CommandSpec spec = root.getCommandSpec();
        page.section("Name").words("sim - run parallel discrete-event simulations with Chronogram");
        page.section("Synopsis").words(synopsis(spec));
        page.section("Description");
        page.words(described(spec));
        page.section("Options");
        options(spec.options());
        page.section("Commands");
        page.words("A command takes the options above too. MODEL is the name of a model; 'sim models' lists them, and"
                + " 'sim run MODEL --help' describes the parameters of one.");
        root.getSubcommands().values().forEach(command -> command(command.getCommandSpec()));
        footer(spec, true);
        page.section("See also").words(ALL_DOCUMENTS);
        return page.toString();
    }

    private void command(CommandSpec spec) {
        page.part(synopsis(spec));
        page.words(described(spec));
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            page.item(parameter.paramLabel(), description(parameter));
        }
        List<OptionSpec> own =
                spec.options().stream().filter(option -> !option.inherited()).toList();
        Map<String, List<OptionSpec>> groups = OptionGroups.byHeading(own);
        groups.forEach((heading, options) -> {
            if (groups.size() > 1) {
                page.heading(heading);
            }
            options(options);
        });
        footer(spec, false);
    }

    private static String synopsis(CommandSpec spec) {
        Help help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
        return help.synopsis(0).strip().replaceAll("\\s+", " ");
    }

    private static String described(CommandSpec spec) {
        return String.join(" ", lines(spec.usageMessage().description()));
    }

    private void options(List<OptionSpec> options) {
        for (OptionSpec option : options) {
            if (!option.hidden()) {
                page.item(term(option), description(option));
            }
        }
    }

    private static String term(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
    }

    /** Texts of options come formatted, unlike those of commands. */
    private static List<String> description(ArgSpec argument) {
        return Arrays.stream(argument.description()).flatMap(String::lines).toList();
    }

    /** Formats texts of a command as the help does, and divides them into lines; headings keep their marks. */
    private static List<String> lines(String... texts) {
        return Arrays.stream(texts).flatMap(text -> String.format(text).lines()).toList();
    }

    /** Writes what stands below the options: headings, paragraphs, and examples, which are indented. */
    private void footer(CommandSpec spec, boolean asSections) {
        List<String> examples = new ArrayList<>();
        for (String line : lines(spec.usageMessage().footer())) {
            if (line.startsWith("  ")) {
                examples.add(line);
                continue;
            }
            flush(examples);
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                heading(heading.group(1), asSections);
            } else if (!line.isBlank()) {
                page.paragraph(line);
            }
        }
        flush(examples);
    }

    private void heading(String words, boolean asSection) {
        if (asSection) {
            page.section(words.equals("Exit codes") ? "Exit status" : words);
        } else {
            page.heading(words);
        }
    }

    private void flush(List<String> examples) {
        if (!examples.isEmpty()) {
            page.verbatim(examples);
            examples.clear();
        }
    }
}
