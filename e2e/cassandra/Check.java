import java.lang.reflect.Field;
import org.apache.cassandra.config.Config;
import org.apache.cassandra.config.DatabaseDescriptor;

/** Loads the configuration as the server does before it starts, and prints what it then holds for the settings that are asked for. */
public class Check {
  public static void main(String[] settings) throws Exception {
    try {
      DatabaseDescriptor.daemonInitialization();
    } catch (Throwable error) {
      for (Throwable cause = error; cause != null; cause = cause.getCause()) System.err.println("refused: " + cause.getMessage());
      System.exit(1);
    }
    for (String setting : settings) {
      Field field = Config.class.getField(setting);
      System.out.println(setting + "=" + field.get(DatabaseDescriptor.getRawConfig()));
    }
    System.exit(0);
  }
}
