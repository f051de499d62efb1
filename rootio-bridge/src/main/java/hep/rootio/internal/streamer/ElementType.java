package hep.rootio.internal.streamer;

/**
 * Numbers of what a {@link StreamerElement} streams (TVirtualStreamerInfo::EReadWrite). The basic
 * types lie below 20.
 */
public final class ElementType {
  /** A base class. */
  public static final int BASE = 0;

  /** A char, signed. */
  public static final int CHAR = 1;

  /** 16 bits, signed. */
  public static final int SHORT = 2;

  /** 32 bits, signed. */
  public static final int INT = 3;

  /** C++ long: 64 bits in a file. */
  public static final int LONG = 4;

  /** Single precision. */
  public static final int FLOAT = 5;

  /** An int that counts a variable array. */
  public static final int COUNTER = 6;

  /** A char*: four bytes length, then the bytes. */
  public static final int CHAR_STAR = 7;

  /** Double precision. */
  public static final int DOUBLE = 8;

  /** Double_t in memory, less in the file. */
  public static final int DOUBLE32 = 9;

  /** A char of early versions. */
  public static final int LEGACY_CHAR = 10;

  /** 8 bits, unsigned. */
  public static final int UCHAR = 11;

  /** 16 bits, unsigned. */
  public static final int USHORT = 12;

  /** 32 bits, unsigned. */
  public static final int UINT = 13;

  /** C++ unsigned long: 64 bits in a file. */
  public static final int ULONG = 14;

  /** The status bits of a TObject. */
  public static final int BITS = 15;

  /** 64 bits, signed. */
  public static final int LONG64 = 16;

  /** 64 bits, unsigned. */
  public static final int ULONG64 = 17;

  /** True or false, one byte. */
  public static final int BOOL = 18;

  /** Float_t in memory, less in the file. */
  public static final int FLOAT16 = 19;

  /** Added to a basic type: a fixed array of it; also added to objects and strings. */
  public static final int ARRAY = 20;

  /** Added to a basic type: a variable array of it behind a pointer. */
  public static final int POINTER = 40;

  /** A TObject subclass held by value. */
  public static final int OBJECT = 61;

  /** Another class held by value. */
  public static final int ANY = 62;

  /** A pointer to a TObject subclass that is never null: streamed as by value. */
  public static final int OBJECT_INLINE_POINTER = 63;

  /** A pointer to a TObject subclass. */
  public static final int OBJECT_POINTER = 64;

  /** A TString. */
  public static final int TSTRING = 65;

  /** TObject itself, as base. */
  public static final int TOBJECT = 66;

  /** TNamed itself, as base. */
  public static final int TNAMED = 67;

  /** A pointer to another class that is never null: streamed as by value. */
  public static final int ANY_INLINE_POINTER = 68;

  /** A pointer to another class. */
  public static final int ANY_POINTER = 69;

  /** A pointer to a class without virtual table. */
  public static final int ANY_POINTER_NO_VTABLE = 70;

  /** A pointer to a collection. */
  public static final int STL_POINTER = 71;

  /** A collection of the standard library. */
  public static final int STL = 300;

  /** A std::string. */
  public static final int STL_STRING = 365;

  /** A member with a streamer of its own. */
  public static final int STREAMER = 500;

  /** A variable array of objects. */
  public static final int STREAM_LOOP = 501;

  private ElementType() {}
}
