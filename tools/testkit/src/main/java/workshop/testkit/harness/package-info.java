/** The brokers of this JVM, by whatever mode they are started, and the clients that see them past every fault. */
package workshop.testkit.harness;
