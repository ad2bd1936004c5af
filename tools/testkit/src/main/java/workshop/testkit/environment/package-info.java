/** What this JVM was told, and its temp folders. */
package workshop.testkit.environment;
