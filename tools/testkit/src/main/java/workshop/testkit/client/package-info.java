/** Kafka clients for tests: those that a test lends to a learner, sends with itself, or reads by JMX. */
package workshop.testkit.client;
