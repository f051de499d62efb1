package hep.io.root.internal;

import hep.io.root.RootObject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers the methods of an object's interfaces from its members.
 *
 * @param more has methods that go before members: of trees, branches and leaves
 */
record ObjectHandler(FileObjects file, hep.rootio.RootObject object, Object more)
    implements InvocationHandler {

  @Override
  @SuppressWarnings("ReferenceEquality") // an object equals itself and no other
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object[] given = arguments == null ? new Object[0] : arguments;
    String name = method.getName();
    if (method.getDeclaringClass() == Object.class) {
      return switch (name) {
        case "equals" -> proxy == given[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> object.className() + (object.has("fName") ? " " + object.text("fName") : "");
      };
    }
    if (name.equals("getRootClass")) {
      return file.rootClass(object.className());
    }
    Optional<Method> own = own(method);
    if (own.isPresent()) {
      try {
        return Values.as(own.get().invoke(more, given), method.getReturnType());
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }
    if (name.equals("getDate") && object.has("fDatime")) {
      return Values.date(object.integer("fDatime"));
    }
    return Values.as(member(name), method.getReturnType());
  }

  private Optional<Method> own(Method asked) {
    try {
      Method found = more.getClass().getMethod(asked.getName(), asked.getParameterTypes());
      return found.getDeclaringClass() == Object.class ? Optional.empty() : Optional.of(found);
    } catch (NoSuchMethodException _) {
      return Optional.empty();
    }
  }

  private @Nullable Object member(String method) {
    for (String member : object.names()) {
      boolean array = method.equals("getArray") && member.startsWith("TArray");
      if (array || Mangle.method(member).equals(method)) {
        return Values.at(file, object.column(member), object.row());
      }
    }
    throw new IllegalStateException(
        "A %s of %s has no member for %s(); it has %s"
            .formatted(object.className(), file.file().name(), method, object.names()));
  }

  /** The object behind a proxy. */
  static hep.rootio.RootObject behind(RootObject proxy) {
    if (java.lang.reflect.Proxy.isProxyClass(proxy.getClass())
        && java.lang.reflect.Proxy.getInvocationHandler(proxy) instanceof ObjectHandler handler) {
      return handler.object();
    }
    throw new IllegalArgumentException("A " + proxy.getClass().getName() + " has no members");
  }
}
