package hep.rootio.internal.decode;

import hep.rootio.Interpretation;
import hep.rootio.Interpretation.Announced;
import hep.rootio.Interpretation.Array;
import hep.rootio.Interpretation.Counted;
import hep.rootio.Interpretation.Counter;
import hep.rootio.Interpretation.Filling;
import hep.rootio.Interpretation.Loop;
import hep.rootio.Interpretation.Member;
import hep.rootio.Interpretation.Members;
import hep.rootio.Interpretation.Nested;
import hep.rootio.Interpretation.Numeric;
import hep.rootio.Interpretation.Opaque;
import hep.rootio.Interpretation.Packed;
import hep.rootio.Interpretation.Pointer;
import hep.rootio.Interpretation.Sequence;
import hep.rootio.Interpretation.Special;
import hep.rootio.Interpretation.Text;
import hep.rootio.NumberType;
import hep.rootio.internal.decode.CountedDecoder.Counts;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles interpretations into decoders. The decoders it makes share a heap of objects, so they
 * belong to one thread.
 */
public final class Decoders {
  private final ClassRules rules;
  private final ObjectHeap heap;

  /** A compiler with a heap of its own. */
  public Decoders(ClassRules rules) {
    this.rules = rules;
    this.heap = new ObjectHeap(this);
  }

  /** The rules by which classes are found that only the data name. */
  ClassRules rules() {
    return rules;
  }

  /** Where objects behind pointers go. */
  public ObjectHeap heap() {
    return heap;
  }

  /** A new decoder. */
  public Decoder of(Interpretation type) {
    return of(
        type,
        (_, in) -> {
          throw in.fail("a count before the array it counts", "an array outside of an object");
        });
  }

  /**
   * A new decoder of arrays whose lengths stand elsewhere.
   *
   * @param lengths of the arrays, in the order they are read
   */
  public Decoder counted(Interpretation type, int[] lengths) {
    return of(
        type,
        (row, in) -> {
          if (row >= lengths.length) {
            throw in.fail("at most " + lengths.length + " arrays, as counted elsewhere", "more");
          }
          return lengths[row];
        });
  }

  private Decoder of(Interpretation type, Counts counts) {
    return switch (type) {
      case Numeric n -> number(n.type());
      case Counter c -> new CounterDecoder(c.type().bytes(), c.type().unsigned());
      case Packed p -> new PackedDecoder(p);
      case Text t -> new TextDecoder(t);
      case Array a -> new ArrayDecoder(a.length(), of(a.item(), counts));
      case Filling f -> new FillingDecoder(f.flagged(), of(f.item(), counts));
      case Counted c -> new CountedDecoder(counts, c.flagged(), of(c.item()));
      case Loop l -> new LoopDecoder(of(l.item()));
      case Sequence s -> new SequenceDecoder(s.framing(), of(s.item()));
      case Members m -> new MembersDecoder(m, this);
      case Pointer _ -> new PointerDecoder(heap, false);
      case Nested n -> new NestedDecoder(n.className(), heap);
      case Announced _ -> new AnnouncedDecoder(heap);
      case Opaque o -> new OpaqueDecoder(o.className());
      case Special s -> special(s.className());
    };
  }

  /** One decoder a member; those that are counted ask {@code owner}. */
  List<Decoder> members(Members type, MembersDecoder owner) {
    List<Decoder> decoders = new ArrayList<>();
    for (Member member : type.members()) {
      Interpretation inner = member.type();
      Counts counts =
          inner instanceof Counted c
              ? (row, in) -> owner.count(c.counter(), row, in)
              : (_, in) -> {
                throw in.fail("a count before the array it counts", "none");
              };
      decoders.add(inner instanceof Pointer ? new PointerDecoder(heap, true) : of(inner, counts));
    }
    return decoders;
  }

  private Decoder special(String className) {
    return switch (className) {
      case "TObject" -> new ObjectBaseDecoder();
      case "fBits" -> new BitsDecoder();
      case "TRef" -> new RefDecoder();
      case "TRefArray" -> new RefArrayDecoder();
      case "TClonesArray" -> new ClonesDecoder(this);
      case "TBasket" -> new BasketDecoder();
      case "TMatrixTSym<double>" -> new SymmetricMatrixDecoder(true);
      case "TMatrixTSym<float>" -> new SymmetricMatrixDecoder(false);
      default -> new OpaqueDecoder(className);
    };
  }

  private static Decoder number(NumberType type) {
    return switch (type) {
      case BOOL -> new BooleanDecoder();
      case INT8, UINT8 -> new ByteDecoder(type.unsigned());
      case INT16, UINT16 -> new ShortDecoder(type.unsigned());
      case INT32, UINT32 -> new IntDecoder(type.unsigned());
      case INT64, UINT64 -> new LongDecoder(type.unsigned());
      case FLOAT32 -> new FloatDecoder();
      case FLOAT64 -> new DoubleDecoder();
    };
  }
}
