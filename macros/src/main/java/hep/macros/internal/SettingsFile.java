package hep.macros.internal;

import hep.analysis.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A {@code settings.yaml}: the keys {@code macro} and {@code options} are read, {@code made} and
 * {@code inputs} only tell of the run that wrote it.
 */
public final class SettingsFile {
  private static final List<String> KEYS = List.of("macro", "options", "made", "inputs");

  private final Path file;
  private final Map<String, Node> sections;

  private SettingsFile(Path file, Map<String, Node> sections) {
    this.file = file;
    this.sections = sections;
  }

  /**
   * An option in a settings file.
   *
   * @param place file and line
   * @param values one, or those of a list
   */
  public record Entry(String place, List<String> values) {}

  /**
   * Reads and checks the outer form.
   *
   * @throws InputException where the file cannot be read or is not of that form; names file and
   *     line
   */
  public static SettingsFile read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InputException("settings %s: is no text in UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new InputException("settings %s: %s.".formatted(file, IoReason.plain(e)), e);
    }
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      Node root =
          new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
              .getSingleNode()
              .orElseThrow(
                  () -> new InputException("settings %s: the file is empty.".formatted(file)));
      SettingsFile whole = new SettingsFile(file, Map.of());
      return new SettingsFile(file, whole.mapping("the file", root, KEYS));
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw new InputException("%s%s: %s.".formatted(file, place, e.getProblem()), e);
    } catch (YamlEngineException e) {
      throw new InputException("settings %s: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** Refuses settings that another macro wrote. */
  public void requireMacro(String macro) {
    Node node = sections.get("macro");
    if (node != null && !values(node).equals(List.of(macro))) {
      throw new InputException(
          "%s: these are settings of the macro %s, not of %s."
              .formatted(place(node), String.join(" ", values(node)), macro));
    }
  }

  /** The options, by name; any other name is refused. */
  public Map<String, Entry> options(List<String> names) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Node node = sections.get("options");
    if (node != null) {
      mapping("options", node, names)
          .forEach((name, value) -> entries.put(name, new Entry(place(value), values(value))));
    }
    return entries;
  }

  /** The nearest key, or all where there are few. */
  private static String hint(String key, Collection<String> known) {
    return Nearest.to(key, known).isEmpty() && known.size() <= KEYS.size()
        ? "; known are %s.".formatted(String.join(", ", known))
        : Nearest.hint(key, known);
  }

  private Map<String, Node> mapping(String what, Node node, List<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw new InputException("%s: %s must be names with values.".formatted(place(node), what));
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (!known.contains(key)) {
        throw new InputException(
            "%s: unknown key %s%s"
                .formatted(place(tuple.getKeyNode()), Escaped.text(key), hint(key, known)));
      }
      if (entries.put(key, tuple.getValueNode()) != null) {
        throw new InputException(
            "%s: the key %s stands there twice.".formatted(place(tuple.getKeyNode()), key));
      }
    }
    return entries;
  }

  private List<String> values(Node node) {
    return switch (node) {
      case ScalarNode scalar -> List.of(scalar.getValue());
      case SequenceNode sequence -> {
        List<String> values = new ArrayList<>();
        for (Node element : sequence.getValue()) {
          if (!(element instanceof ScalarNode scalar)) {
            throw new InputException(
                "%s: a list here holds plain values only.".formatted(place(element)));
          }
          values.add(scalar.getValue());
        }
        yield values;
      }
      default ->
          throw new InputException(
              "%s: must be a value or a list of values.".formatted(place(node)));
    };
  }

  private String place(Node node) {
    return file + node.getStartMark().map(Mark::getLine).map(line -> ":" + (line + 1)).orElse("");
  }
}
