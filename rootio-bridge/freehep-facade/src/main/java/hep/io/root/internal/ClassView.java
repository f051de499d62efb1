package hep.io.root.internal;

import hep.io.root.RootClass;
import hep.io.root.RootMember;
import hep.io.root.RootObject;
import hep.rootio.StoredClass;
import org.jspecify.annotations.Nullable;

/** A class by name, described by the file or not. */
record ClassView(FileObjects file, String name) implements RootClass {
  @Override
  public int getCheckSum() {
    return file.stored(name).map(StoredClass::checksum).orElse(0);
  }

  @Override
  public Class<?> getJavaClass() {
    return file.interfaces(name).getFirst();
  }

  @Override
  public RootMember[] getMembers() {
    return file.stored(name).stream()
        .flatMap(stored -> stored.members().stream())
        .map(member -> new MemberView(file, member))
        .toArray(RootMember[]::new);
  }

  @Override
  public int getVersion() {
    return file.stored(name).map(StoredClass::version).orElse(0);
  }

  @Override
  public String getClassName() {
    return name;
  }

  @Override
  public RootClass[] getSuperClasses() {
    return file.stored(name).stream()
        .flatMap(stored -> stored.bases().stream())
        .map(file::rootClass)
        .toArray(RootClass[]::new);
  }

  @Override
  public boolean instanceOf(RootClass superClass) {
    return below(name, superClass.getClassName(), 0);
  }

  private boolean below(String below, String above, int depth) {
    return below.equals(above)
        || (depth < 50
            && file.stored(below).stream()
                .flatMap(stored -> stored.bases().stream())
                .anyMatch(base -> below(base, above, depth + 1)));
  }

  @Override
  public String toString() {
    return name;
  }

  private record MemberView(FileObjects file, StoredClass.Member member) implements RootMember {
    @Override
    public int getArrayDim() {
      return member.dimensions().size();
    }

    @Override
    public String getComment() {
      return member.comment();
    }

    @Override
    public String getName() {
      return member.name();
    }

    @Override
    public RootClass getType() {
      return file.rootClass(member.typeName().replace("*", "").strip());
    }

    @Override
    public @Nullable Object getValue(RootObject object) {
      hep.rootio.RootObject behind = ObjectHandler.behind(object);
      return Values.at(file, behind.column(member.name()), behind.row());
    }
  }
}
