package hep.analysis.jets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventReaderTest {
  private static final String START =
      "HepMC::Version 3.02.05\nHepMC::Asciiv3-START_EVENT_LISTING\n";
  private static final String END = "HepMC::Asciiv3-END_EVENT_LISTING\n\n";

  @TempDir private Path folder;

  @Test
  void keepsTheFinalStateOfHepMc3InGev() throws IOException {
    List<Particles> events =
        read(
            START
                + "W Default\n"
                + "E 0 1 3\nU MEV MM\nW 1.0\nA 0 signal 1\n"
                + "P 1 0 11 0 0 5000 5000 0 4\nV -1 0 [1]\n"
                + "P 2 -1 11 1e+03 2000 3000 4000 0.5 1\nP 3 -1 22 1 2 3 4 0 2\n"
                + "E 1 0 0\nU GEV MM\n"
                + "E 2 0 1\nU GEV MM\nP 1 0 22 1 2 3 4 0 1\n"
                + END);
    assertEquals(3, events.size());
    assertEquals(1, events.get(0).size());
    assertEquals(new FourVector(1.0, 2.0, 3.0, 4.0), events.get(0).vector(0));
    assertEquals(0, events.get(1).size());
    assertEquals(new FourVector(1.0, 2.0, 3.0, 4.0), events.get(2).vector(0));
  }

  @Test
  void splitsParticleListsWhereTheEventNumberChanges() throws IOException {
    List<Particles> events = read("3 1 2 3 4\r\n3 5 6 7 8\n\n9\t1  2 3 4\n");
    assertEquals(List.of(2, 1), events.stream().map(Particles::size).toList());
  }

  @Test
  void readsAnEmptyFileAsNoEvents() throws IOException {
    assertEquals(0, read("").size());
  }

  @Test
  void namesTheLineThatIsWrong() {
    refuses("0 1 2 3\n", "line 1");
    refuses("0 1 2 3 4\n0 1 2 3 NaN\n", "line 2");
    refuses("0 1 2 3 4\nx 1 2 3 4\n", "line 2");
    refuses("HepMC::Version 2.06\nHepMC::IO_GenEvent-START_EVENT_LISTING\n", "line 2");
    refuses(START + "P 1 0 22 1 2 3 4 0 1\n" + END, "line 3");
    refuses(START + "E 0 0 1\nU EV MM\n" + END, "line 4");
    refuses(START + "E 0 0 1\nP 1 0 22 1 2 3 four 0 1\n" + END, "line 4");
    refuses(START + "E 0 0 2\nP 1 0 22 1 2 3 4 0 1\n" + END, "2 particles");
    refuses(START + "E 0 0 1\nP 1 0 22 1 2 3 4 0 1\n", "the end of the file");
    refuses("0 1 2 3 4 " + "9".repeat(1 << 21), "line 1");
  }

  @Test
  void readsTextAtAnAddress() throws IOException {
    Path file = Files.writeString(folder.resolve("events.txt"), "0 1 2 3 4\n1 0 0 5 5\n");
    assertEquals(2, EventReader.stream(List.of("file://" + file), "").count());
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class,
            () -> EventReader.open("gopher://host/events.txt", "").close());
    assertTrue(String.valueOf(e.getMessage()).contains("expected https"), e.getMessage());
  }

  @Test
  void saysWhichFileCannotBeOpened() {
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class, () -> EventReader.readAll(folder.resolve("none.txt")));
    assertTrue(e.toString().contains("none.txt"), e.getMessage());
  }

  @Test
  void refusesAFileThatIsNotZstd() throws IOException {
    Path file = Files.writeString(folder.resolve("plain.zst"), "0 1 2 3 4\n".repeat(50));
    RuntimeException e = assertThrows(RuntimeException.class, () -> EventReader.readAll(file));
    assertTrue(e.toString().contains("plain.zst"), e.getMessage());
  }

  private List<Particles> read(String text) throws IOException {
    return EventReader.readAll(Files.writeString(folder.resolve("events.txt"), text));
  }

  private void refuses(String text, String place) {
    InputException e = assertThrows(InputException.class, () -> read(text));
    assertTrue(e.toString().contains(place), e.getMessage());
    assertTrue(e.toString().length() < 300, e.getMessage());
  }
}
