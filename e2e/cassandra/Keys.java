import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.cassandra.config.Config;
import org.yaml.snakeyaml.introspector.BeanAccess;
import org.yaml.snakeyaml.introspector.Property;
import org.yaml.snakeyaml.introspector.PropertyUtils;

/** Prints the paths of all keys that the parser of cassandra.yaml knows inside settings that are objects, as the parser itself looks them up. */
public class Keys {
  private static final Set<String> PATHS = new TreeSet<>();

  public static void main(String[] none) throws Exception {
    collect(Config.class, "");
    PATHS.forEach(System.out::println);
    System.exit(0);
  }

  private static void collect(Class<?> type, String path) throws Exception {
    for (Property property : properties(type)) {
      if (!property.isWritable()) continue;
      // The parser takes names of Java in the case of the file only.
      String name = path + property.getName().replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase();
      if (!path.isEmpty()) PATHS.add(name);
      if (isObject(property.getType())) collect(property.getType(), name + ".");
    }
  }

  private static boolean isObject(Class<?> type) {
    return type.getName().startsWith("org.apache.cassandra.") && !type.isEnum()
        // What is written as one value: durations, sizes, and the number of attempts.
        && !type.getSimpleName().matches(".*Bound|MaxAttempt");
  }

  /** Since 4.1 the server has a loader of its own; before, the library does it alone. */
  private static Collection<? extends Property> properties(Class<?> type) throws Exception {
    Class<?> loaders;
    try {
      loaders = Class.forName("org.apache.cassandra.config.Properties");
    } catch (ClassNotFoundException before) {
      return new AllProperties().of(type);
    }
    Object loader = loaders.getMethod("defaultLoader").invoke(null);
    return ((Map<String, Property>) Class.forName("org.apache.cassandra.config.Loader").getMethod("getProperties", Class.class).invoke(loader, type)).values();
  }

  /** With those that can be written only, which the library finds by name too. */
  private static class AllProperties extends PropertyUtils {
    Collection<Property> of(Class<?> type) {
      return getPropertiesMap(type, BeanAccess.DEFAULT).values();
    }
  }
}
