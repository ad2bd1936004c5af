/** Brokers of Kafka's own classes in this JVM, which a test can crash. */
package workshop.testkit.broker.embedded;
