package workshop.testkit.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import workshop.testkit.environment.Settings;

/** The settings of the run that a test belongs to. */
public final class ExtensionSettings {

    /** Those of this JVM, with what whoever runs the tests has said as JUnit's configuration parameters. */
    public static Settings of(ExtensionContext context) {
        return Settings.ofThisJvm()
                .forRun(name -> context.getConfigurationParameter(name).orElse(null));
    }

    private ExtensionSettings() {}
}
