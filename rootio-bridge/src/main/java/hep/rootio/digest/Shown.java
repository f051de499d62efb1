package hep.rootio.digest;

import hep.rootio.Column;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.Jagged;
import hep.rootio.ObjectColumn;
import hep.rootio.RootObject;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.Union;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Single values as they are shown: arrays cut at 12 elements, strings at 120 characters. */
final class Shown {
  private static final int MOST = 12;
  private static final int LONGEST = 120;
  private static final int DEEPEST = 6;

  private Shown() {}

  static Object of(Column column, int at) {
    return of(column, at, 0);
  }

  private static Object of(Column column, int at, int depth) {
    if (depth > DEEPEST) {
      return "$deep";
    }
    return switch (column) {
      case StringColumn c -> {
        String s = c.string(at);
        yield s.length() > LONGEST ? s.substring(0, LONGEST) + "..." : s;
      }
      case Fixed c -> list(c.content(), at * c.size(), (at + 1) * c.size(), depth);
      case Jagged c -> list(c.content(), c.start(at), c.end(at), depth);
      case Struct c -> {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < c.names().size(); i++) {
          String name = c.names().get(i);
          if (!name.equals("fUniqueID") && !name.equals("fBits")) {
            members.put(name, of(c.columns().get(i), at, depth + 1));
          }
        }
        yield members;
      }
      case Union c ->
          c.tags()[at] == 0
              ? Json.Absent.NULL
              : of(c.alternatives().get(c.tags()[at] - 1), c.index()[at], depth + 1);
      case ObjectColumn c ->
          c.objects().get(at).map(object -> of(object, depth)).orElse(Json.Absent.NULL);
      case FloatColumn c -> (double) c.values()[at];
      case Column c -> new RootObject("", () -> one(c), at).number("value");
    };
  }

  private static Object of(RootObject object, int depth) {
    return of(object.members(), object.row(), depth + 1);
  }

  private static Struct one(Column column) {
    return new Struct("", column.length(), List.of("value"), List.of(column));
  }

  private static List<Object> list(Column content, int start, int end, int depth) {
    List<Object> shown = new ArrayList<>();
    for (int i = start; i < Math.min(end, start + MOST); i++) {
      shown.add(of(content, i, depth + 1));
    }
    if (end - start > MOST) {
      shown.add(Map.of("$more", end - start - MOST));
    }
    return shown;
  }
}
