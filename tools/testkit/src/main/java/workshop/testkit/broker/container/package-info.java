/** Kafka's own image in a container. */
package workshop.testkit.broker.container;
